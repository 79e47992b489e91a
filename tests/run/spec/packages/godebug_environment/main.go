// run env=GODEBUG=panicnil=0

//go:debug panicnil=1

// The environment counts more.
package main

func main() {
	defer func() { println("recovered", recover() == nil) }()
	panic(nil)
}
