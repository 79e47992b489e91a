// run

// Entries removed during the iteration aren't produced.
package main

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	n := 0
	for k := range m {
		n++
		for j := range 5 {
			if j != k {
				delete(m, j)
			}
		}
	}
	println(n, len(m))
	for range m {
		n++
	}
	println(n)
	for k, v := range map[string]int(nil) {
		println(k, v)
	}
}
