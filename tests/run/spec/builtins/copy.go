// run

// copy handles overlap and strings.
package main

func main() {
	a := []int{0, 1, 2, 3, 4, 5}
	n1 := copy(a[2:], a)
	b := make([]byte, 3)
	n2 := copy(b, "hello")
	println(n1, a[2], a[5], n2, string(b), copy(a, []int(nil)))
}
