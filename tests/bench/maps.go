package main

import "time"

type point struct {
	x, y int32
	z    int64
}

type pair struct {
	name string
	n    int
}

var sink int

func check(ok bool, what string) {
	if !ok {
		panic(what)
	}
}

func timed(name string, f func()) {
	t := time.Now()
	f()
	println(name, time.Since(t).Nanoseconds())
}

func itoa(b []byte, k int) {
	for j := len(b) - 1; k > 0; j, k = j-1, k/10 {
		b[j] = byte('0' + k%10)
	}
}

func keys(n int, prefix string) []string {
	keys := make([]string, n)
	for i := range keys {
		b := []byte(prefix + "000000")
		itoa(b, i)
		keys[i] = string(b)
	}
	return keys
}

func ints() {
	m := make(map[int]int)
	for i := 0; i < 1000000; i++ {
		m[i*7919] = i
	}
	s := 0
	for r := 0; r < 5; r++ {
		for i := 0; i < 1000000; i++ {
			s += m[i*7919]
		}
	}
	check(s == 5*999999*500000, "map[int]int")
}

func intsCached() {
	m := make(map[int]int)
	for i := 0; i < 2000; i++ {
		m[i*7919] = i
	}
	s := 0
	for r := 0; r < 3000; r++ {
		for i := 0; i < 2000; i++ {
			s += m[i*7919]
		}
	}
	check(s == 3000*1999*1000, "map[int]int in cache")
}

func strs() {
	keys := keys(100000, "key-")
	m := map[string]int{}
	for r := 0; r < 10; r++ {
		for _, k := range keys {
			m[k]++
		}
	}
	check(len(m) == 100000 && m["key-054321"] == 10, "map[string]int")
}

func strsCached() {
	// Equal strings at other addresses, so that they are compared.
	ks, qs := keys(1000, "a rather longer key "), keys(1000, "a rather longer key ")
	m := make(map[string]int, len(ks))
	for i, k := range ks {
		m[k] = i
	}
	s := 0
	for r := 0; r < 3000; r++ {
		for _, k := range qs {
			s += m[k]
		}
	}
	check(s == 3000*999*500, "map[string]int in cache")
}

func structs() {
	m := map[point]int{}
	for r := 0; r < 5; r++ {
		for i := 0; i < 200000; i++ {
			m[point{int32(i), int32(i >> 3), int64(i) * 31}] += i
		}
	}
	check(len(m) == 200000 && m[point{10, 1, 310}] == 50, "struct keys")
	names := keys(1000, "n")
	mp := map[pair]int{}
	for r := 0; r < 500; r++ {
		for i, n := range names {
			mp[pair{n, i & 3}]++
		}
	}
	check(len(mp) == 1000 && mp[pair{"n000007", 3}] == 500, "struct keys with strings")
}

func small() {
	s := 0
	for i := 0; i < 2000000; i++ {
		m := map[int]int{1: 1, 2: 2, 3: i}
		s += m[3]
	}
	check(s == 1999999*1000000, "small maps")
}

func smallStrings() {
	m := map[string]int{"read": 1, "write": 2, "open": 3, "close": 4, "seek": 5}
	words := []string{"open", "close", "read", "stat", "write", "seek"}
	s := 0
	for i := 0; i < 2000000; i++ {
		for _, w := range words {
			s += m[w]
		}
	}
	check(s == 2000000*15, "small maps of strings")
}

func iterate() {
	m := make(map[int]int, 100000)
	for i := 0; i < 100000; i++ {
		m[i] = i
	}
	s := 0
	for r := 0; r < 50; r++ {
		for k, v := range m {
			s += k ^ v + 1
		}
	}
	check(s != 0, "iteration")
	sink = s
}

func churn() {
	m := map[int]int{}
	for i := 0; i < 3000000; i++ {
		m[i] = i
		if i >= 1000 {
			delete(m, i-1000)
		}
	}
	check(len(m) == 1000, "insert and delete")
}

func grow() {
	for r := 0; r < 20; r++ {
		m := map[int]int{}
		for i := 0; i < 50000; i++ {
			m[i] = i
		}
		check(len(m) == 50000, "growth")
	}
}

func sets() {
	for r := 0; r < 200; r++ {
		m := make(map[int]struct{}, 5000)
		for i := 0; i < 5000; i++ {
			m[i] = struct{}{}
		}
		clear(m)
		check(len(m) == 0, "clear")
	}
}

func groups() {
	m := map[int][]int{}
	for i := 0; i < 2000000; i++ {
		m[i&1023] = append(m[i&1023], i)
	}
	check(len(m) == 1024 && len(m[5]) > 1900, "append to elements")
}

func main() {
	timed("map[int]int", ints)
	timed("map[int]int in cache", intsCached)
	timed("map[string]int", strs)
	timed("map[string]int in cache", strsCached)
	timed("map with struct keys", structs)
	timed("small maps", small)
	timed("small map of strings", smallStrings)
	timed("map iteration", iterate)
	timed("map insert and delete", churn)
	timed("map growth", grow)
	timed("map presized and cleared", sets)
	timed("map append to elements", groups)
}
