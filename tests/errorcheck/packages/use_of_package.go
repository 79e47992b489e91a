// errorcheck

// A package name is no value.
package main

import "fmt"

var x = fmt // ERROR "use of package fmt not in selector"
func main() { fmt.Println() }
