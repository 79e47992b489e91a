// run

// Odd but legal control flow.
package main

// odd control flow
func a(n int) (r string) {
	for {
		switch {
		case n > 3:
			n--
			r += "d"
			continue
		case n == 3:
			n = 0
			r += "z"
			fallthrough
		case n < 0:
			r += "f"
			break
		default:
			return r + "!"
		}
		if len(r) > 10 {
			break
		}
	}
	return
}
func b() (n int) {
outer:
	for i := range 5 {
		for j := range 5 {
			switch {
			case i == j:
				continue outer
			case i*j == 6:
				break outer
			}
			n += i*10 + j
		}
	}
	return
}
func c(x int) int {
	if x > 0 {
		goto pos
	}
	if x < 0 {
		goto neg
	}
	return 0
pos:
	return 1
neg:
	x = -x
	if x > 10 {
		x = 5
		goto pos
	}
	return -1
}
func d() (s []int) {
	i := 0
start:
	j := 0
	for j < 3 {
		j++
		if i+j > 5 {
			goto done
		}
		s = append(s, i*10+j)
	}
	i++
	goto start
done:
	return
}
func e(ch chan int) (r int) {
loop:
	for {
		select {
		case v, ok := <-ch:
			switch {
			case !ok:
				break loop
			case v == 2:
				continue loop
			case v == 4:
				break
			}
			r = r*10 + v
		}
	}
	return
}
func f() int {
	for i := 0; ; i++ {
		func() {
			defer func() { i += 2 }()
			for range 10 {
				return
			}
		}()
		if i > 10 {
			return i
		}
	}
}
func g(x any) (s string) {
	switch x := x.(type) {
	case int:
		switch {
		case x > 5:
			s = "big"
			break
		default:
			s = "small"
		}
		if x == 7 {
			break
		}
		s += "int"
	case string, []byte:
		switch y := x.(type) {
		case string:
			s = y
		default:
			s = "bytes"
		}
	case func() string:
		s = x()
	case nil:
		s = "nil"
	}
	return
}
func h(n int) int {
	defer func() {
		for i := range n {
			if i == 2 {
				return
			}
			n += i
		}
	}()
	if n%2 == 0 {
		return n
	} else if n > 5 {
		return n * 2
	} else {
		panic2(n)
	}
	return -1
}
func panic2(int) {}
func k() (x int) {
	for x = 0; x < 10; x++ {
		if x == 5 {
			defer func() { x *= 2 }()
			return
		}
	}
	return
}
func l() int {
	x := 0
	for i, j := 0, 100; i < j; i, j = i+1, j-i {
		x += j
		if x > 1000 {
			break
		}
	}
	return x
}
func m(s string) (n int) {
	for i, r := range s {
		switch r {
		case 'a', 'e', 'i', 'o', 'u':
			n++
		case ' ':
			continue
		case '!':
			return n * 100
		default:
			if i > 5 && r > 'x' {
				goto end
			}
		}
		n += 10
	}
end:
	return n + 1
}
func empty() {
	for false {
	}
	for i := 0; i < 0; i++ {
	}
	switch {
	}
	switch x := 1; x {
	}
	select {
	default:
	}
	{
	}
	if true {
	} else {
	}
	var x any
	switch x.(type) {
	}
	for range 0 {
	}

}
func dead() int {
	return 1
	println("dead")
	for {
	}
}
func inf() int {
	for {
		for {
			return 3
		}
	}
}
func sc(log *string, a, b, c bool) bool {
	t := func(s string, v bool) bool { *log += s; return v }
	return t("a", a) && (t("b", b) || t("c", c)) && !(t("d", a) && t("e", b)) || t("f", c)
}
func main() {
	println(a(5), a(0), a(3), a(-1), b(), c(1), c(-1), c(-20), c(0))
	for _, x := range d() {
		print(x, " ")
	}
	ch := make(chan int, 6)
	for i := range 6 {
		ch <- i
	}
	close(ch)
	println(e(ch), f(), g(7), g(3), g(9), g("s"), g([]byte{}), g(func() string { return "fn" }), g(nil), h(4), h(7), h(3), k(), l(), m("hello world"), m("ab!"), m("abcdefgz"))
	empty()
	println(dead(), inf())
	for i := range 8 {
		var log string
		r := sc(&log, i&1 != 0, i&2 != 0, i&4 != 0)
		print(log, r, " ")
	}
	println()
}
