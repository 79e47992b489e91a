// run

// All forms of the for clause.
package main

func main() {
	i := 0
	for i < 2 {
		i++
	}
	for i < 4 {
		i++
	}
	for {
		i++
		if i > 7 {
			break
		}
	}
	for i = 100; ; i++ {
		if i > 101 {
			break
		}
	}
	for range 2 {
		i++
	}
	println(i)
}
