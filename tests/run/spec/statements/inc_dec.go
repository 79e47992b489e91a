// run

// x++ and x-- are assignments.
package main

func main() {
	a := []int{1}
	m := map[string]float64{}
	f := 1.5
	a[0]++
	m["x"]--
	f++
	var u uint8
	u--
	println(a[0], m["x"], f, u)
}
