// run
package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics:", r)
		}
	}()
	f()
}

func show(m *sync.Map) {
	var s []string
	m.Range(func(k, v any) bool {
		s = append(s, fmt.Sprint(k, "=", v))
		return true
	})
	sort.Strings(s)
	fmt.Println(len(s), s)
}

func single() {
	var m sync.Map
	fmt.Println(m.Load("x"))
	show(&m)
	m.Store("a", 1)
	m.Store("a", 2)
	m.Store(1, "one")
	m.Store(1.0, "float")
	m.Store([2]int{1, 2}, nil)
	m.Store(nil, "nil")
	show(&m)
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load(nil))
	fmt.Println(m.LoadOrStore("a", 3))
	fmt.Println(m.LoadOrStore("b", 3))
	fmt.Println(m.Swap("b", 4))
	fmt.Println(m.Swap("c", 5))
	fmt.Println(m.CompareAndSwap("c", 5, 6), m.CompareAndSwap("c", 5, 7), m.CompareAndSwap("d", nil, 7))
	fmt.Println(m.CompareAndDelete("c", 5), m.CompareAndDelete("c", 6), m.CompareAndDelete("c", 6))
	fmt.Println(m.LoadAndDelete("b"))
	fmt.Println(m.LoadAndDelete("b"))
	m.Delete("b")
	show(&m)
	n := 0
	m.Range(func(k, v any) bool { n++; return n < 2 })
	fmt.Println(n)
	m.Clear()
	show(&m)
	m.Store("again", true)
	show(&m)
	for _, key := range []any{[]int{1}, map[int]int{}, func() {}} {
		try("Load", func() { m.Load(key) })
		try("Store", func() { m.Store(key, 1) })
		try("Delete", func() { m.Delete(key) })
		try("Load of an empty one", func() { new(sync.Map).Load(key) })
	}
	m.Store("s", []int{1})
	try("CompareAndSwap", func() { fmt.Println(m.CompareAndSwap("s", []int{1}, 2)) })
	try("CompareAndDelete", func() { fmt.Println(m.CompareAndDelete("s", []int{1})) })
	try("CompareAndSwap of others", func() { fmt.Println(m.CompareAndSwap("s", 1, 2)) })
}

func many() {
	var m sync.Map
	for i := range 8000 {
		m.Store(i, i)
	}
	sum := 0
	m.Range(func(k, v any) bool { sum += v.(int); return true })
	for i := 0; i < 8000; i += 2 {
		m.Delete(i)
	}
	left := 0
	m.Range(func(k, v any) bool { left++; return k.(int)%2 == 1 })
	for i := range 8000 {
		m.Delete(i)
	}
	n := 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(sum, left, n)
}

// together counts up under few keys, so that each operation meets others.
func together() {
	var m sync.Map
	var wg sync.WaitGroup
	var added, removed, lost atomic.Int64
	for g := range 8 {
		wg.Go(func() {
			for i := range 1000 {
				k := (i*7 + g) % 64
				switch i % 5 {
				case 0:
					if _, loaded := m.LoadOrStore(k, 1); !loaded {
						added.Add(1)
					}
				case 1:
					if _, loaded := m.LoadAndDelete(k); loaded {
						removed.Add(1)
					}
				case 2:
					for {
						v, ok := m.Load(k)
						if !ok || m.CompareAndSwap(k, v, v.(int)+1) {
							break
						}
					}
				case 3:
					if _, loaded := m.Swap(k, -1); !loaded {
						added.Add(1)
					}
				case 4:
					if m.CompareAndDelete(k, 1) {
						removed.Add(1)
					}
				}
				own := 1000 + g*100000 + i
				m.Store(own, i)
				if v, ok := m.Load(own); !ok || v != i {
					lost.Add(1)
				}
				if i%3 != 0 {
					m.Delete(own)
					if _, ok := m.Load(own); ok {
						lost.Add(1)
					}
				}
			}
		})
	}
	wg.Wait()
	shared, own := int64(0), 0
	m.Range(func(k, v any) bool {
		if k.(int) < 64 {
			shared++
		} else {
			own++
		}
		return true
	})
	fmt.Println(added.Load()-removed.Load() == shared, own, lost.Load())
}

func main() {
	single()
	many()
	together()
}
