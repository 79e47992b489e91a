// run

// Conversions between strings and bytes where the compiler may leave out the copy, and where it must not.
package main

import "fmt"

type text string
type letter byte
type letters []letter

func change(b []byte) string { b[0] = '!'; return "x" }

func sink(s string) string { return s }

var kept []string

// A short string that is not kept lies in the frame; one that is kept does not.
func temporaries(b []byte) (n int) {
	for i := range 3 {
		s := string(b) + fmt.Sprint(i)
		if s == "abc1" {
			n += 10
		}
		n += len(s)
		t := "<" + s + ">" + s
		kept = append(kept, t)
		u := []byte(s)
		u[0] = 'Z'
		n += int(u[0]) + len(u)
		u = append(u, "0123456789012345678901234567890123456789"...)
		n += len(u)
	}
	return n
}

func last(list []string) string {
	longest := ""
	for _, s := range list {
		if t := s + "!"; len(t) > len(longest) {
			longest = t
		}
	}
	return longest
}

func runes(r rune) int { return len(string(r)) + len("é"+string(r)) }

func main() {
	m := map[string]int{"abc": 1, "a": 2}
	b := []byte("abc")
	fmt.Println(m[string(b)], m[string(b[:1])], m[string(b[1:])])
	if v, ok := m[string(b)]; ok {
		fmt.Println("found", v)
	}
	// The key of a new entry is copied.
	m[string(b)]++
	m[string(b[:2])] = 9
	b[0] = 'X'
	fmt.Println(len(m), m["abc"], m["ab"], m["Xbc"])
	delete(m, string([]byte("ab")))
	fmt.Println(len(m))
	b[0] = 'a'

	// A call in the other operand may change the bytes; what comes first is already a string then.
	c := []byte("x")
	fmt.Println(string(c) == "x", string(c) < "y", string(b) == string([]byte("abc")))
	e := []byte("x!")
	fmt.Println(sink(string(e)) == change(e), string(e))

	switch string(b) {
	case "abd", "abc":
		b[0] = '?'
		fmt.Println("case", string(b))
	default:
		fmt.Println("default")
	}
	b[0] = 'a'
	switch text(b) {
	case text(change(b)):
		fmt.Println("changed")
	case "abc":
		fmt.Println("copied")
	default:
		fmt.Println("neither")
	}
	b[0] = 'a'

	s := "héy"
	for i, x := range []byte(s) {
		fmt.Print(i, ":", x, " ")
	}
	for i, x := range letters(s) {
		fmt.Print(i, "=", x, " ")
	}
	fmt.Println()
	fmt.Println(append([]byte("1"), []byte(s)...), copy(b, []byte("q")), string(b))
	fmt.Println(temporaries([]byte("abc")), kept)
	fmt.Println(last([]string{"a", "ccc", "bb"}), runes('x'), runes('世'))

	// Equality of short strings of every length, at every place of a difference.
	long := "0123456789abcdefghijklmnopqrstuvwxyz"
	n := 0
	for i := range long {
		for k := 0; k <= i; k++ {
			x := []byte(long[:i])
			if k < i {
				x[k]++
			}
			if string(x) == long[:i] {
				n++
			}
		}
	}
	fmt.Println(n)
	same := func(x string) (n int) {
		for _, ok := range []bool{x == "", x == "a", x == "ab", x == "abc", x == "abcd", x == "abcdefg", x == "abcdefgh",
			x == "abcdefghijk", x == "abcdefghijklmnop", x == "abcdefghijklmnopqrstuvwxyz01234", x != "abcdefgi"} {
			n <<= 1
			if ok {
				n |= 1
			}
		}
		return n
	}
	for _, x := range []string{"", "a", "b", "ab", "ac", "abc", "abd", "abcd", "xbcd", "abcdefg", "abcdefgh", "abcdefgi",
		"abcdefghijk", "abcdefghijx", "abcdefghijklmnop", "abcdefghxjklmnop", "abcdefghijklmnopqrstuvwxyz01234"} {
		fmt.Print(same(x), " ")
	}
	fmt.Println()
}
