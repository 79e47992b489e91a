// run

// Strings: invalid UTF-8, conversions, comparison, concatenation.
package main

type MyS string
type MyB []byte
type MyR []rune
type By byte

func cc(parts ...string) string {
	r := ""
	for _, p := range parts {
		r += p
	}
	return r
}
func hexs(s string) {
	for i := 0; i < len(s); i++ {
		print(s[i], " ")
	}
	println(len(s))
}
func main() {
	bad := []string{"\xff", "a\xc0\x80b", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x9f\x98\x80", "é€", "\x80", "\xc3", "\xe2\x28\xa1", "\xf0\x28\x8c\xbc", "a\xffb\xfec", "", "\x00", "\ufffd", "\xef\xbf\xbd", "\xef\xbf"}
	for _, s := range bad {
		for i, r := range s {
			print(i, ":", r, " ")
		}
		rs := []rune(s)
		print("| ", len(rs), " ")
		hexs(string(rs))
		for i := range s {
			print(i)
		}
		println()
		for range s {
			print(".")
		}
		println(len([]byte(s)), string([]byte(s)) == s)
	}
	for _, r := range []rune{0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000, -1, 1 << 30, -1 << 31} {
		hexs(string(r))
	}
	for _, r := range []int64{1 << 40, -5, 65, 0x10ffff} {
		hexs(string(rune(r)))
	}
	var u64 uint64 = 1<<32 + 65
	hexs(string(rune(u64)))
	hexs(string([]rune{65, -1, 0x110000, 0xd800, 0x20ac}))
	hexs(string(MyB("abc")) + string(MyR("é")) + string(MyS("x")))
	hexs(string([]By{65, 66}))
	b := []byte("hello")
	s := string(b)
	b[0] = 'j'
	println(s, string(b))
	b2 := []byte(s)
	b2[1] = 'E'
	println(s, string(b2))
	println("a" < "b", "a" < "ab", "" < "a", "b" < "ab", "a\x00" > "a", "\xff" > "\x7f", "abc" == "ab"+"c", s == "hello", s != "hello", s >= "hello", s <= "hellp")
	x, y := "abc", "abd"
	println(x < y, x <= y, x > y, x >= y, x == y, x != y, x[:2] == y[:2])
	println(cc("a", "b", "", "c"), cc(), "x"+x+"y"+y+"z"+x+y)
	long := ""
	for i := 0; i < 1000; i++ {
		long += string(rune('a' + i%26))
	}
	println(len(long), long[25:30], long[999:], long[1000:] == "")
	h := 0
	for i, r := range long + "é€" {
		h = h*31 + int(r)*i
	}
	println(h)
	m := map[string]int{}
	for i := 0; i+2 <= len(long); i++ {
		m[long[i:i+2]]++
	}
	println(len(m), m["ab"], m["zz"])
	m[string(b)] = 3
	println(m["jello"], m[string([]byte{'j', 'e', 'l', 'l', 'o'})])
	switch string(b) {
	case "hello":
		println("no")
	case "jello":
		println("yes")
	}
	for i, c := range []byte("é\xff") {
		print(i, c, " ")
	}
	println()
	var ns []byte
	println(string(ns) == "", len(string(ns)), []byte("") == nil, []rune("") == nil, []byte(string(ns)) == nil)
	bs := []byte("abc")
	bs = append(bs, "def"...)
	bs = append(bs, x[1:]...)
	n := copy(bs[1:], "XYZW")
	println(string(bs), n, copy(bs, ""), copy(bs[:0], "q"))
	const c = "const"
	println(c[1], c[1:3], len(c), c[len(c)-1])
	p := &s
	*p += "!"
	println(s, (*p)[5:])
	arr := [3]string{"a", "b", "c"}
	arr2 := arr
	arr2[1] += "z"
	println(arr[1], arr2[1], arr == arr2, arr == [3]string{"a", "b", "c"})
	type pair struct {
		a, b string
		n    int
	}
	println(pair{"a", "b", 1} == pair{"a", string([]byte{'b'}), 1}, pair{"a", "b", 1} == pair{"a", "c", 1})
	hexs("\a\b\f\n\r\t\v\\\"'\x41\101\u0041\U00000041")
	hexs(`a\n
b`)
	hexs(string("日本語"[3:6]))
	lots := "0" + x + "1" + x + "2" + x + "3" + x + "4" + x + "5" + x + "6" + x
	println(lots)
	e := ""
	println(e+x == x, &e != nil, e+e == "", len(e+x+e))
	q := x
	x += "d"
	println(q, x, x[:3] == q)
	r := []rune("héllo")
	r[1] = 'E'
	println(string(r), len(r), cap(r) >= 5)
	println(string(r[:0]) == "", string(append(r, 'x', 0x1F600)))
	f := func(s ...any) int { return len(s) }
	println(f([]any{1, 2}...), f("a", 'b', 1.0), f(nil), f(nil...))
	str := "x"
	for i := 0; i < 5; i++ {
		str = str + str
	}
	println(str, len(str))
	tt := "abc"
	for i, ch := range tt {
		tt = "zzz"
		print(i, ch, " ")
	}
	println(tt)
	println(max("a", "b", tt), min("x", tt), max("", tt))
}
