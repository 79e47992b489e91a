// run
// Maps of several tables: against a model, changed while they are walked, emptied and filled again, churned.
package main

import (
	"fmt"
	"math"
)

type key struct {
	a int32
	b string
}

func collect(m map[int]int, n int, change func(i, k int)) (seen []uint8, twice int) {
	seen = make([]uint8, n)
	i := 0
	for k := range m {
		if k < n {
			seen[k]++
			if seen[k] == 2 {
				twice++
			}
		}
		change(i, k)
		i++
	}
	return seen, twice
}

func count(seen []uint8, from, to int) int {
	n := 0
	for _, s := range seen[from:to] {
		if s == 1 {
			n++
		}
	}
	return n
}

func fill(n int) map[int]int {
	m := map[int]int{}
	for i := range n {
		m[i] = -i
	}
	return m
}

// name makes few allocations.
func name(i int) string { return names[i%len(names)] + names[i/len(names)] }

var names = []string{"a", "b", "cc", "ddd", "e", "f", "g", "hhhh", "i", "j", "k", "l", "m", "n", "oo", "p", "q", "r", "s", "t", "u", "v", "w", "x",
	"y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R",
	"S", "T", "U", "V", "W", "X", "Y", "Z", "-", "_"}

func main() {
	const n = 12000
	m := fill(n)
	sum := 0
	for i := range n {
		sum += m[i]
	}
	_, missing := m[n]
	fmt.Println(len(m), sum, missing)

	// Tables split before and behind the walk.
	seen, twice := collect(m, 4*n, func(i, k int) {
		if i < 3*n {
			m[n+i] = i
		}
	})
	fmt.Println("grown while walked:", count(seen, 0, n), twice, len(m) > n)

	// Half of what is to come goes away, and more comes; what stays is seen once.
	m = fill(n)
	seen, twice = collect(m, 2*n, func(i, k int) {
		if k < n && k%2 == 0 {
			delete(m, (k+n/2)%n|1)
		}
		if i < n {
			m[n+i] = i
		}
	})
	even := 0
	for k := 0; k < n; k += 2 {
		even += int(seen[k])
	}
	gone := 0
	for k := 1; k < n; k += 2 {
		if _, ok := m[k]; ok {
			gone++
		}
	}
	fmt.Println("deleted while walked:", even, twice, gone)

	// Every element is deleted as it comes.
	m = fill(n)
	seen, _ = collect(m, n, func(i, k int) { delete(m, k) })
	fmt.Println("deleted as they come:", count(seen, 0, n), len(m))

	// Churn: the number of elements stays, so no table splits; all are found in between.
	m = fill(n)
	bad := 0
	for i := n; i < 8*n; i++ {
		delete(m, i-n)
		m[i] = i
		if m[i-n/2] == 0 {
			bad++
		}
	}
	fmt.Println("churned:", len(m), bad)

	clear(m)
	_, ok := m[7*n+1]
	fmt.Println("cleared:", len(m), ok)
	for range m {
		panic("an element of an empty map")
	}
	for i := range n {
		m[i] = i
	}
	seen, twice = collect(m, n, func(i, k int) {
		if i == n/2 {
			clear(m)
		}
	})
	fmt.Println("cleared while walked:", count(seen, 0, n) <= n/2+1, twice, len(m))

	for _, hint := range []int{0, 8, 9, 1791, 1792, 1793, 3584, 3585, 50000} {
		m := make(map[key]int, hint)
		for i := range 4000 {
			m[key{int32(i), name(i)}] += i
		}
		s := 0
		for k, v := range m {
			s += v
			if k.b != name(int(k.a)) || int(k.a) != v {
				panic("wrong element")
			}
		}
		fmt.Print(len(m), " ", s, "; ")
	}
	fmt.Println()

	// No NaN is ever found, all of them are walked over.
	f := map[float64]int{}
	for i := range 6000 {
		f[math.NaN()] = i
	}
	s, added := 0, 0
	for _, v := range f {
		if v >= 0 {
			s += v
		}
		if added < 18000 {
			added++
			f[math.NaN()] = -1
		}
	}
	fmt.Println("NaN:", s, len(f) == 6000+added)
	clear(f)
	fmt.Println(len(f))

	// Elements without size, large ones, and keys of all kinds.
	set := map[any]struct{}{}
	for i := range 1000 {
		set[i] = struct{}{}
		set[name(i)] = struct{}{}
		set[float64(i)] = struct{}{}
		set[[2]int{i, i}] = struct{}{}
	}
	for i := range 1000 {
		delete(set, [2]int{i, i})
	}
	_, a := set[name(77)]
	_, b := set[[2]int{7, 7}]
	fmt.Println(len(set), a, b)
	big := map[uint16][40]int{}
	for i := range 1 << 16 {
		big[uint16(i)] = [40]int{39: i}
	}
	s = 0
	for k, v := range big {
		if int(k) == v[39] {
			s++
		}
	}
	fmt.Println(len(big), s)
}
