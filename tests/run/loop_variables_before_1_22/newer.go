//go:build go1.22

package main

func newer() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, s := range []int{10, 20} {
		fs = append(fs, func() int { return s })
	}
	for i := range 2 {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}
