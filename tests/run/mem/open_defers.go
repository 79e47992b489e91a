// run

// Deferred calls that the function makes itself at its returns, and those that a panic makes: which, in which order, with
// which values, and where their frames are said to be.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

func line(skip int) int {
	_, _, l, _ := runtime.Caller(skip + 1)
	return l
}

type T struct{ name string }

func (t T) value(k int)     { fmt.Print(" value:", t.name, k) }
func (t *T) pointer(k int)  { fmt.Print(" pointer:", t.name, k) }
func show(args ...any)      { fmt.Print(append([]any{" show:"}, args...)...) }
func where(what string)     { fmt.Print(" ", what, "@", line(1)) }
func pair() (int, string)   { return 7, "seven" }
func take(a int, b string)  { fmt.Print(" take:", a, b) }
func fails(k int) (e error) { return fmt.Errorf("error %d", k) }

// Early returns make the calls deferred so far.
func early(k int) (r int) {
	if k == 0 {
		return 100
	}
	defer where("first")
	if k == 1 {
		return 101
	}
	if k&2 != 0 {
		defer func() { r += k; where("second") }()
	}
	switch k {
	case 3:
		defer show("three", r)
		r = 5
		return
	case 4:
		defer show("four", k)
	default:
		defer take(pair())
	}
	return r + 1
}

func receivers() {
	t := T{"a"}
	defer t.value(1)
	defer t.pointer(2)
	f := t.value
	defer f(3)
	var i interface{ value(int) } = t
	defer i.value(4)
	t.name = "b"
	defer func(k int, s string) { fmt.Print(" lit:", k, s, t.name) }(5, t.name)
	t.name = "c"
}

// A deferred call at the end panics: the others are made by the panic, and may recover it.
func panicsAtEnd(recoverIt bool) (r string) {
	defer func() {
		if recoverIt {
			r = fmt.Sprint("recovered ", recover())
		}
	}()
	defer fmt.Print(" still")
	defer func() { panic("late") }()
	defer fmt.Print(" before")
	return "returned"
}

func errorsAreWrapped(k int) (err error) {
	defer func() {
		if err != nil {
			err = errors.Join(errors.New("outer"), err)
		}
	}()
	if k > 0 {
		return fails(k)
	}
	return nil
}

// Nothing here can panic: no record is needed.
func quiet(a, b int) (sum int) {
	defer func() { sum *= 2 }()
	defer func() { sum += b }()
	return a
}

// The captured variables outlive the function through what the deferred call stores.
var kept *int

func keeps(k int) int {
	x := k
	defer func() { kept = &x }()
	x++
	return x
}

func index(a []int, i int) (r int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(error)
		}
	}()
	return a[i], nil
}

func nested(depth int) (r int) {
	defer func() { r += depth }()
	if depth == 0 {
		panic("bottom")
	}
	defer func() {
		if depth == 3 {
			fmt.Print(" depth 3: ", recover())
		}
	}()
	return nested(depth - 1)
}

func goexits(done chan bool) {
	defer close(done)
	defer fmt.Print(" last")
	defer func() { fmt.Print(" first ", recover()) }()
	runtime.Goexit()
}

func reassigned() (r int) {
	f := func() { r = 1 }
	defer f()
	f = func() { r = 2 }
	return 0
}

func nilFunc() (r any) {
	defer func() { r = recover() }()
	var f func()
	defer f()
	fmt.Print(" reached")
	return 1
}

// A loop beside statements that are executed once: the runtime keeps the order.
func mixed() {
	defer fmt.Print(" once")
	for i := range 3 {
		defer fmt.Print(" ", i)
	}
	defer fmt.Print(" again")
}

func generic[E any](list []E) (n int) {
	defer func() { n = len(list) }()
	for range list {
		n--
	}
	return n
}

func stack() (s string) {
	defer func() {
		b := make([]byte, 4096)
		b = b[:runtime.Stack(b, false)]
		for l := range strings.Lines(string(b)) {
			if strings.HasPrefix(l, "main.") {
				s += " " + strings.TrimSpace(l[:strings.LastIndex(l, "(")])
			}
		}
	}()
	return ""
}

func main() {
	for k := range 7 {
		r := early(k)
		fmt.Println(" ->", r)
	}
	receivers()
	fmt.Println()
	fmt.Println("", panicsAtEnd(true))
	func() {
		defer func() { fmt.Println(" outside:", recover()) }()
		panicsAtEnd(false)
	}()
	fmt.Println(errorsAreWrapped(0), strings.ReplaceAll(errorsAreWrapped(3).Error(), "\n", "; "))
	fmt.Println(quiet(3, 4))
	fmt.Println(keeps(41), *kept)
	runtime.GC()
	fmt.Println(*kept)
	fmt.Println(index([]int{1, 2}, 1))
	fmt.Println(index([]int{1, 2}, 2))
	fmt.Println("", nested(5))
	done := make(chan bool)
	go goexits(done)
	<-done
	fmt.Println()
	fmt.Println(reassigned(), nilFunc())
	mixed()
	fmt.Println()
	fmt.Println(generic([]string{"a", "b"}))
	fmt.Println(stack())
}
