// errorcheck

package main

// What a type in a cycle is said to be is not judged.
type J interface { // ERROR "invalid recursive type: J refers to itself"
	int
	~J
}

type O struct { // ERROR "invalid recursive type: O refers to itself"
	x interface{ ~O } // ERROR "cannot use type interface{~O} outside a type constraint: interface contains type constraints"
}

func main() {}
