package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
)

type key struct {
	a int32
	s string
	f float64
}

type wide [5]uint64

// run works on one map with keys that k makes of small numbers.
func run[K comparable](g *gen, w *sink, k func(int) K) {
	m := make(map[K]int, g.below(3)*g.below(200))
	space := pick(g, 3, 8, 9, 40, 300, 3000)
	total := 0
	for range g.below(pick(g, 20, 200, 2000)) {
		n := g.below(space)
		switch g.below(14) {
		case 0, 1, 2, 3:
			m[k(n)] = n
		case 4, 5:
			delete(m, k(n))
		case 6:
			v, ok := m[k(n)]
			w.add(v, ok)
		case 7:
			m[k(n)] += n
		case 8:
			if g.chance(5) {
				clear(m)
			}
		case 9:
			// Entries that are deleted before they are reached do not come, others once.
			seen := 0
			for x, v := range m {
				if v%3 == 0 {
					delete(m, x)
				}
				seen++
			}
			w.add(seen, len(m))
		case 10:
			c := maps.Clone(m)
			w.add(maps.Equal(m, c), len(c))
			delete(m, k(n))
			maps.Copy(m, map[K]int{k(n + 1): 5})
			m, c = c, m
			total += len(c)
		case 11:
			maps.DeleteFunc(m, func(_ K, v int) bool { return v%7 == n%7 })
		case 12:
			before := len(m)
			for x := range m {
				m[x]++
			}
			w.add(before == len(m))
		default:
			w.add(len(m))
		}
	}
	vs := slices.Sorted(maps.Values(m))
	w.add(len(m), total, fmt.Sprint(vs))
	var texts []string
	for x, v := range m {
		texts = append(texts, fmt.Sprint(x, v))
	}
	sort.Strings(texts)
	w.add(fmt.Sprint(texts), fmt.Sprint(m) != "")
}

func unit(g *gen, w *sink) {
	switch g.below(14) {
	case 0:
		run(g, w, func(n int) int { return n * 0x10001 })
	case 1:
		run(g, w, func(n int) string { return fmt.Sprint("key", n) })
	case 2:
		run(g, w, func(n int) key { return key{int32(n % 5), fmt.Sprint(n), float64(n)} })
	case 3:
		run(g, w, func(n int) float64 { return float64(n) / 2 })
	case 4:
		run(g, w, func(n int) any {
			return pick[any](&gen{uint64(n)}, n, fmt.Sprint(n), float64(n), [1]int{n}, int8(n), key{a: int32(n)})
		})
	case 5:
		run(g, w, func(n int) uint8 { return uint8(n) })
	case 6:
		run(g, w, func(n int) wide { return wide{0, uint64(n), 1, 2, uint64(n) << 40} })
	case 7:
		run(g, w, func(n int) [0]int { return [0]int{} })
	case 8:
		run(g, w, func(n int) complex128 { return complex(float64(n), -1) })
	case 9:
		run(g, w, func(n int) bool { return n%2 == 0 })
	case 10:
		run(g, w, func(n int) struct {
			x uint16
			_ uint16
			y any
		} {
			return struct {
				x uint16
				_ uint16
				y any
			}{x: uint16(n), y: n}
		})
	case 11:
		run(g, w, func(n int) int32 { return int32(n) - 100 })
	case 12:
		// NaN is never found again.
		m := map[float64]int{}
		for i := range g.below(50) {
			m[math.NaN()] = i
			m[0] = i
			m[math.Copysign(0, -1)]++
			delete(m, math.NaN())
		}
		_, ok := m[math.NaN()]
		sum := 0
		for _, v := range m {
			sum += v
		}
		w.add(len(m), ok, sum)
		clear(m)
		w.add(len(m))
	default:
		var m map[any]int
		w.add(m[1], len(m))
		w.try(func() { m[1] = 2 })
		m = map[any]int{}
		for _, x := range []any{[]int{1}, map[int]int{}, func() {}, struct{ f any }{[]int{}}, [1]any{func() {}}, &m, struct{}{}} {
			w.try(func() { m[x] = 1 })
			w.try(func() { w.add(m[x] + len(m)) })
			w.try(func() { delete(m, x) })
		}
	}
}
