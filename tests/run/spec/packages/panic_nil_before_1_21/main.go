// run

// In a module of an older language version recover returns the nil of panic(nil).
package main

func main() {
	defer func() { println("recovered", recover() == nil) }()
	panic(nil)
}
