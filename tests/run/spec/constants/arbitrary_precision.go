// run

// Constant expressions are exact.
package main

func main() {
	const huge = 1 << 100
	const big = huge * huge
	println(huge>>98, big>>199, big/huge == huge)
	const third = 1.0 / 3
	println(third*3 == 1, int64(huge/(huge>>62)))
}
