// run

// Missing indices default to 0 and the length.
package main

func main() {
	s := "hello"
	a := [5]int{1, 2, 3, 4, 5}
	println(s[:2], s[2:], s[:], s[5:] == "", len(a[:]), len(a[1:]), cap(a[1:3]), cap(a[:0]))
}
