// run

// Up to go1.21 a loop has one variable for all iterations; a file may ask for a newer language.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()

	var ps []*int
	for i, s := range []string{"a", "b", "c"} {
		ps = append(ps, &i)
		defer func() { println("deferred", i, s) }()
	}
	println(*ps[0], *ps[1], ps[0] == ps[2])

	fs = nil
	for k := range map[int]bool{7: true} {
		fs = append(fs, func() int { k++; return k })
	}
	println(fs[0](), fs[0]())

	c := make(chan int, 2)
	c <- 1
	c <- 2
	close(c)
	fs = nil
	for v := range c {
		fs = append(fs, func() int { return v })
	}
	println(fs[0](), fs[1]())

	var bs []func() (int, rune)
	for i, r := range "xy" {
		bs = append(bs, func() (int, rune) { return i, r })
	}
	i, r := bs[0]()
	println(i, r)

	newer()
}
