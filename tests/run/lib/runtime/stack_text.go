// run
//
// Text of runtime.Stack: the middle of deep stacks is left out, frames of inlined calls counted; wrappers are not shown,
// except those that panic themselves.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

var left int

func deep() {
	if left == 0 {
		count()
		return
	}
	left--
	deep()
	left++
}

// count prints how the frames of deep are shown.
func count() {
	calls := 0
	for l := range strings.Lines(string(debug.Stack())) {
		if strings.HasPrefix(l, "main.deep(") {
			calls++
		}
		if strings.HasPrefix(l, "...") {
			fmt.Print(calls, " ", l)
		}
	}
	fmt.Println(calls, "calls shown")
}

type value struct{ n int }

func (v value) method() int { return v.n }

type methoder interface{ method() int }

type embedded struct{ *value }

func call(m methoder) {
	defer func() {
		fmt.Println(recover())
		for l := range strings.Lines(string(debug.Stack())) {
			name, _, _ := strings.Cut(l, "(0x")
			name, _, _ = strings.Cut(name, "({")
			name, _, _ = strings.Cut(name, "(...")
			if strings.HasPrefix(l, "main.") {
				fmt.Println(" ", strings.TrimSpace(name))
			}
		}
	}()
	m.method()
}

func main() {
	for _, n := range []int{10, 46, 47, 93, 94, 95, 96, 97, 98, 99, 100, 150, 1000} {
		left = n
		deep()
	}
	call((*value)(nil))
	call(embedded{})
	call(&embedded{})
	call(nil)
}
