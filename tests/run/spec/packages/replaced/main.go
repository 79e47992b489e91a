// run

// A folder replaces a module, and has a language version of its own.
package main

import "example.com/foo"

func main() { foo.F() }
