// run

// Searches in strings that begin or end where readable memory does: nothing beyond is read, nothing around is found.
package main

import (
	"bytes"
	"fmt"
	"strings"
	"syscall"
	"unsafe"
)

const page = 4096

func naive(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		same := true
		for k := 0; k < len(sub); k++ {
			same = same && s[i+k] == sub[k]
		}
		if same {
			return i
		}
	}
	return -1
}

func main() {
	mem, err := syscall.Mmap(-1, 0, 3*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		fmt.Println(err)
		return
	}
	mid := mem[page : 2*page]
	for i := range mid {
		mid[i] = "xyz \tabc"[i*7%8]
	}
	for _, m := range [][]byte{mem[:page], mem[2*page:]} {
		if err := syscall.Mprotect(m, syscall.PROT_NONE); err != nil {
			fmt.Println(err)
			return
		}
	}
	checked, wrong := 0, 0
	check := func(ok bool) {
		checked++
		if !ok {
			wrong++
		}
	}
	for n := 0; n <= 70; n++ {
		for _, from := range []int{0, 1, 7, page - n - 3, page - n - 1, page - n} {
			b := mid[from : from+n]
			s := unsafe.String(unsafe.SliceData(b), n)
			for _, c := range []byte("xyz \tabcq") {
				first, last, count := -1, -1, 0
				for i := range b {
					if b[i] == c {
						if first < 0 {
							first = i
						}
						last = i
						count++
					}
				}
				check(strings.IndexByte(s, c) == first)
				check(strings.LastIndexByte(s, c) == last)
				check(bytes.Count(b, []byte{c}) == count)
			}
			for _, sub := range []string{"xa", "ax", "zy", "x a", "y\tzab", "qq", "c", "xyz"} {
				check(strings.Index(s, sub) == naive(s, sub))
				i := strings.LastIndex(s, sub)
				check(i < 0 && naive(s, sub) < 0 || i >= 0 && s[i:i+len(sub)] == sub && naive(s[i+1:], sub) < 0)
				check(strings.HasPrefix(s, sub) == (naive(s, sub) == 0))
			}
			check(strings.IndexAny(s, "bq") == naive(s, "b"))
			check(strings.ContainsAny(s, "q!"+"r") == false)
			check(strings.Join(strings.Fields(s), "|") == strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }), "|"))
			t := strings.Clone(s)
			check(strings.Compare(s, t) == 0 && !(s < t) && strings.EqualFold(s, strings.ToUpper(t)))
			if n > 0 {
				check(strings.Compare(s, t[:n-1]) == 1 && t[:n-1] < s)
				u := []byte(t)
				u[n-1]++
				check(s < string(u) && strings.Compare(string(u), s) == 1)
			}
		}
	}
	fmt.Println(checked, wrong)
}
