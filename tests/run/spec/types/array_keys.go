// run

// Keys of array literals; the length is the greatest index plus one.
package main

func main() {
	a := [...]string{2: "c", "d", 0: "a", "b"}
	v := [128]bool{'a': true, 'e': true}
	println(len(a), a[0], a[1], a[2], a[3], v['a'], v['b'])
}
