// run exit=3

// os.Exit doesn't run deferred calls.
package main

import "os"

func main() {
	defer println("never")
	println("bye")
	os.Exit(3)
}
