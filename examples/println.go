// run
// Hello without any import: the built-in println writes to standard error.
package main

func main() {
	println("hello")
}
