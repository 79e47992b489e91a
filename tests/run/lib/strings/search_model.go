// run
package main

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Searching and sorting against the obvious ways of doing it, at every alignment and length around the block size.

func index(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func lastIndex(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func count(s, sub string) int {
	n := 0
	for {
		i := index(s, sub)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(sub):]
	}
}

type rng uint64

func (r *rng) next(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r)>>33) % n
}

func check(ok bool, what ...any) {
	if !ok {
		panic(fmt.Sprint(what...))
	}
}

func searches(r *rng, letters int) {
	b := make([]byte, r.next(100))
	for i := range b {
		b[i] = "abcdefgh\xff\x00\x80"[r.next(letters)]
	}
	s := string(b)
	sub := s
	if from := r.next(len(s) + 1); r.next(4) > 0 {
		sub = s[from:min(len(s), from+r.next(9))]
	} else {
		sub = s[:from] + "a"
	}
	if sub == "" {
		sub = "a"
	}
	check(strings.Index(s, sub) == index(s, sub), "Index ", s, " ", sub)
	check(strings.LastIndex(s, sub) == lastIndex(s, sub), "LastIndex ", s, " ", sub)
	check(strings.Count(s, sub) == count(s, sub), "Count ", s, " ", sub)
	check(bytes.Index(b, []byte(sub)) == index(s, sub), "bytes.Index")
	c := sub[:1]
	check(strings.IndexByte(s, c[0]) == index(s, c), "IndexByte ", s, c)
	check(strings.LastIndexByte(s, c[0]) == lastIndex(s, c), "LastIndexByte ", s, c)
	check(bytes.Count(b, []byte(c)) == count(s, c), "Count of a byte")
	runes := 0
	for range s {
		runes++
	}
	check(utf8.RuneCountInString(s) == runes && len([]rune(s)) == runes, "RuneCount")
	check(utf8.ValidString(s) == utf8.Valid(b) && utf8.Valid(b) == !strings.ContainsRune(s, utf8.RuneError), "Valid")
	t := string(slices.Clone(b))
	check(s == t, "equal")
	if len(b) > 0 {
		k := r.next(len(b))
		b[k] ^= 1 << r.next(8)
		u := string(b)
		check(s != u && t != u, "unequal")
		check((s < u) == (s[k] < u[k]) && (strings.Compare(s, u) < 0) == (s[k] < u[k]), "less")
		check(s[:k] == u[:k] && s[k+1:] == u[k+1:], "parts")
	}
}

func sorted(a []int) bool {
	for i := 1; i < len(a); i++ {
		if a[i] < a[i-1] {
			return false
		}
	}
	return true
}

func sorts(r *rng, n, kinds int) {
	a := make([]int, n)
	sum := 0
	for i := range a {
		a[i] = r.next(kinds)
		if kinds == 7 {
			a[i] = min(i, n-i)
		}
		sum += a[i]
	}
	b, c, d := slices.Clone(a), slices.Clone(a), slices.Clone(a)
	slices.Sort(a)
	slices.SortFunc(b, func(x, y int) int { return x - y })
	sort.Slice(c, func(i, j int) bool { return c[i] < c[j] })
	sort.Sort(sort.Reverse(sort.IntSlice(d)))
	slices.Reverse(d)
	check(sorted(a) && slices.Equal(a, b) && slices.Equal(a, c) && slices.Equal(a, d), "sort")
	for _, x := range a {
		sum -= x
	}
	check(sum == 0, "sum")
	type pair struct {
		key, at int
		name    string
	}
	p := make([]pair, n)
	for i := range p {
		p[i] = pair{r.next(kinds), i, "p"}
	}
	q := slices.Clone(p)
	less := func(s []pair) func(i, j int) bool { return func(i, j int) bool { return s[i].key < s[j].key } }
	sort.SliceStable(p, less(p))
	sort.Slice(q, less(q))
	for i := 1; i < n; i++ {
		check(p[i-1].key < p[i].key || p[i-1].key == p[i].key && p[i-1].at < p[i].at, "SliceStable")
		check(q[i-1].key == p[i-1].key && q[i].name == "p", "Slice")
	}
	s := make([]string, n)
	for i := range s {
		s[i] = fmt.Sprint(r.next(kinds))
	}
	t := slices.Clone(s)
	slices.Sort(s)
	sort.Slice(t, func(i, j int) bool { return t[i] < t[j] })
	check(slices.IsSorted(s) && slices.Equal(s, t), "strings")
}

func main() {
	r := rng(88172645463325252)
	for i := 0; i < 30000; i++ {
		searches(&r, []int{2, 3, 8, 11}[i&3])
	}
	fmt.Println("searches ok")
	long := strings.Repeat("ab", 3000)
	for _, sub := range []string{"aab", "abb", "ba" + strings.Repeat("ab", 200) + "b", "abab"} {
		fmt.Println(strings.Index(long, sub), strings.LastIndex(long, sub), strings.Count(long, sub))
	}
	fmt.Println(strings.Index(long+"aab", "aab"), strings.LastIndex("bba"+long, "bba"))
	for _, n := range []int{0, 1, 2, 12, 13, 30, 49, 50, 200, 1000} {
		for _, kinds := range []int{1, 2, 7, 1000000} {
			sorts(&r, n, kinds)
		}
	}
	fmt.Println("sorts ok")
}
