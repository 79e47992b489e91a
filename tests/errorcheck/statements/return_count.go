// errorcheck

// Results match the signature.
package main

func a() int           { return } // ERROR "not enough return values"
func b()               { return 1 } // ERROR "too many return values"
func c() (int, string) { return 1 } // ERROR "not enough return values"
func d() int           { return "x" } // ERROR "(untyped string constant) as int value in return statement"
func e() (int, int)    { return 1, 2, 3 } // ERROR "too many return values"
func main()            {}
