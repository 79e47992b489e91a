// run

// Which of two failing operands is reported.
package main

import "fmt"

var (
	s           = make([]int, 5)
	arr         [4]int
	grid        [2][2]int
	ten, twenty = 10, 20
	one, zero   = 1, 0
	np          *int
	ns          *[]int
	na          *[4]int
	m           = map[int]int{}
	nm          map[int]int
	sink        int
	sinks       []int
	sinkm       map[int]int
)

func called() int { fmt.Print("called "); return 3 }

func try(n string, f func()) {
	defer func() { fmt.Println(n, recover(), s, arr, len(m), sink); s, arr, m, sink = make([]int, 5), [4]int{}, map[int]int{}, 0 }()
	f()
}

func main() {
	try("element", func() { s[s[ten]] = one / zero })
	try("element of nil", func() { (*ns)[s[ten]] = one / zero })
	try("element, outside", func() { s[ten] = one / zero })
	try("grid", func() { grid[s[ten]][one/zero] = *np })
	try("map", func() { m[s[ten]] = one / zero })
	try("map op", func() { m[s[ten]] += one / zero })
	try("nil map op", func() { nm[s[ten]] += one / zero })
	try("map shift", func() { m[0] <<= zero - 1 })
	try("map division", func() { m[0] /= zero })
	try("map literal", func() { sinkm = map[int]int{s[ten]: one / zero} })
	try("slice", func() { sinks = s[s[ten]:called()] })
	try("slice of nil", func() { sinks = (*na)[s[ten]:called()] })
	try("swap", func() { s[ten], s[twenty] = s[twenty], s[ten] })
	try("swap arrays", func() { arr[ten&7], s[twenty] = s[twenty], arr[ten&7] })
	try("two", func() { s[0], sink = 1, one/zero })
	try("two, local", func() { x, y := one, zero; sink, s[0] = 1, x/y })
	try("three", func() { s[0], arr[s[ten]&3], sink = one/zero, 2, 3 })
	try("values", func() { sink, s[0] = s[twenty], *np })
	try("call", func() { sink = s[ten] + called() })
}
