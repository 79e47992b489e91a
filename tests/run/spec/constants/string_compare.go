// run

// Comparison of constant strings is constant.
package main

func main() {
	const less = "abc" < "abd"
	const cat = "ab" + "cd"
	var a [len(cat)]byte
	println(less, cat, len(a), cat[1])
}
