package main

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

var (
	total int
	words []string
)

func timed(name string, f func()) {
	t := time.Now()
	f()
	println(name, time.Since(t).Nanoseconds())
}

func check(ok bool, what string) {
	if !ok {
		panic(what)
	}
}

type item struct {
	id   int
	name string
	p    *int
}

func sprintf() {
	it := item{7, "seven", nil}
	n := 0
	for i := 0; i < 200000; i++ {
		n += len(fmt.Sprintf("%d items in %s", i, "the box"))
		n += len(fmt.Sprintf("%5d|%-8s|%08.3f", i, "ab", float64(i)/3))
		n += len(fmt.Sprintf("%v %q %x", i&1 == 0, "quoted", i))
		n += len(fmt.Sprint(i, " ", "x", 3.5))
		if i%8 == 0 {
			n += len(fmt.Sprintf("%+v %v", it, words[:3]))
		}
	}
	check(n > 10000000, "sprintf")
}

func strconvs() {
	n := 0
	var buf [64]byte
	for i := 0; i < 1000000; i++ {
		s := strconv.Itoa(i * 37)
		v, err := strconv.Atoi(s)
		check(err == nil && v == i*37, "Atoi")
		n += len(strconv.AppendInt(buf[:0], int64(i)<<20, 16))
	}
	for i := 0; i < 300000; i++ {
		f := float64(i)*1.1 + 1/float64(i+1)
		s := strconv.FormatFloat(f, 'g', -1, 64)
		g, err := strconv.ParseFloat(s, 64)
		check(err == nil && f == g, "ParseFloat")
		n += len(strconv.AppendFloat(buf[:0], f, 'f', 6, 64))
		n += len(strconv.Quote(s))
	}
	total += n
}

func numbers(n int) []int {
	a := make([]int, n)
	x := uint64(88172645463325252)
	for i := range a {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		a[i] = int(x >> 1)
	}
	return a
}

func sortSlice() {
	for r := 0; r < 3; r++ {
		a := numbers(300000)
		sort.Slice(a, func(i, j int) bool { return a[i] < a[j] })
		check(sort.IntsAreSorted(a), "sort.Slice")
	}
}

func slicesSort() {
	for r := 0; r < 5; r++ {
		a := numbers(300000)
		slices.Sort(a)
		check(slices.IsSorted(a), "slices.Sort")
	}
}

func slicesSortStrings() {
	a := numbers(200000)
	s := make([]string, len(a))
	for i, x := range a {
		s[i] = strconv.Itoa(x)
	}
	slices.Sort(s)
	check(slices.IsSorted(s), "slices.Sort of strings")
}

func sortFunc() {
	a := numbers(300000)
	s := make([]item, len(a))
	for i, x := range a {
		s[i].id = x
	}
	slices.SortFunc(s, func(a, b item) int {
		if a.id < b.id {
			return -1
		}
		if a.id > b.id {
			return 1
		}
		return 0
	})
	check(s[0].id <= s[1].id, "slices.SortFunc")
	sort.Stable(sort.Reverse(sort.IntSlice(a)))
	check(a[0] >= a[1], "sort.Stable")
}

func searching() {
	text := strings.Repeat("the quick brown fox jumps over the lazy dog; ", 20000) + "needle"
	n := 0
	for i := 0; i < 20; i++ {
		n += strings.Index(text, "needle")
		n += strings.IndexByte(text, '!')
		n += strings.Count(text, "o")
		n += strings.Count(text, "fox")
		n += strings.LastIndex(text, "quick")
	}
	check(n > 20000, "searching")
}

func pieces() {
	text := strings.Repeat("the quick brown fox jumps over the lazy dog; ", 2000)
	n := 0
	for i := 0; i < 20; i++ {
		n += len(strings.Fields(text))
		n += len(strings.Split(text, " "))
		n += len(strings.ReplaceAll(text, "fox", "wolf"))
		n += len(strings.ToUpper(text))
		n += len(strings.TrimSpace(text))
		n += len(strings.Map(func(r rune) rune { return r + 1 }, text))
		if strings.EqualFold(text, text[1:]) {
			n = 0
		}
	}
	check(n > 100000, "pieces")
}

func scanning() {
	var b bytes.Buffer
	for i := 0; i < 200000; i++ {
		fmt.Fprintln(&b, i, "line", "of text")
	}
	n := 0
	for r := 0; r < 3; r++ {
		sc := bufio.NewScanner(bytes.NewReader(b.Bytes()))
		for sc.Scan() {
			n += len(sc.Text())
		}
		ws := bufio.NewScanner(bytes.NewReader(b.Bytes()))
		ws.Split(bufio.ScanWords)
		for ws.Scan() {
			n++
		}
	}
	check(n > 1000000, "scanning")
}

func runes() {
	text := strings.Repeat("héllo wörld, 世界! plain ascii text follows here. ", 5000)
	n := 0
	for i := 0; i < 20; i++ {
		for _, r := range text {
			if r == 'ö' {
				n++
			}
		}
		n += len([]rune(text))
		n += strings.Count(text, "")
	}
	check(n > 100000, "runes")
}

func main() {
	words = strings.Fields("a few words to print with their brackets")
	timed("Sprintf mix", sprintf)
	timed("strconv mix", strconvs)
	timed("sort.Slice", sortSlice)
	timed("slices.Sort", slicesSort)
	timed("slices.Sort of strings", slicesSortStrings)
	timed("slices.SortFunc, sort.Stable", sortFunc)
	timed("strings: searching", searching)
	timed("strings: pieces", pieces)
	timed("bufio.Scanner", scanning)
	timed("runes of strings", runes)
	if total == 0 {
		panic("total")
	}
}
