// run

// Small maps that a loop makes anew at each turn: in the frame where nothing of them outlives the turn.
package main

import "runtime"

type node struct {
	next *node
	n    int
}

func counted() int {
	s := 0
	for i := 0; i < 1000; i++ {
		m := map[int]int{1: 1, 2: 2, 3: i}
		s += m[3] + len(m)
		if _, ok := m[i+10]; ok {
			panic("left over")
		}
		m[i+10] = i
	}
	return s
}

// Every third map grows out of its eight slots.
func growing() int {
	s := 0
	for i := 0; i < 300; i++ {
		m := map[int]*node{}
		for k := 0; k < 6+i%3*4; k++ {
			m[k] = &node{n: i + k}
			if k%4 == 0 {
				runtime.GC()
			}
		}
		for k := range 14 {
			if p := m[k]; p != nil {
				s += p.n
			}
		}
	}
	return s
}

// The last one is kept, as a whole or in part.
func kept() (int, int) {
	var last map[string]int
	var in *int
	for i := 0; i < 20; i++ {
		m := map[string]int{"a": i, "b": 2 * i}
		if i == 7 {
			last = m
		}
		if i == 9 {
			n := m["b"]
			in = &n
		}
	}
	return last["a"], *in
}

func earlier() int {
	s := 0
	var before map[int]int
	for i := 0; i < 10; i++ {
		m := map[int]int{1: i}
		if before != nil {
			s += before[1] * 10
		}
		before = m
		s += m[1]
	}
	return s
}

func nested() int {
	s := 0
	for i := 0; i < 10; i++ {
		outer := map[int]map[int]int{}
		for j := 0; j < 5; j++ {
			inner := map[int]int{j: i}
			outer[j] = inner
		}
		for j := 0; j < 5; j++ {
			s += outer[j][j] * (j + 1)
		}
	}
	return s
}

func ranged() int {
	s := 0
	for i := 0; i < 100; i++ {
		m := map[int]int{i: 1, i + 1: 2, i + 2: 3}
		for k, v := range m {
			if v == 2 {
				delete(m, k)
			}
			s += v
		}
		s += len(m)
	}
	return s
}

func called(f func(map[int]int)) int {
	s := 0
	for i := 0; i < 10; i++ {
		m := map[int]int{0: i}
		f(m)
		s += m[0]
	}
	return s
}

func closures() int {
	var fs []func() int
	for i := 0; i < 5; i++ {
		m := map[int]int{0: i}
		fs = append(fs, func() int { m[0]++; return m[0] })
	}
	s := 0
	for _, f := range fs {
		s = s*10 + f()
	}
	return s
}

func main() {
	println(counted())
	println(growing())
	println(kept())
	println(earlier())
	println(nested())
	println(ranged())
	var all []map[int]int
	println(called(func(m map[int]int) { m[0]++; all = append(all, m) }), all[3][0])
	println(closures())
}
