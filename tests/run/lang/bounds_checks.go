// run

// Checks that must stay, each failing in exactly one round, and what was done before it. Loops that look as if their index
// were always inside.
package main

import (
	"math"
	"unsafe"
)

var trace int

//go:noinline
func hide[T any](x T) T { return x }

func try(name string, f func()) {
	trace = 0
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(name, "done", trace)
		case error:
			println(name, e.Error(), trace)
		default:
			println(name, "other", trace)
		}
	}()
	f()
}

func numbers(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i + 1
	}
	return s
}

func upInclusive(s []int) {
	for i := 0; i <= len(s); i++ {
		trace += s[i]
	}
}

func upByTwo(s []int) {
	for i := 0; i < len(s); i += 2 {
		trace += s[i]
		trace += s[i+1]
	}
}

func upFrom(s []int, from int) {
	for i := from; i < len(s); i++ {
		trace += s[i]
	}
}

func before(s []int, from int) {
	for i := from; i < len(s); i++ {
		trace++
		trace += s[i-1]
	}
}

func after(s []int) {
	for i := 0; i < len(s); i++ {
		trace += s[i+1]
	}
}

func down(s []int, to int) {
	for i := len(s) - 1; i >= to; i-- {
		trace += s[i]
	}
}

func downUnsigned(s []int) {
	for i := uint(len(s)) - 1; i >= 0; i-- {
		trace += s[i]
	}
}

func downFrom(s []int, n int) {
	for i := n - 1; i >= 0; i-- {
		trace += s[i]
	}
}

func wraps(s []int, i int) {
	for n := 0; n < 8; n++ {
		if i < len(s) {
			trace++
			trace += s[i]
		}
		i++
	}
}

func wrapsByThree(s []int, i int) {
	for ; i+2 < len(s); i += 3 {
		trace += s[i]
	}
}

func otherLength(s, t []int) {
	for i := range s {
		trace += t[i]
	}
}

func shrinks(s []int) {
	for i := 0; i < 6; i++ {
		trace += s[i]
		s = s[:len(s)-1]
	}
}

func grows(s []int, n int) {
	for i := 0; i < n; i++ {
		trace += s[i]
		n += i & 1
	}
}

func bound(s []int, n int) {
	if n > len(s)+1 {
		return
	}
	for i := 0; i < n; i++ {
		trace += s[i]
	}
}

func mask(x int) {
	var t [15]int
	for i := 0; i < 20; i++ {
		t[(x+i)&15] = i
		trace++
	}
}

func remainder(x int) {
	var t [8]int
	t[x%8]++
	trace++
	t[(x-9)%8]++
	trace++
}

func narrow(x int8, u uint8) {
	var t [128]int
	t[u&127] = 1
	trace++
	t[x] = 1
	trace++
	t[u] = 1
	trace++
}

func halves(s []int, lo, hi int) {
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		trace++
		if s[m] < 4 {
			lo = m + 1
		} else {
			hi = m
		}
	}
}

func middle(s []int, lo, hi int) {
	m := lo + (hi-lo)/2
	trace = m
	trace += s[m]
}

func subslices(s []int, i, j, k int) {
	t := s[i:j]
	trace = len(t)
	for n := 0; n <= k; n++ {
		trace += t[n]
	}
}

func tails(s []int) {
	for len(s) >= 2 {
		trace += s[0] + s[1]
		s = s[3:]
	}
}

func constants(s []int) {
	trace += s[2]
	trace += s[1]
	if len(s) > 3 {
		trace += s[3]
	}
	trace += s[4]
}

func less(s []int, i, j int) {
	if i < j && j < len(s) {
		trace += s[j]
		trace += s[i]
	}
}

func smaller(s, t []int) {
	for i := 0; i < min(len(s), len(t)); i++ {
		trace += s[i] + t[i]
	}
	for i := 0; i < max(len(s), len(t)); i++ {
		trace += s[i] + t[i]
	}
}

func product(s []int, i int) {
	if i < len(s) {
		trace += s[i*2]
	}
}

func crossing(s []int, p int) {
	i, j := 0, len(s)-1
	for {
		for s[i] < p {
			i++
			trace++
		}
		for s[j] > p {
			j--
			trace++
		}
		if i >= j {
			return
		}
		i++
		j--
	}
}

