// run

// Maps keep their entries while growing and shrinking.
package main

func main() {
	m := map[int]int{}
	for i := range 10000 {
		m[i*7] = i
	}
	for i := range 10000 {
		if i%3 != 0 {
			delete(m, i*7)
		}
	}
	s := 0
	for k, v := range m {
		if k != v*7 {
			println("bad")
		}
		s += v
	}
	println(len(m), s)
}
