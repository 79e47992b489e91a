// run

//go:build go1.21

// Before go1.22 the iterations of a loop share its variables.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	for j := range [3]int{} {
		fs = append(fs, func() int { return j })
	}
	for _, k := range []int{7, 8, 9} {
		fs = append(fs, func() int { return k })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}
