// run

// Channels and select in all forms.
package main

func try(n string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(n, "panic:", e.(error).Error())
		}
	}()
	f()
}

type big struct{ a [5000]int }
type empty struct{}

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}
func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	println(len(c), cap(c), <-c, len(c))
	close(c)
	x, ok := <-c
	println(x, ok)
	x, ok = <-c
	println(x, ok, len(c), cap(c))
	for range c {
		println("no")
	}
	var nc chan int
	println(len(nc), cap(nc), nc == nil)
	select {
	case <-nc:
	case nc <- 1:
	default:
		println("default")
	}
	try("close nil", func() { close(nc) })
	try("close2", func() { close(c) })
	try("send closed", func() { c <- 1 })
	try("select send closed", func() {
		select {
		case c <- 1:
		default:
		}
	})
	try("select recv closed", func() {
		select {
		case v, ok := <-c:
			println(v, ok)
		}
	})
	bc := make(chan big, 1)
	var b big
	b.a[4999] = 7
	bc <- b
	b.a[4999] = 8
	println((<-bc).a[4999])
	ub := make(chan big)
	go func() { ub <- b }()
	r := <-ub
	println(r.a[4999])
	go func() { v := <-ub; v.a[0] = 5; ub <- v }()
	ub <- r
	println((<-ub).a[0], r.a[0])
	ec := make(chan empty, 2)
	ec <- empty{}
	ec <- empty{}
	println(len(ec), <-ec == empty{})
	zc := make(chan [0]int)
	go func() { zc <- [0]int{} }()
	println(len(<-zc))
	cc := make(chan chan int, 1)
	d := make(chan int, 1)
	cc <- d
	(<-cc) <- 4
	println(<-d)
	fc := make(chan func() int, 1)
	fc <- func() int { return 9 }
	println((<-fc)())
	ic := make(chan any, 3)
	ic <- 1
	ic <- "s"
	ic <- nil
	println((<-ic).(int), (<-ic).(string), <-ic == nil)
	mc := make(chan map[string]int, 1)
	mc <- map[string]int{"a": 1}
	println((<-mc)["a"])
	s := 0
	for v := range gen(10) {
		s += v
		if v == 7 {
			break
		}
	}
	println(s)
	var ro <-chan int = d
	var so chan<- int = d
	so <- 3
	println(<-ro, len(ro), cap(so), ro == d, so == d)
	done := make(chan bool)
	data := make(chan int)
	go func() {
		t := 0
		for v := range data {
			t += v
		}
		println("total", t)
		done <- true
	}()
	for i := range 100 {
		data <- i
	}
	close(data)
	<-done
	// select with many cases
	chs := make([]chan int, 8)
	for i := range chs {
		chs[i] = make(chan int, 1)
	}
	cnt := [8]int{}
	for n := 0; n < 8000; n++ {
		for _, ch := range chs {
			select {
			case ch <- n:
			default:
			}
		}
		select {
		case <-chs[0]:
			cnt[0]++
		case <-chs[1]:
			cnt[1]++
		case <-chs[2]:
			cnt[2]++
		case <-chs[3]:
			cnt[3]++
		case <-chs[4]:
			cnt[4]++
		case <-chs[5]:
			cnt[5]++
		case <-chs[6]:
			cnt[6]++
		case <-chs[7]:
			cnt[7]++
		}
	}
	fair := true
	for _, n := range cnt {
		if n < 800 || n > 1200 {
			fair = false
		}
	}
	println("fair", fair)
	var arr [3]int
	i := 1
	e := make(chan int, 2)
	e <- 5
	select {
	case arr[i] = <-e:
	}
	println(arr[1])
	m := map[string]int{}
	e <- 6
	var okk bool
	select {
	case m["k"], okk = <-e:
	}
	println(m["k"], okk)
	p := &arr
	e <- 7
	select {
	case p[2], _ = <-e:
	}
	println(arr[2])
	try("select oob", func() {
		e <- 8
		select {
		case arr[i+5] = <-e:
		}
	})
	println(len(e))
	// same channel send and recv
	q := make(chan int, 1)
	for k := 0; k < 4; k++ {
		select {
		case q <- k:
			print("s", k)
		case v := <-q:
			print("r", v)
		}
	}
	println()
	// break in select
L:
	for {
		select {
		case q <- 1:
			break
		case <-q:
			break L
		}
	}
	// loop with labelled continue
	n := 0
M:
	for n < 3 {
		select {
		default:
			n++
			continue M
		}
	}
	println(n)
	// sync ping-pong
	a1, a2 := make(chan int), make(chan int)
	go func() {
		for v := range a1 {
			a2 <- v + 1
		}
		close(a2)
	}()
	v := 0
	for range 1000 {
		a1 <- v
		v = <-a2
	}
	close(a1)
	_, ok = <-a2
	println(v, ok)
	// receive into blank, closed buffered drains
	w := make(chan string, 2)
	w <- "x"
	close(w)
	<-w
	_, ok = <-w
	println(ok)
	// channel of arrays compare
	ca := make(chan [3]string, 1)
	ca <- [3]string{"a", "b", "c"}
	println(<-ca == [3]string{"a", "b", "c"})
	// nil channels disabling
	in1, in2 := gen(3), gen(4)
	tot := 0
	for in1 != nil || in2 != nil {
		select {
		case v, ok := <-in1:
			if !ok {
				in1 = nil
				continue
			}
			tot += v
		case v, ok := <-in2:
			if !ok {
				in2 = nil
				break
			}
			tot += v * 10
		}
	}
	println(tot)
	// prime sieve
	ch := make(chan int)
	go func(ch chan int) {
		for i := 2; ; i++ {
			ch <- i
		}
	}(ch)
	for range 20 {
		prime := <-ch
		print(prime, " ")
		ch1 := make(chan int)
		go func(in, out chan int, prime int) {
			for {
				if i := <-in; i%prime != 0 {
					out <- i
				}
			}
		}(ch, ch1, prime)
		ch = ch1
	}
	println()
	try("make neg", func() { n := -1; _ = make(chan int, n) })
	try("make neg8", func() { n := int8(-1); _ = make(chan int, n) })
	try("make big", func() { n := uint64(1 << 63); _ = make(chan int, n) })
	try("make big2", func() { n := 1 << 60; _ = make(chan big, n) })
	try("make bigz", func() { n := 1 << 60; println(cap(make(chan empty, n)) == n) })
	type T struct{ c chan T }
	t := T{make(chan T, 1)}
	t.c <- t
	println((<-t.c).c == t.c)
}
