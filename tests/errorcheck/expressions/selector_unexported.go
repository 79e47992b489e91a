// errorcheck

// Unexported names of other packages.
package main

import "strings"

var b strings.Builder
var x = b.buf // ERROR "b.buf undefined (cannot refer to unexported field buf)"
var y = strings.nothing // ERROR "undefined: strings.nothing"
var z = strings.Nothing // ERROR "undefined: strings.Nothing"
func main()             {}
