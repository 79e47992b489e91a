// run

// Packages of other modules come from vendor, with the language version of their module.
package main

import "example.com/foo"

func main() { foo.F() }
