// errorcheck

// main has no arguments and results.
package main

func main() int { return 1 } // ERROR "func main must have no arguments and no return values"
