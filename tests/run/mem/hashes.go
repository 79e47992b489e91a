// run
package main

// Maps with keys of every kind, and the rules of iteration.

type key struct {
	a int8
	s string
	f float64
	i interface{}
}

type big struct {
	words [20]int
	name  string
}

func count[K comparable](name string, keys ...K) {
	m := map[K]int{}
	for i, k := range keys {
		m[k] += i + 1
	}
	n := 0
	for k, v := range m {
		if m[k] != v {
			println(name, "differs")
		}
		n++
	}
	println(name, len(m), n, m[keys[0]])
}

func main() {
	var zero float64
	nan := zero / zero
	x, y := 1, 2
	count("bool", true, false, true)
	count("int8", int8(-1), 1, -1)
	count("uint64", uint64(1<<63), 0, 1<<63)
	count("string", "a", "b", "", "a", "a much longer string that does not fit any word", "a")
	count("float", 0, 1.5, -zero, -1.5, 1.5)
	count("complex", 1+2i, 1-2i, 1+2i)
	count("pointer", &x, &y, &x)
	count("array", [2]string{"a", "b"}, [2]string{"b", "a"}, [2]string{"a", "b"})
	count[interface{}]("interface", interface{}(1), int8(1), "1", 1, 1.0, nil, nil, [1]int{1}, struct{ a, b string }{"x", "y"}, &x)
	count("struct", key{1, "a", 0, 2}, key{1, "a", -zero, 2}, key{1, "a", 0, "2"})
	count("big", big{name: "x"}, big{name: "y"}, big{name: "x"})
	count("error", error(nil), nil)

	m := map[float64]int{}
	for i := 0; i < 50; i++ {
		m[nan] = i
	}
	_, ok := m[nan]
	delete(m, nan)
	println("nan", len(m), ok)
	clear(m)
	println("cleared", len(m))

	// Deleted entries are not seen, new ones may be, every other one once.
	for round := 0; round < 50; round++ {
		m := map[int]bool{}
		for i := 0; i < 100; i++ {
			m[i] = true
		}
		seen := map[int]int{}
		for k := range m {
			seen[k]++
			if k < 100 && k%2 == 0 {
				delete(m, k+1)
				if seen[k+1] == 0 {
					seen[k+1] = -1000
				}
			}
			m[1000+k] = true
			if len(m) > 600 {
				break
			}
		}
		for k, n := range seen {
			if n > 1 || n > -1000 && n < 0 {
				println("seen", k, n)
			}
		}
	}

	// The start differs.
	first := map[int]bool{}
	eight := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8}
	for i := 0; i < 500; i++ {
		for k := range eight {
			first[k] = true
			break
		}
	}
	println("firsts", len(first) > 4)

	big := make(map[int]int, 100)
	for i := 0; i < 100000; i++ {
		big[i] = i
		if i >= 1000 {
			delete(big, i-1000)
		}
	}
	sum := 0
	for k, v := range big {
		sum += k - v + 1
	}
	println("window", len(big), sum)

	for _, f := range []func(){
		func() { var m map[string]int; m["a"] = 1 },
		func() { m := map[interface{}]int{}; m[[]int{1}] = 2 },
		func() { m := map[interface{}]int{}; println(m[func() {}]) },
		func() { m := map[interface{}]int{1: 1}; delete(m, map[int]int{}) },
	} {
		func() {
			defer func() { println(recover().(error).Error()) }()
			f()
		}()
	}
	var none map[string]int
	delete(none, "x")
	println(len(none), none["x"])
}
