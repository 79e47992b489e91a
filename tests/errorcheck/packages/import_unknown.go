// errorcheck

// Imports must exist.
package main

import "nosuchpackage" // ERROR "package nosuchpackage is not in std"
func main()            {}
