// run exit=2

// Named string and bool values print their type.
package main

func main() {
	type S string
	panic(S("named"))
}
