// run

// Anonymous structs are identical if their fields are.
package main

func main() {
	a := struct {
		x int
		y string
	}{1, "a"}
	var b struct {
		x int
		y string
	} = a
	type T struct {
		x int
		y string
	}
	c := T(a)
	list := []struct {
		n string
		v int
	}{{"a", 1}, {"b", 2}}
	for _, e := range list {
		print(e.n, e.v, " ")
	}
	println(a == b, c == a, len(list))
}