func text(s string) {
	trace += int(s[0])
	trace += int(s[len(s)-1])
	for i := 1; i < len(s); i += 2 {
		trace += int(s[i]) - int(s[i-1])
	}
	trace += int(s[len(s)-2])
}

func swaps(s []int) {
	for i := 0; i < len(s); i++ {
		s[i], s[i+1] = s[i+1], s[i]
		trace++
	}
}

// What does not change from round to round is checked once, in its place among the others.
func invariant(m [][]int, i, n int) {
	for k := 0; k < n; k++ {
		trace++
		trace += m[i][k]
	}
}

func invariantOrder(a, b []int, i, j int) {
	for k := 0; k < 3; k++ {
		trace += a[k+i]
		trace += b[j]
	}
}

type pair struct {
	x, y int
	s    []int
	next *pair
}

func nilInLoop(p *pair, n int) {
	for i := 0; i < n; i++ {
		trace++
		trace += p.x
	}
}

func skipped(p *pair, n int) {
	for i := 0; i < n; i++ {
		if i == 2 {
			trace += p.x
		}
		trace++
	}
}

// Memory that changes under way.
func reslices(p *pair) {
	for i := 0; i < len(p.s); i++ {
		trace += p.s[i]
		p.s = p.s[:len(p.s)-1]
	}
}

func resliced(p, q *pair) {
	for i := 0; i < 4; i++ {
		trace += p.s[i]
		q.s = q.s[1:]
	}
}

func aliases(p, q *pair) {
	p.x = 1
	a := p.x
	q.x = 2
	b := p.x
	p.y = 3
	trace = a*100 + b*10 + p.x + q.y
}

func aliasedElements(s []int, i, j int) {
	s[i] = 1
	s[j] = 2
	trace = s[i]*10 + s[j]
	t := s[1:]
	t[0] = 7
	trace = trace*10 + s[1]
}

func punned(x *float64) {
	bits := (*uint64)(unsafe.Pointer(x))
	a := *bits
	*x = 2
	trace = int(a>>52) - int(*bits>>52)
}

func overlapping(b []byte) {
	w := (*uint32)(unsafe.Pointer(&b[0]))
	a := *w
	b[2] = 9
	trace = int(*w - a)
}

func list(p *pair) {
	for q := p; q != nil; q = q.next {
		p.x++
		trace += q.x
	}
}

func divisions() {
	for i := -5; i <= 5; i++ {
		x := hide(i)
		if x%2 == 0 {
			trace += 1000
		}
		if x%4 != 0 {
			trace += 100
		}
		trace += x/2 + x%2 + x>>1
	}
	if m := hide(math.MinInt); m%2 == 0 && m%8 == 0 && m/2 < 0 {
		trace++
	}
	if m := hide(int8(-128)); m%64 == 0 && m%127 == -1 {
		trace++
	}
	for i := 0; i < 9; i++ {
		trace += i/2 + i%4 + (i-3)/2 + (i-3)%4
	}
}

// Values of a loop's head that are used behind it, by several ways.
func ways(s []int, x int) (int, int) {
	i, n := 0, 0
	for ; i < len(s); i++ {
		if s[i] == x {
			break
		}
		if s[i] == -x {
			return i, n
		}
		if s[i]&1 == 0 {
			continue
		}
		n += i
	}
	return i, n
}

func nested(n int) int {
	total := 0
outer:
	for i := 0; i < n; i++ {
		for j := i; j < n; j++ {
			for k := j; k > 0; k /= 2 {
				if i+j+k == 11 {
					continue outer
				}
				if total > 300 {
					break outer
				}
				total += i ^ j ^ k
			}
		}
	}
	return total
}

func floats(a []float64, n int) float64 {
	sum, product := 0.0, 1.0
	for r := 0; r < n; r++ {
		for _, x := range a {
			if !(x < 3) {
				break
			}
			sum += x
			product *= x
		}
		println(int(sum))
	}
	return sum + product
}

