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

// entry is what is known of a key of a map that is changed while it is walked over.
type entry struct {
	value   int
	present bool
	// Of the iteration that is going on.
	yielded int
	made    bool // it came, or came again, meanwhile
	gone    bool // it went, perhaps to come again
}

// walk changes a map during iterations and checks what the specification says: each entry that is there from the beginning to
// the end comes once, one that is deleted before it was reached does not come, one that is made meanwhile comes at most once.
// The keys k(n) are different ones.
func walk[K comparable](g *gen, w *sink, k func(int) K) {
	space := 1 + g.below(pick(g, 8, 9, 20, 60, 500, 3000))
	list := make([]entry, space)
	index := make(map[K]int)
	for n := range space {
		index[k(n)] = n
	}
	m := make(map[K]int, g.below(2)*g.below(2*space))
	set := func(n, v int) {
		e := &list[n]
		if !e.present {
			e.made = true
		}
		e.present, e.value = true, v
		m[k(n)] = v
	}
	remove := func(n int) {
		e := &list[n]
		if e.present {
			e.gone = true
		}
		e.present = false
		delete(m, k(n))
	}
	for range g.below(space * 2) {
		set(g.below(space), g.below(100))
	}
	for range 1 + g.below(6) {
		for n := range list {
			list[n].yielded, list[n].made, list[n].gone = 0, false, false
		}
		began := make([]bool, space)
		for n := range list {
			began[n] = list[n].present
		}
		style, percent, stop := g.below(6), g.below(100), g.below(4*space)
		steps := 0
		for x, v := range m {
			n, ok := index[x]
			if !ok || k(n) != x {
				w.add("a key that nobody set")
				return
			}
			e := &list[n]
			e.yielded++
			if !e.present || e.value != v {
				w.add("not what is in the map", n)
			}
			if steps++; steps > stop || steps > 4*space {
				break
			}
			if !g.chance(percent) {
				continue
			}
			switch style {
			case 0:
				remove(g.below(space))
			case 1:
				set(g.below(space), g.below(100))
			case 2:
				remove(n)
			case 3:
				for range g.below(5) {
					set(g.below(space), g.below(100))
					remove(g.below(space))
				}
			case 4:
				if g.chance(20) {
					clear(m)
					for n := range list {
						list[n].gone = list[n].gone || list[n].present
						list[n].present = false
					}
				}
				set(g.below(space), g.below(100))
			default:
				set(n, v+1)
			}
		}
		complete := steps <= stop && steps <= 4*space
		count := 0
		for n := range list {
			e := &list[n]
			if e.present {
				count++
			}
			switch {
			case e.yielded > 1 && !e.gone, complete && began[n] && !e.gone && e.yielded != 1, !began[n] && !e.made && e.yielded > 0:
				w.add("iteration", n, e.yielded, began[n], e.made, e.gone)
			}
			v, ok := m[k(n)]
			if ok != e.present || ok && v != e.value {
				w.add("lookup", n, v, ok)
			}
		}
		w.add(len(m) == count)
	}
}

// odd are keys of interface type that are unlike others: NaN is new each time, the zeros are one.
func odd(g *gen, w *sink) {
	m := map[any]int{}
	nan := 0
	for range g.below(100) {
		switch g.below(8) {
		case 0:
			m[math.NaN()] = 1
			m[[2]float32{0, float32(math.NaN())}] = 2
			m[complex(0, math.NaN())] = 3
			nan += 3
		case 1:
			m[0.0]++
			m[math.Copysign(0, -1)]++
			m[complex(0, math.Copysign(0, -1))]++
			m[complex(math.Copysign(0, -1), 0)]++
		case 2:
			m[int8(g.below(3))]++
			m[uint8(g.below(3))]++
			m[rune(g.below(3))]++
		case 3:
			m[[2]any{g.below(3), nil}]++
			m[struct {
				a any
				_ int
				b [1]string
			}{a: g.below(2), b: [1]string{g.text(1, "ab")}}]++
		case 4:
			m[error(nil)]++
			m[nil]++
			m[(*int)(nil)]++
			m[(chan int)(nil)]++
		case 5:
			if g.chance(10) {
				clear(m)
				nan = 0
			}
		case 6:
			delete(m, math.NaN())
			delete(m, 0.0)
			delete(m, pick[any](g, nil, int8(1), [2]any{1, nil}, "x"))
		default:
			w.try(func() { m[[]int{}] = 1 })
			w.try(func() { m[[1]any{map[int]int{}}] = 1 })
			w.try(func() { delete(m, struct{ f func() }{}) })
		}
	}
	unlike := 0
	for k := range m {
		if k != k {
			unlike++
			if _, ok := m[k]; ok {
				w.add("NaN was found")
			}
		}
	}
	var texts []string
	for k, v := range m {
		if k == k && k != (*int)(nil) && k != (chan int)(nil) {
			texts = append(texts, fmt.Sprintf("%T %v %d", k, k, v))
		}
	}
	sort.Strings(texts)
	w.add(len(m), nan, unlike, fmt.Sprint(texts))
}

func walks(g *gen, w *sink) {
	switch g.below(12) {
	case 0:
		walk(g, w, func(n int) int { return n * 0x10001 })
	case 1:
		walk(g, w, func(n int) string { return fmt.Sprint("key", n) })
	case 2:
		walk(g, w, func(n int) key { return key{int32(n % 5), fmt.Sprint(n), float64(n)} })
	case 3:
		walk(g, w, func(n int) float64 { return float64(n) / 2 })
	case 4:
		walk(g, w, func(n int) any {
			return pick[any](&gen{uint64(n)}, n, fmt.Sprint(n), float64(n), [1]int{n}, key{a: int32(n)})
		})
	case 5:
		walk(g, w, func(n int) wide { return wide{0, uint64(n), 1, 2, uint64(n) << 40} })
	case 6:
		walk(g, w, func(n int) complex64 { return complex(float32(n), -1) })
	case 7:
		walk(g, w, func(n int) fmt.Stringer { return pick[fmt.Stringer](&gen{uint64(n)}, name(fmt.Sprint(n)), number(n)) })
	case 8:
		walk(g, w, func(n int) uint32 { return uint32(n) * 0x9e3779b9 })
	case 9:
		walk(g, w, func(n int) [3]string { return [3]string{"", fmt.Sprint(n % 7), fmt.Sprint(n)} })
	case 10:
		walk(g, w, func(n int) struct {
			a byte
			b any
		} {
			return struct {
				a byte
				b any
			}{byte(n), n}
		})
	default:
		walk(g, w, func(n int) int16 { return int16(n * 3) })
	}
}

type name string

func (n name) String() string { return string(n) }

type number int

func (n number) String() string { return fmt.Sprint(int(n)) }

func unit(g *gen, w *sink) {
	if g.chance(45) {
		walks(g, w)
		return
	}
	if g.chance(15) {
		odd(g, w)
		return
	}
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
