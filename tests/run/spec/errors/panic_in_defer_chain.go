// run

// A newer panic replaces an older one.
package main

func main() {
	defer func() { println("recovered", recover().(int)) }()
	defer func() { panic(2) }()
	defer func() { defer func() { println("inner", recover().(int)) }(); panic(3) }()
	panic(1)
}
