// run
package main

func classify(n int) string {
	switch {
	case n < 0:
		return "neg"
	case n == 0:
		return "zero"
	case n < 10:
		return "small"
	default:
		return "big"
	}
}

func ft(n int) {
	switch n {
	case 1:
		print("one ")
		fallthrough
	case 2, 3:
		print("two-three ")
	default:
		print("default ")
	case 4:
		print("four ")
		break
	}
	println()
}

func str(s string) int {
	switch s {
	case "a", "b":
		return 1
	case "hello":
		return 2
	}
	return 0
}

func main() {
	for _, n := range []int{-1, 0, 5, 50} {
		println(classify(n))
	}
	for i := 0; i < 6; i++ {
		ft(i)
	}
	println(str("a"), str("hello"), str("zz"))
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			println(i, j)
		}
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	println(i)
	for i := range 3 {
		print(i, " ")
	}
	println()
	for range 2 {
		print("x")
	}
	println()
	if x := i * 2; x > 5 {
		println("big", x)
	} else if y := x; y > 0 {
		println("small", y)
	}
	switch x := i; x {
	case 3:
		println("three")
	}
	n := 0
	for {
		n++
		if n%2 == 0 {
			continue
		}
		if n > 7 {
			break
		}
	}
	println(n)
}
