// errorcheck

// Directed channels don't convert back.
package main

var s chan<- int
var c chan int = s // ERROR "cannot use s (variable of type chan<- int) as chan int value in variable declaration"
var r <-chan int = s // ERROR "cannot use s (variable of type chan<- int) as <-chan int value in variable declaration"
func main()          {}
