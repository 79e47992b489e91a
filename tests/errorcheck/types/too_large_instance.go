// errorcheck

// Arrays that only the type arguments make too large are found in the instances that have them as variables.
package main

func f[T any]() { // ERROR "type [1099511627776][1048576]string larger than address space"
	var x [1 << 40]T
	_ = x
}

func main() { f[[1 << 20]string]() }
