// run

// Dot imports and renamed imports.
package main

import . "strings"
import m "math"
import _ "fmt"

func main() { println(ToUpper("abc"), int(m.Sqrt(16)), Repeat("x", 3)) }
