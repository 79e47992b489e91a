// errorcheck

// Imports must be used.
package main

import "os" // ERROR "imported and not used"
import f "fmt" // ERROR "imported as f and not used"
func main()    {}
