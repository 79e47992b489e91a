// run

// Every way out of ranges over functions, and iterators that misbehave.
package main

type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

func count(n int) Seq[int] {
	return func(yield func(int) bool) {
		defer print("<")
		for i := 0; i < n; i++ {
			if !yield(i) {
				print("!")
				return
			}
		}
		print("$")
	}
}
func pairs(n int) Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, string(rune('a'+i))) {
				return
			}
		}
	}
}
func none(n int) func(func() bool) {
	return func(y func() bool) {
		for i := 0; i < n && y(); i++ {
		}
	}
}
func f1() (r int) {
	for i := range count(5) {
		if i == 3 {
			return i * 10
		}
		r += i
	}
	return -1
}
func f2() (s string, n int) {
	for i := range count(3) {
		for j, c := range pairs(4) {
			if j > i {
				break
			}
			if i == 2 && j == 1 {
				return s + "ret", n
			}
			s += c
			n++
		}
	}
	return
}
func f3() (r int) {
outer:
	for i := range count(4) {
		for j := range count(4) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case j == 2 && i == 1:
				break outer
			}
			for range none(2) {
				if j == 0 {
					continue outer
				}
				r++
			}
			r += 10
		}
	}
	return
}
func f4() {
	for i := range count(3) {
		defer println("deferred", i)
	}
	println("f4 end")
}
func f5() (x int) {
	defer func() { x += 100 }()
	for i := range count(3) {
		x = i
		if i == 1 {
			return x + 1
		}
	}
	return
}
func f6() int {
	x := 0
	for i := range count(10) {
		if i == 4 {
			goto done
		}
		x += i
	}
	x = -1
done:
	return x
}
func f7() (fs []func() int) {
	for i := range count(3) {
		fs = append(fs, func() int { i++; return i })
	}
	return
}
func f8() {
	var i, j int
	for i, j = 5, 6; i < 6; i++ {
	}
	var a [3]int
	for a[1] = range count(3) {
	}
	m := map[string]int{}
	var s string
	for m["k"], s = range pairs(3) {
	}
	println(i, j, a[1], m["k"], s)
	for range count(2) {
		print("x")
	}
	for _ = range count(1) {
	}
	for _, c := range pairs(2) {
		print(c)
	}
	for i := range pairs(2) {
		print(i)
	}
	println()
}
func f9() {
	for i := range count(3) {
		func() {
			for j := range count(3) {
				if j == 1 {
					return
				}
				print("[", i, j, "]")
			}
		}()
	}
	println()
}
func bad1(y func(int) bool) { y(1); y(2); y(3) }
func bad2(y func(int) bool) { defer func() { recover() }(); y(1) }
func bad4(y func(int) bool) {
	defer func() {
		if e := recover(); e != nil {
			println("iter saw", e.(error).Error())
			panic(e)
		}
	}()
	y(1)
	y(2)
}

var saved func(int) bool

func bad3(y func(int) bool) { saved = y; y(1) }
func bad5(y func(int) bool) {
	c := make(chan int)
	go func() { y(1); close(c) }()
	<-c
}
func bad6(y func(int) bool) { y(1); panic("iter panic") }
func bad7(y func(int) bool) { y(0); func() { defer func() { recover() }(); y(1) }(); y(2) }
func try(n string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(n, "ok")
		case error:
			println(n, e.Error())
		case string:
			println(n, e)
		case int:
			println(n, e)
		}
	}()
	f()
}
func f10() (r string) {
	defer func() { r += recover().(string) }()
	for i := range count(3) {
		defer func() { r += string(rune('0' + i)) }()
		if i == 2 {
			panic("P")
		}
	}
	return "no"
}
func f11() (a, b int, c string) {
	for i := range count(3) {
		for j := range count(3) {
			if i+j == 3 {
				return i, j, "found"
			}
		}
	}
	return
}
func f12() (r [20]int) {
	for i := range count(20) {
		r[i] = i
		if i == 10 {
			return r
		}
	}
	return
}
func f13(n int) (s int) {
	for i := range count(n) {
		s += f13(i)
		s++
	}
	return
}
func f14() {
	for i := range func(y func(int) bool) { y(1) } {
		for j := range func(y func(int) bool) { y(i + 1) } {
			for k := range func(y func(int) bool) { y(j + 1) } {
				println(i, j, k)
				defer func() { println("d", i, j, k) }()
				func() {
					defer println("inner d")
					for range 1 {
						return
					}
				}()
			}
		}
	}
}
func f15() {
	i := 0
L:
	for range count(3) {
		i++
		if i < 5 {
			continue L
		}
		break L
	}
	println(i)
	for x := range count(3) {
		select {
		default:
			if x == 1 {
				break
			}
			continue
		}
		switch x {
		case 1:
			break
		}
		print("after", x)
	}
	println()
}
func f16() {
	x := 1
	for i := range count(3) {
		x := x + i
		x++
		_ = x
	}
	for i, x := range pairs(2) {
		print(i, x)
	}
	println(x)
}

type T struct{ xs []int }

func (t *T) All(y func(int, *int) bool) {
	for i := range t.xs {
		if !y(i, &t.xs[i]) {
			break
		}
	}
}
func (t T) Rev() Seq[int] {
	return func(y func(int) bool) {
		for i := len(t.xs) - 1; i >= 0; i-- {
			if !y(t.xs[i]) {
				return
			}
		}
	}
}
func rec(n int, y func(int) bool) bool {
	if n == 0 {
		return true
	}
	return rec(n-1, y) && y(n) && rec(n-1, y)
}
func main() {
	println(f1())
	println(f2())
	println(f3())
	f4()
	println(f5(), f6())
	for _, f := range f7() {
		print(f(), f(), " ")
	}
	f8()
	f9()
	try("bad1", func() {
		for x := range bad1 {
			if x == 2 {
				break
			}
		}
	})
	try("bad2", func() {
		for x := range bad2 {
			panic(x)
		}
	})
	try("bad3", func() {
		for range bad3 {
		}
		saved(2)
	})
	try("bad4", func() {
		for range bad4 {
			break
		}
	})
	try("bad5", func() {
		s := 0
		for x := range bad5 {
			s += x
		}
		println(s)
	})
	try("bad6", func() {
		for range bad6 {
		}
	})
	try("bad7", func() {
		for x := range bad7 {
			if x == 1 {
				panic("body")
			}
			println("bad7", x)
		}
	})
	try("bad8", func() {
		for x := range bad1 {
			if x == 1 {
				continue
			}
			panic(x * 100)
		}
	})
	try("nil", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	println(f10())
	println(f11())
	println(f12()[10], f12()[11])
	println(f13(4))
	f14()
	f15()
	f16()
	t := T{[]int{1, 2, 3}}
	for i, p := range t.All {
		*p *= 10 + i
	}
	for x := range t.Rev() {
		print(x, " ")
	}
	for x := range Seq[int](func(y func(int) bool) { rec(3, y) }) {
		print(x)
		if x == 3 {
			break
		}
	}
	println()
	for i := range 3 {
		for j := range i {
			print(i, j, ";")
		}
	}
	for i := range uint8(3) {
		print(i)
	}
	const c = 2
	for i := range c {
		print(i)
	}
	for range 2 {
		print(".")
	}
	var n8 int8 = -3
	for range n8 {
		print("no")
	}
	k := 3
	for i := range k {
		k = 10
		i += 5
		print(i)
	}
	println(k)
	for i := range int64(2) {
		func() { print(i) }()
	}
	println()
}
