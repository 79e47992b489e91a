// run
package main

func dump(s []int) {
	print(len(s), " ", cap(s), ":")
	for _, x := range s {
		print(" ", x)
	}
	println()
}

func main() {
	var s []int
	println(s == nil, len(s), cap(s))
	for i := 0; i < 20; i++ {
		s = append(s, i)
	}
	dump(s)
	dump(s[2:5])
	dump(s[2:5:7])
	t := append(s[:2], 100, 101)
	dump(t)
	dump(s)
	u := make([]int, 3, 10)
	n := copy(u, s[5:])
	println(n)
	dump(u)
	dump(append(u, u...))
	a := [5]int{1, 2, 3, 4, 5}
	p := &a
	dump(p[1:3])
	dump(a[:])
	b := [...]string{2: "c", 0: "a"}
	println(len(b), b[0], b[1], b[2])
	bs := append([]byte("hello "), "world"...)
	println(string(bs))
	arr := [3]int(s[:3])
	arr[0] = 77
	println(arr[0], s[0])
	ap := (*[3]int)(s)
	ap[1] = 88
	println(s[1])
	clear(s[:4])
	dump(s[:6])
	m := [][]int{{1}, {2, 3}, nil}
	println(len(m), len(m[1]), m[2] == nil)
	copy(s[1:], s)
	dump(s)
}
