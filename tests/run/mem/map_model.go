// run
package main

// Random operations on maps of many key types, compared with a plain list of entries; iteration while the map changes.

type rng uint64

func (r *rng) next(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r)>>33) % n
}

type entry[K comparable] struct {
	key K
	val int
}

type model[K comparable] []entry[K]

func (m model[K]) find(k K) int {
	for i := range m {
		if m[i].key == k {
			return i
		}
	}
	return -1
}

func check(ok bool, what string) {
	if !ok {
		panic(what)
	}
}

func same[K comparable](m map[K]int, want model[K]) {
	check(len(m) == len(want), "len")
	seen := 0
	for k, v := range m {
		i := want.find(k)
		check(i >= 0 && want[i].val == v, "iteration")
		seen++
	}
	check(seen == len(want), "iteration count")
}

// random does steps operations with keys made from numbers below n.
func random[K comparable](name string, n, steps int, key func(i int) K) {
	r := rng(88172645463325252)
	m := map[K]int{}
	var want model[K]
	for s := 0; s < steps; s++ {
		k := key(r.next(n))
		i := want.find(k)
		switch op := r.next(100); {
		case op < 35:
			m[k] = s
			if i < 0 {
				want = append(want, entry[K]{k, s})
			} else {
				want[i].val = s
			}
		case op < 45:
			m[k] += 3
			if i < 0 {
				want = append(want, entry[K]{k, 3})
			} else {
				want[i].val += 3
			}
		case op < 70:
			delete(m, k)
			if i >= 0 {
				want[i] = want[len(want)-1]
				want = want[:len(want)-1]
			}
		case op < 99:
			v, ok := m[k]
			check(ok == (i >= 0) && (!ok || v == want[i].val), "lookup")
		case r.next(20) == 0:
			clear(m)
			want = nil
		default:
			same(m, want)
		}
	}
	same(m, want)
	println(name, "ok")
}

// changing iterates while entries come and go: each that stays is seen once, none that went before its turn is.
func changing(n int) {
	for round := 0; round < 30; round++ {
		r := rng(round + 1)
		m := map[int]int{}
		for i := 0; i < n; i++ {
			m[i] = i
		}
		seen := map[int]int{}
		gone := map[int]bool{}
		grown := n
		for k, v := range m {
			check(k == v, "element")
			seen[k]++
			check(seen[k] == 1, "seen twice")
			check(!gone[k], "deleted before its turn")
			for j := 0; j < 3; j++ {
				if d := r.next(n); seen[d] == 0 && d%3 == 0 {
					delete(m, d)
					gone[d] = true
				}
			}
			if grown < 5*n {
				m[grown] = grown
				m[grown+1] = grown + 1
				grown += 2
			}
		}
		for i := 0; i < n; i++ {
			check(gone[i] || seen[i] == 1, "not seen")
		}
	}
	println("iteration with changes", n, "ok")
}

func cleared() {
	for n := 1; n < 100; n += 7 {
		m := map[float64]int{}
		nan := 0.0
		nan /= nan
		for i := 0; i < n; i++ {
			m[nan] = i
		}
		check(len(m) == n, "NaNs")
		count := 0
		for range m {
			count++
			if count == 1 {
				for i := 0; i < n; i++ {
					m[float64(i)] = i
				}
				clear(m)
				m[7] = 7
			}
		}
		check(count <= 2 && len(m) == 1, "cleared while iterating")
	}
	// +0 and -0 are one key, the newer stays.
	zero := 0.0
	m := map[float64]string{zero: "plus"}
	m[-1/(1/zero*1e300)] = "minus"
	for k, v := range m {
		check(1/k < 0 && v == "minus" && len(m) == 1, "-0")
	}
	println("NaN, zero and clear ok")
}

func starts(n int) {
	m := map[int]bool{}
	for i := 0; i < n; i++ {
		m[i] = true
	}
	first := map[int]bool{}
	for i := 0; i < 400*n && len(first) < n; i++ {
		for k := range m {
			first[k] = true
			break
		}
	}
	check(len(first) == n, "each element comes first some time")
	println("starts", n, "ok")
}

type big [40]int

type mixed struct {
	a any
	f float32
	s string
}

type holder struct {
	sets map[string][]int
	n    int
}

func appends() {
	m := map[int][]int{}
	k := 0
	for i := 0; i < 3000; i++ {
		k = i % 37
		m[k] = append(m[k], i, k)
		m[i%37] = append(m[i%37], len(m))
	}
	total := 0
	for _, s := range m {
		total += len(s)
	}
	check(total == 9000 && m[5][0] == 5 && m[5][1] == 5 && m[5][2] == 6, "append to elements")
	h := &holder{sets: map[string][]int{}}
	for _, w := range []string{"a", "b", "a", "c", "a"} {
		h.sets[w] = append(h.sets[w], h.n)
		h.n++
	}
	check(len(h.sets["a"]) == 3 && h.sets["a"][2] == 4, "append to elements of a field")
	// The values are evaluated before the element is made.
	func() {
		defer func() {
			_, there := m[1000]
			check(recover() != nil && !there, "append of a value that panics")
		}()
		var p *holder
		m[1000] = append(m[1000], p.n)
	}()
	func() {
		defer func() { check(recover() != nil, "append to a nil map") }()
		var none map[int][]int
		none[1] = append(none[1], 2)
	}()
	func() {
		zero := 0
		q := map[string]int{}
		defer func() { check(recover() != nil && len(q) == 0, "division before the element is made") }()
		q["x"] /= zero
	}()
	// Calls see the old element.
	m2 := map[int][]int{1: {1}}
	f := func() int { m2[1] = append(m2[1], 9); return len(m2) }
	m2[2] = append(m2[2], f(), f())
	check(len(m2[2]) == 2 && len(m2[1]) == 3, "append with calls")
	println("append ok")
}

func main() {
	random("int", 300, 20000, func(i int) int { return i * 64 })
	random("few ints", 10, 20000, func(i int) int { return i })
	random("uint8", 200, 20000, func(i int) uint8 { return uint8(i) })
	random("bool", 2, 2000, func(i int) bool { return i == 1 })
	random("string", 300, 20000, func(i int) string { return string(rune('a'+i)) + "tail"[:i%5] })
	random("few strings", 9, 20000, func(i int) string { return "xxxxxxxxxxxxxxxxxxxx"[:i*2] })
	random("float64", 300, 20000, func(i int) float64 { return float64(i) / 7 })
	random("complex128", 40, 5000, func(i int) complex128 { return complex(float64(i), -float64(i)) })
	random("array", 100, 5000, func(i int) [3]string { return [3]string{"x", string(rune('a' + i)), ""} })
	random("big array", 40, 3000, func(i int) big { return big{39: i} })
	random("mixed", 60, 5000, func(i int) mixed { return mixed{i % 3, float32(i), string(rune('0' + i))} })
	random("any", 90, 9000, func(i int) any {
		switch i % 3 {
		case 0:
			return i
		case 1:
			return string(rune('a' + i))
		}
		return [2]int{i, i}
	})
	random("empty struct", 2, 300, func(i int) struct{} { return struct{}{} })
	var things [200]int
	random("pointer", 200, 9000, func(i int) *int { return &things[i] })
	changing(6)
	changing(8)
	changing(40)
	changing(500)
	cleared()
	starts(3)
	starts(8)
	starts(50)
	appends()
}
