// run

// The program ends with main.
package main

func main() {
	go func() { select {} }()
	println("main ends")
}
