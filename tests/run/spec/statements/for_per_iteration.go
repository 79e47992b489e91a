// run

// Each iteration has its own variables.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
	for i := 0; i < 6; i++ {
		p := &i
		*p += 2
		println(i)
	}
}