func main() {
	s := numbers(5)
	try("up inclusive", func() { upInclusive(s) })
	try("up by two", func() { upByTwo(s) })
	try("up by two, even", func() { upByTwo(s[:4]) })
	try("up from", func() { upFrom(s, hide(-1)) })
	try("before 0", func() { before(s, 0) })
	try("before 1", func() { before(s, 1) })
	try("after", func() { after(s) })
	try("down", func() { down(s, 0) })
	try("down too far", func() { down(s, -1) })
	try("down unsigned", func() { downUnsigned(s) })
	try("down from", func() { downFrom(s, 6) })
	try("down from least", func() { downFrom(s, math.MinInt) })
	try("wraps", func() { wraps(s, math.MaxInt-2) })
	try("wraps by three", func() { wrapsByThree(s, math.MaxInt-1) })
	try("other length", func() { otherLength(s, s[:3]) })
	try("shrinks", func() { shrinks(s) })
	try("grows", func() { grows(s, 3) })
	try("bound", func() { bound(s, 6) })
	try("mask", func() { mask(5) })
	try("remainder", func() { remainder(17) })
	try("remainder below", func() { remainder(3) })
	try("narrow", func() { narrow(127, 255) })
	try("narrow below", func() { narrow(-1, 127) })
	try("halves", func() { halves(s, 0, len(s)) })
	try("halves beyond", func() { halves(s[:3], 0, 5) })
	try("halves below", func() { halves(s, -8, -2) })
	try("middle", func() { middle(s, 1, 9) })
	try("middle inside", func() { middle(s, 1, 4) })
	try("subslices", func() { subslices(s, 1, 4, 3) })
	try("subslices reversed", func() { subslices(s, 3, 2, 0) })
	try("subslices beyond", func() { subslices(s, 3, 6, 0) })
	try("tails", func() { tails(s) })
	try("tails inside", func() { tails(numbers(6)) })
	try("constants", func() { constants(s[:4]) })
	try("constants short", func() { constants(s[:2]) })
	try("less", func() { less(s, -1, 2) })
	try("smaller", func() { smaller(s, s[:3]) })
	try("product", func() { product(s, 3) })
	try("product wraps", func() { product(s, math.MinInt+1) })
	try("crossing", func() { crossing(s, 3) })
	try("crossing beyond", func() { crossing(s, 9) })
	try("crossing below", func() { crossing(s, 0) })
	try("text", func() { text("abc") })
	try("text short", func() { text("a") })
	try("text empty", func() { text("") })
	try("swaps", func() { swaps(numbers(4)) })

	m := [][]int{numbers(3), nil, numbers(4)}
	try("invariant", func() { invariant(m, 2, 5) })
	try("invariant outside", func() { invariant(m, 3, 5) })
	try("invariant empty", func() { invariant(m, 3, 0) })
	try("invariant nil row", func() { invariant(m, 1, 1) })
	try("invariant order", func() { invariantOrder(s, s[:2], 3, 2) })
	try("invariant order, first", func() { invariantOrder(s, s[:2], 5, 2) })
	try("nil in loop", func() { nilInLoop(nil, 3) })
	try("nil in loop, none", func() { nilInLoop(nil, 0) })
	try("skipped", func() { skipped(nil, 3) })
	try("skipped, never", func() { skipped(nil, 2) })

	p := &pair{s: numbers(6)}
	try("reslices", func() { reslices(p) })
	p.s = numbers(6)
	try("resliced", func() { resliced(p, hide(p)) })
	try("aliases", func() { aliases(p, hide(p)) })
	try("aliased elements", func() { aliasedElements(s, 1, hide(1)) })
	x := 1.0
	try("punned", func() { punned(&x) })
	try("overlapping", func() { overlapping(make([]byte, 8)) })
	try("list", func() { list(&pair{x: 1, next: &pair{x: 5}}) })
	try("divisions", divisions)
	for _, x := range []int{3, -4, 8, 9} {
		i, n := ways([]int{1, 2, 8, 5, 3, 4}, x)
		println("ways", i, n)
	}
	println(nested(3), nested(7), nested(20))
	println(int(1000 * floats([]float64{1.5, 2.5, 0.5, 3.5}, 2)))
	println(int(1000 * floats(nil, 1)), int(1000 * floats([]float64{math.NaN()}, 1)))
}
