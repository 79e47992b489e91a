// errorcheck

// An import conflicts with a declaration of the package block.
package main

import "fmt" // ERROR "imported and not used"
func fmt()   {} // ERROR "fmt already declared through import of package fmt ("
func main()  {}
