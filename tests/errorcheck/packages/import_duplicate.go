// errorcheck

// A name is imported once per file.
package main

import "fmt"
import "fmt" // ERROR "fmt redeclared in this block" "imported and not used"
func main()  { fmt.Println() }
