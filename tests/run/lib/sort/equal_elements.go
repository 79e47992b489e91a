// run

// Where equal elements end, and how often the program is asked, which both can be seen.
package main

import (
	"fmt"
	"slices"
	"sort"
)

type kv struct{ k, i int }
type byK []kv

func (b byK) Len() int           { return len(b) }
func (b byK) Less(i, j int) bool { return b[i].k < b[j].k }
func (b byK) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

var s uint64 = 88172645463325252

func next() uint64 {
	s ^= s << 13
	s ^= s >> 7
	s ^= s << 17
	return s
}

func gen(n, kind int) []kv {
	a := make([]kv, n)
	for i := range a {
		k := 0
		switch kind {
		case 0:
			k = int(next() % uint64(n+1))
		case 1:
			k = int(next() % 4)
		case 2:
			k = i
		case 3:
			k = n - i
		case 4:
			k = i % 7
		case 5:
			k = i
			if next()%10 == 0 {
				k = int(next() % uint64(n+1))
			}
		case 6:
			k = 1
		case 7:
			k = min(i, n-i)
		case 8:
			k = i / 10
			if i%50 == 0 {
				k = -i
			}
		case 9:
			k = max(i, n-i) / 3
		}
		a[i] = kv{k, i}
	}
	return a
}

func hash(a []kv) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range a {
		h = (h ^ uint64(x.k*100003+x.i)) * 1099511628211
	}
	return h
}

func main() {
	for kind := 0; kind < 10; kind++ {
		for _, n := range []int{0, 1, 2, 3, 5, 8, 11, 12, 13, 14, 20, 30, 49, 50, 51, 60, 100, 128, 200, 500, 1000, 3000} {
			a := gen(n, kind)
			b := append([]kv{}, a...)
			c := append([]kv{}, a...)
			cnt := [2]int{}
			sort.Slice(a, func(i, j int) bool { cnt[0]++; return a[i].k < a[j].k })
			sort.Sort(byK(b))
			slices.SortFunc(c, func(x, y kv) int { cnt[1]++; return x.k - y.k })
			fmt.Printf("%d %d %x %x %x %v\n", kind, n, hash(a), hash(b), hash(c), cnt)
		}
	}
	// inconsistent less
	a := gen(100, 0)
	sort.Slice(a, func(i, j int) bool { return next()&1 == 0 })
	fmt.Println(hash(a))
	a = gen(100, 0)
	sort.Slice(a, func(i, j int) bool { return true })
	fmt.Println(hash(a))
}
