// run build=-ldflags=-s env=GODEBUG=gcstress=1

// An image without symbols knows less of the runtime's own frames: the collector takes all that lies there.
package main

import (
	"fmt"
	"strings"
	"time"
)

type node struct {
	text string
	next *node
}

//go:noinline
func chain(n int, last *node) *node {
	if n == 0 {
		return last
	}
	a, b := strings.Repeat("a", n), strings.Repeat("b", n)
	x := &node{a + b, last}
	y := chain(n-1, x)
	if x.text != a+b {
		panic(x.text)
	}
	return y
}

func main() {
	c := make(chan *node)
	for i := range 4 {
		go func() {
			x := chain(i+2, nil)
			time.Sleep(time.Millisecond)
			c <- x
		}()
	}
	total := 0
	for range 4 {
		for x := <-c; x != nil; x = x.next {
			total += len(x.text)
		}
	}
	fmt.Println(total, fmt.Sprint(chain(3, nil).text, []any{1, "two", []int{3}}))
}
