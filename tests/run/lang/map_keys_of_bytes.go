// run

// The bytes of a key m[string(b)] are read before calls that follow.
package main

import "fmt"

type K struct{ s string; n int }

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	b := []byte("a")
	set := func(c byte) int { b[0] = c; return 100 }
	fmt.Println(m[string(b)]+set('b'), m[string(b)])
	x := m[string(b)] + set('c') + m[string(b)]
	fmt.Println(x)
	b[0] = 'a'
	x = set('b') + m[string(b)]
	fmt.Println(x)
	mk := map[K]int{{"a", 1}: 1, {"b", 1}: 2}
	b[0] = 'a'
	fmt.Println(mk[K{string(b), 1}]+set('b'), mk[K{string(b), 1}])
	b[0] = 'a'
	m[string(b)] = set('b')
	fmt.Println(m)
	b[0] = 'a'
	m[string(b)] += set('c')
	fmt.Println(m)
	b[0] = 'a'
	v, ok := m[string(b)], set('b')
	fmt.Println(v, ok)
	b[0] = 'z'
	v, ok2 := m[string(b)]
	fmt.Println(v, ok2)
	b[0] = 'a'
	m[string(b)], m["q"] = 5, set('b')
	fmt.Println(m)
	b[0] = 'a'
	m[string(b)]++
	fmt.Println(m, m[string([]byte("a"))])
	delete(m, string(b))
	fmt.Println(len(m))
	k := "x"
	m[k] = 9
	setk := func() int { k = "b"; return 1000 }
	fmt.Println(m[k] + setk())
	k = "x"
	x = m[k] + setk()
	fmt.Println(x)
	ms := map[string][]int{"a": {1}, "b": {2}}
	b[0] = 'a'
	y := ms[string(b)][0] + set('b')
	fmt.Println(y)
	b[0] = 'a'
	ms[string(b)][0] = set('b')
	fmt.Println(ms)
	type S struct{ f int }
	mst := map[string]S{"a": {1}, "b": {2}}
	b[0] = 'a'
	y = mst[string(b)].f + set('b')
	fmt.Println(y)
	mp := map[string]*S{"a": {1}, "b": {2}}
	b[0] = 'a'
	mp[string(b)].f = set('b')
	fmt.Println(mp["a"].f, mp["b"].f)
	b[0] = 'a'
	ma := map[[1]string]int{{"a"}: 1, {"b"}: 2}
	y = ma[[1]string{string(b)}] + set('b')
	fmt.Println(y)
	b[0] = 'a'
	var ok3 bool
	v, ok3 = m[string(b)]
	fmt.Println(v, ok3)
	if v, ok := m[string(b)]; ok || v == 0 {
		fmt.Println(v, ok)
	}
	for range 2 {
		m[string(append(b, 'z'))]++
	}
	fmt.Println(m["az"])
}
