// errorcheck

// Iteration variables that do not fit.
package p

func f(c chan int) {
	for i, j, k := range 10 { // ERROR "declared and not used: i" "range over 10 (untyped int constant) permits only one iteration variable"
	}
	var s string // ERROR "declared and not used: s"
	var x float64 // ERROR "declared and not used: x"
	for s = range 5 { // ERROR "cannot use 5 (untyped int constant) as string value in range clause"
	}
	for x = range 5 { // ERROR "cannot use iteration variable of type float64"
	}
	for a, b, c := range []int{} { // ERROR "declared and not used: a" "declared and not used: b" "range clause permits at most two iteration variables"
	}
	switch (struct{ f func() }{}) { // ERROR "cannot switch on (struct{f func()}{}) (value of type struct{f func()}) (struct{f func()} is not comparable)"
	}
}
