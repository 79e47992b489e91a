// run

// Full slice expressions limit the capacity.
package main

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	t := a[1:3:4]
	println(len(t), cap(t))
	t = append(t, 10)
	t = append(t, 11)
	t[0] = 99
	println(a[1], a[3], a[4])
}
