// run

// A conversion of a constant string makes a slice without room, also where it is appended to.
package main

var sink []byte
var sinkr []rune
var str = "hello world"

const k = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"

func main() {
	a := []byte("abcd")
	println(cap(a), cap([]byte("")), cap([]byte("x")))
	b := []byte("abcde")
	sink = b
	println(cap(b), len(b))
	c := []byte(k)
	println(cap(c))
	sink = []byte(k)
	println(cap(sink))
	e := []byte(str)
	sink = e
	println(cap(e))
	f := []rune("abc")
	println(cap(f))
	sinkr = []rune("abcde")
	println(cap(sinkr))
	sink = []byte(str[:0])
	println(cap(sink), sink == nil)
	sink = []byte("")
	println(cap(sink), sink == nil)
	type B []byte
	j := B("xyz")
	println(cap(j))
	l := append([]byte("ab"), 'c')
	println(cap(l), len(l))
	sink = append([]byte("ab"), 'c')
	println(cap(sink))
	sink = append([]byte(nil), "abc"...)
	println(cap(sink))
	sink = append([]byte("abc"), str...)
	println(cap(sink))
	n := append([]rune("ab"), 'c')
	println(cap(n))
	for i := range []byte("abc") {
		_ = i
	}
	o := []byte("abc")
	o[0] = 'x'
	p := []byte("abc")
	println(string(o), string(p))
}

func init() {
	s := []byte("abcd")
	t := append(s[:1], s...)
	println(string(s), string(t), len(s[:cap(s)]))
	println(len([]rune("a\xff\xe4\xb8é世")), string([]rune("a\xff\xe4\xb8é世")))
	r := []rune("ab")
	r[0] = 'x'
	println(string(r), string([]rune("ab")))
}
