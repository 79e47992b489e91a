// run

//go:debug panicnil=1

// The program's own setting.
package main

func main() {
	defer func() { println("recovered", recover() == nil) }()
	panic(nil)
}
