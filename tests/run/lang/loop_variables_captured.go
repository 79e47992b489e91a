// run

package main

// Closures capture variables of for clauses, each turn its own, whatever changes them.

import "fmt"

type node struct {
	v    int
	next *node
}

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fs = append(fs, func() int { return i*100 + j })
	}
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
		i++
	}
	for i := 0; i < 6; i++ {
		f := func() int { i++; return i }
		fs = append(fs, f)
		f()
	}
	for i := 0; i < 4; i++ {
		p := &i
		fs = append(fs, func() int { return i })
		*p += 1
	}
	var g func() int
	for i := 0; i < 3; i, g = i+1, func() int { return i } {
		if g != nil {
			fs = append(fs, g)
		}
	}
	for i, f := 0, func() int { return -1 }; i < 3; i++ {
		fs = append(fs, f)
		f = func() int { return i }
	}
	var i0 func() int
	for i := func() int { var k int; i0 = func() int { k += 10; return k }; return k }(); i < 2; i++ {
		fs = append(fs, i0, func() int { return i })
	}
	l := &node{1, &node{2, &node{3, nil}}}
	for n := l; n != nil; n = n.next {
		fs = append(fs, func() int { return n.v })
	}
	for a := [3]int{1, 2, 3}; a[0] < 4; a[0]++ {
		fs = append(fs, func() int { return a[0] + a[1] })
	}
	for i := 0; i < 2; i++ {
		for range func(yield func() bool) { yield() } {
			fs = append(fs, func() int { return i + 1000 })
		}
	}
	for i := 0; func() bool { fs = append(fs, func() int { return -i }); return i < 2 }(); i++ {
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	done := make(chan int, 3)
	for i := 0; i < 3; i++ {
		go func() { done <- i }()
	}
	fmt.Println(<-done + <-done + <-done)
	for i := 0; i < 3; i++ {
		defer func() { fmt.Print(i, " ") }()
	}
}
