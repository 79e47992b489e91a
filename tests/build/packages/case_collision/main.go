// build exit=1

package main

import "m/a"
import "m/A"

func main() { a.F(); A.F() }
