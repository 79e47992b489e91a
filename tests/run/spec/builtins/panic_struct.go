// run exit=2

// Other types print their type and address.
package main

func main() {
	type T struct{ a, b int }
	panic(T{1, 2})
}
