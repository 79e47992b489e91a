package main

import (
	"os"
	"strconv"
	"strings"
	"time"
)

type node struct{ left, right *node }

func build(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{build(d - 1), build(d - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func trees() int {
	long := build(18)
	n := 0
	for d := 4; d <= 18; d += 2 {
		for i := 0; i < 1<<(18-d+4); i++ {
			n += build(d).count()
		}
	}
	return n + long.count()
}

// A list to whose one end elements are added while they are taken off the other: half a million live, millions made.
type element struct {
	next  *element
	value int
	tag   string
}

func lists() int {
	var head, tail *element
	n, sum := 0, 0
	for i := 0; i < 8000000; i++ {
		e := &element{value: i, tag: "e"}
		if tail == nil {
			head = e
		} else {
			tail.next = e
		}
		tail = e
		if n++; n > 500000 {
			sum += head.value + len(head.tag)
			head = head.next
			n--
		}
	}
	return sum
}

// Byte slices of many sizes without pointers, a few thousand of them live.
func buffers() int {
	var live [4096][]byte
	sum := 0
	for i := 0; i < 4000000; i++ {
		b := make([]byte, 16+i*7%1000)
		b[len(b)-1] = byte(i)
		k := i * 31 & 4095
		if old := live[k]; old != nil {
			sum += int(old[len(old)-1])
		}
		live[k] = b
	}
	return sum
}

type row struct {
	name string
	run  func() int
}

func main() {
	total := 0
	for _, r := range []row{{"binary trees", trees}, {"list churn", lists}, {"buffers of all sizes", buffers}} {
		if len(os.Args) > 1 && os.Args[1] != r.name {
			continue
		}
		t := time.Now()
		total += r.run()
		println(r.name, time.Since(t).Nanoseconds())
		if r.name == "binary trees" {
			println("peak memory of binary trees in kB:", peak())
		}
	}
	if total == 0 {
		panic("nothing done")
	}
}

// peak is the most memory the process has had, in kB.
func peak() int {
	text, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return n
		}
	}
	return 0
}
