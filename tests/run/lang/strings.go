// run
package main

func main() {
	s := "héllo, 世界"
	println(len(s), s[1], s[0:1], s[7:])
	for i, r := range s {
		println(i, r, string(r))
	}
	bad := "a\xffb\xe4\xb8"
	for i, r := range bad {
		println(i, r)
	}
	b := []byte("abc")
	b[0] = 'X'
	println(string(b), len(b))
	r := []rune(s)
	println(len(r), string(r[1]), string(r))
	println(string(rune(0x4e16)), string(rune(-1)), string(rune(0x10ffff+1)))
	t := ""
	for i := 0; i < 5; i++ {
		t += string(rune('a'+i)) + "-"
	}
	println(t, t < s, t == "a-b-c-d-e-", "abc" < "abd", "ab" < "abc", "" == t[:0])
	println("a" + "b" + t + "c")
	var empty string
	println(empty == "", len(empty))
	println(`raw\n` + "\t|\x41\101\u0041\U00000041")
}
