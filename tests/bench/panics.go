package main

import (
	"os"
	"time"
)

func recovering(i int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = e.(int)
		}
	}()
	if i >= 0 {
		panic(i)
	}
	return
}

func panicking() int {
	s := 0
	for i := 0; i < 3000000; i++ {
		s += recovering(i)
	}
	return s
}

func fault(p *int) (r int) {
	defer func() {
		if recover() != nil {
			r = 1
		}
	}()
	return *p
}

func faulting() int {
	s := 0
	for i := 0; i < 300000; i++ {
		s += fault(nil)
	}
	return s
}

func one(i int) (r int) {
	defer func() { r += i }()
	return i
}

func deferring() int {
	s := 0
	for i := 0; i < 100000000; i++ {
		s += one(i)
	}
	return s
}

var released int

//go:noinline
func release(k *int) { released += *k }

func withArguments(k int) int {
	defer release(&k)
	return k
}

func several() int {
	s := 0
	for i := 0; i < 20000000; i++ {
		s += withArguments(i)
	}
	return s + released
}

func loop(n int) (r int) {
	for i := 0; i < n; i++ {
		defer func() { r += i }()
	}
	return 1
}

func looping() int {
	s := 0
	for i := 0; i < 200000; i++ {
		s += loop(100)
	}
	return s
}

type row struct {
	name string
	run  func() int
}

func main() {
	total := 0
	rows := []row{
		{"panic and recover", panicking}, {"nil dereference and recover", faulting}, {"defer", deferring},
		{"defer with arguments", several}, {"defer in a loop body", looping},
	}
	for _, r := range rows {
		if len(os.Args) > 1 && os.Args[1] != r.name {
			continue
		}
		t := time.Now()
		total += r.run()
		println(r.name, time.Since(t).Nanoseconds())
	}
	if total == 42 {
		panic("nothing done")
	}
}
