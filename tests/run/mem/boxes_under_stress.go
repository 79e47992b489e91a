// run env=GODEBUG=gcstress=1

// Values that only a register of the runtime holds while their memory is being made.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

//go:noinline
func words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strings.Repeat(strconv.Itoa(i), 2)
	}
	return out
}

//go:noinline
func word(n int) string { return strings.Repeat("x", n) }

//go:noinline
func number(n int) *int { p := new(int); *p = n; return p }

func main() {
	// The arguments are boxed and nothing else holds them.
	fmt.Println(words(3), word(3), [][]string{words(2), words(1)})
	fmt.Println(append(words(1), word(5)), struct{ s []string }{words(2)}, *number(7))
	m := map[string][]string{word(2): words(2), word(4): words(4)}
	fmt.Println(len(m), m[word(4)], any(words(5)))
	c := make(chan []string, 1)
	go func() { c <- words(3) }()
	fmt.Println(<-c, func() any { return words(1) }())
	defer func() { fmt.Println(recover()) }()
	panic(words(2))
}
