// run

// The range expression of an array is copied, that of a slice isn't.
package main

func main() {
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			println(v)
		}
	}
	a = [3]int{1, 2, 3}
	for i, v := range &a {
		a[2] = 10
		if i == 2 {
			println(v)
		}
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v)
		s[2] = 7
		if i == 2 {
			println(v)
		}
	}
	println(len(s))
}
