package main

import (
	"os"
	"strconv"
	"strings"
	"time"
)

type point struct{ x, y, z int }

type named struct {
	name string
	next *named
}

// appendInts grows slices from nothing.
func appendInts() int {
	total := 0
	for i := 0; i < 300; i++ {
		var s []int
		for j := 0; j < 100000; j++ {
			s = append(s, j)
		}
		total += len(s) + s[i]
	}
	return total
}

// appendAll appends values of several shapes, and slices, to slices with room and without.
func appendAll() int {
	total := 0
	var points []point
	var names []named
	var bytes []byte
	var texts []string
	for i := 0; i < 200000; i++ {
		points, names, bytes, texts = points[:0], names[:0], bytes[:0], texts[:0]
		for j := 0; j < 30; j++ {
			points = append(points, point{i, j, 1})
			names = append(names, named{name: "n"})
			bytes = append(bytes, byte(j), 'x')
			bytes = append(bytes, "some text"...)
			texts = append(texts, "t", "u")
		}
		copied := append([]byte(nil), bytes...)
		total += len(points) + len(names) + len(copied) + len(texts)
	}
	return total
}

// concatenate builds strings by + of two, three and more.
func concatenate() int {
	total := 0
	s := ""
	for i := 0; i < 20000; i++ {
		s += "x"
	}
	words := []string{"alpha", "beta", "gamma", "delta"}
	for i := 0; i < 3000000; i++ {
		a, b := words[i&3], words[i>>2&3]
		t := a + "/" + b
		u := "<" + t + " " + a + ">"
		if u == t {
			return 0
		}
		total += len(u)
	}
	return total + len(s)
}

// build fills strings.Builder.
func build() int {
	total := 0
	for i := 0; i < 20000; i++ {
		var b strings.Builder
		for j := 0; j < 100; j++ {
			b.WriteString("item ")
			b.WriteString(strconv.Itoa(j * i))
			b.WriteByte('\n')
		}
		total += b.Len()
	}
	return total
}

// convert goes between bytes and strings where nobody keeps the copy, and where somebody does.
func convert() int {
	total := 0
	counts := map[string]int{"alpha": 1, "beta": 2, "gamma": 3}
	keys := [][]byte{[]byte("alpha"), []byte("beta"), []byte("gamma"), []byte("delta")}
	for i := 0; i < 10000000; i++ {
		k := keys[i&3]
		total += counts[string(k)]
		if string(k) == "delta" {
			total++
		}
		if i&7 == 0 {
			s := string(k)
			b := []byte(s)
			b[0] = 'A'
			total += len(string(b))
		}
	}
	return total
}

type row struct {
	name string
	run  func() int
}

func main() {
	total := 0
	rows := []row{
		{"append", appendInts}, {"append of all kinds", appendAll}, {"string concatenation", concatenate},
		{"string building", build}, {"bytes and strings", convert},
	}
	for _, r := range rows {
		if len(os.Args) > 1 && os.Args[1] != r.name {
			continue
		}
		t := time.Now()
		total += r.run()
		println(r.name, time.Since(t).Nanoseconds())
	}
	if total == 0 {
		panic("nothing done")
	}
}
