// run

// Identical underlying types are assignable if one isn't named.
package main

func main() {
	type F func(int) int
	type L []int
	var f F = func(x int) int { return x + 1 }
	var g func(int) int = f
	var l L = []int{1, 2}
	var m []int = l
	println(g(1), len(m))
}
