// run

// recover works only in the deferred function itself.
package main

func helper() any { return recover() }
func f() {
	defer func() { println("outer", recover() != nil) }()
	defer func() { println("helper", helper() == nil) }()
	defer func() { func() { println("nested", recover() == nil) }() }()
	panic(1)
}
func main() { f(); println(recover() == nil) }
