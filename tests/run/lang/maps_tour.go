// run

// Maps of all key kinds, changed while they are iterated.
package main

type K struct {
	a int8
	b string
	c float64
	_ int
}
type I interface{ M() }
type T1 int

func (T1) M() {}

type T2 struct{ s string }

func (T2) M() {}

type Big struct{ a [40]int }

func sorted(m map[int]int) {
	s, n := 0, 0
	for k, v := range m {
		s += k*7 + v*3
		n++
	}
	println(len(m), n, s)
}
func main() {
	nan := 0.0
	nan = nan / nan
	z := 0.0
	nz := -z
	nz = 1 / (-1 / z)
	m := map[float64]int{}
	m[nan] = 1
	m[nan] = 2
	m[z] = 3
	m[nz] = 4
	println(len(m), m[nan], m[0], m[nz])
	_, ok := m[nan]
	delete(m, nan)
	println(ok, len(m))
	n := 0
	for k, v := range m {
		if k != k {
			n += v
		}
	}
	println(n)
	clear(m)
	println(len(m))
	var nm map[string]int
	println(nm["x"], len(nm), nm == nil)
	v, ok := nm["x"]
	println(v, ok)
	for range nm {
		println("no")
	}
	mk := map[K]int{{1, "a", 2, 3}: 1}
	mk[K{1, "a", 2, 4}]++
	mk[K{1, "a", -z, 0}]++
	println(len(mk), mk[K{1, "a", 2, 9}], mk[K{1, "a", 0, 9}])
	mi := map[I]string{T1(1): "t1", T2{"x"}: "t2", nil: "nil"}
	println(mi[T1(1)], mi[T2{"x"}], mi[T2{"y"}] == "", mi[nil], len(mi))
	ma := map[[3]string]int{{"a", "b", "c"}: 1}
	ma[[3]string{"a", "b", "c"}] += 5
	println(ma[[...]string{"a", "b", "c"}], len(ma))
	mb := map[Big]Big{}
	var b Big
	b.a[39] = 7
	mb[b] = b
	mb[Big{}] = Big{[40]int{1}}
	println(mb[b].a[39], mb[Big{}].a[0], len(mb), mb[Big{[40]int{3}}].a[3])
	mp := map[*int]int{}
	x, y := 1, 2
	mp[&x], mp[&y], mp[nil] = 1, 2, 3
	println(mp[&x], mp[&y], mp[nil])
	mc := map[chan int]int{nil: 5}
	c1 := make(chan int)
	mc[c1] = 2
	println(mc[c1], mc[nil], mc[make(chan int)])
	mbool := map[bool]string{true: "t", false: "f"}
	println(mbool[x == 1], mbool[x == 2])
	mcx := map[complex128]int{1i: 1, complex(z, nan): 2}
	println(mcx[1i], mcx[complex(0, 1)], len(mcx), mcx[complex(z, nan)])
	me := map[struct{}]int{}
	me[struct{}{}]++
	me[struct{}{}]++
	println(len(me), me[struct{}{}])
	mz := map[[0]int]int{{}: 4}
	println(mz[[0]int{}], len(mz))
	mv := map[int]struct{}{1: {}, 2: {}}
	_, ok = mv[1]
	_, ok2 := mv[3]
	println(ok, ok2, len(mv))
	mf := map[string]func(int) int{"dbl": func(x int) int { return x * 2 }}
	mf["inc"] = func(x int) int { return x + 1 }
	println(mf["dbl"](4), mf["inc"](4), mf["no"] == nil)
	mm := map[string]map[string]int{"a": {"b": 1}}
	mm["a"]["c"] = 2
	println(len(mm["a"]), mm["z"]["q"], mm["a"]["c"])
	ms := map[string][]int{}
	for i := 0; i < 10; i++ {
		k := string(rune('a' + i%3))
		ms[k] = append(ms[k], i)
	}
	println(len(ms["a"]), ms["b"][2], len(ms["z"]))
	mst := map[int]struct{ a, b int }{1: {1, 2}}
	t := mst[1]
	t.a = 5
	println(mst[1].a, mst[2].b)
	mpp := map[int]*struct{ a, b int }{1: {1, 2}}
	mpp[1].a = 9
	mpp[1].b++
	println(mpp[1].a, mpp[1].b)
	marr := map[string][2]int{"a": {1, 2}}
	println(marr["a"][1], marr["b"][0])
	// ops
	mo := map[int]int{}
	mo[1]++
	mo[1] += 5
	mo[2] -= 3
	mo[3] |= 6
	mo[1] <<= 3
	mo[3] &^= 2
	mo[4]--
	println(mo[1], mo[2], mo[3], mo[4])
	mstr := map[int]string{}
	mstr[1] += "a"
	mstr[1] += "b" + mstr[1]
	println(mstr[1])
	// growth, iteration and deletion
	big := map[int]int{}
	for i := 0; i < 10000; i++ {
		big[i*i] = i
	}
	sorted(big)
	for i := 0; i < 10000; i += 2 {
		delete(big, i*i)
	}
	sorted(big)
	for k := range big {
		delete(big, k)
	}
	println(len(big))
	for i := 0; i < 100; i++ {
		big[i] = i
	}
	seen := map[int]bool{}
	for k := range big {
		if seen[k] {
			println("twice", k)
		}
		seen[k] = true
		delete(big, (k+1)%100)
		seen[(k+1)%100] = true
	}
	for i := 0; i < 100; i++ {
		if !seen[i] {
			println("missed", i)
		}
	}
	for i := 0; i < 50; i++ {
		big[i] = i
	}
	cnt := 0
	for k, v := range big {
		big[k+1000] = v
		big[k+2000] = v
		cnt++
		if cnt > 100000 {
			break
		}
		if len(big) > 500 {
			clear(big)
		}
	}
	println(cnt > 0)
	// The last round may have cleared it.
	big[7] = 7
	for k := range big {
		clear(big)
		big[k] = 1
		break
	}
	println(len(big))
	// keys of all kinds
	m8 := map[int8]int{}
	mu16 := map[uint16]int{}
	m32 := map[int32]int{}
	mu64 := map[uint64]int{}
	for i := 0; i < 300; i++ {
		m8[int8(i)]++
		mu16[uint16(i*1000)]++
		m32[int32(i<<24)]++
		mu64[uint64(i)<<56]++
	}
	println(len(m8), m8[5], len(mu16), mu16[1000], len(m32), m32[0], len(mu64), mu64[0])
	m32f := map[float32]int{}
	for i := 0; i < 100; i++ {
		m32f[float32(i)/3]++
	}
	println(len(m32f), m32f[float32(5)/3])
	many := map[any]int{}
	for i := 0; i < 1000; i++ {
		many[i]++
		many[int64(i)]++
		many[string(rune(i))]++
		many[[2]int{i, i + 1}]++
		many[struct {
			a any
			b string
		}{i, "x"}]++
	}
	println(len(many), many[5], many[int64(5)], many["A"], many[[2]int{5, 6}], many[struct {
		a any
		b string
	}{7, "x"}])
	m2 := map[int]int{1: 1, 2: 2}
	m3 := m2
	m3[3] = 3
	println(len(m2), len(m3))
	lit := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10}
	s := 0
	for _, v := range lit {
		s += v
	}
	println(len(lit), s, lit["j"])
	mh := make(map[string]int, 1000)
	mh["x"] = 1
	println(len(mh))
	mneg := make(map[string]int, 0)
	println(len(mneg))
	var mk2 map[K]I
	_, has := mk2[K{}]
	println(has, mk2[K{}] == nil)
	type rec map[string]rec
	r := rec{"a": {"b": {}}}
	println(len(r["a"]["b"]), r["a"]["b"]["c"]["d"] == nil)
	i := 0
	mi2 := map[int]int{}
	mi2[i], i = 5, 1
	println(mi2[0], mi2[1])
	if v, ok := mi2[0]; ok && v == 5 {
		println("found")
	}
	func() {
		defer func() {
			println(recover().(error).Error(), len(many))
		}()
		many[[]int{1}]++
	}()
	mnest := map[struct{ p *int }]map[[2]bool][]string{}
	mnest[struct{ p *int }{&x}] = map[[2]bool][]string{{true, false}: {"q"}}
	println(mnest[struct{ p *int }{&x}][[2]bool{true, false}][0])
}
