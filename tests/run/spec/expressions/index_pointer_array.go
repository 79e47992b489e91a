// run

// a[i] is short for (*a)[i].
package main

func main() {
	a := [3]int{1, 2, 3}
	p := &a
	p[2] = 9
	for i, v := range p {
		println(i, v)
	}
	println(len(p), cap(p), p[:2][1])
}
