// run

// Dense and sparse integer cases.
package main

func main() {
	f := func(n int) int {
		switch n {
		case 0, 1, 2, 3:
			return 1
		case 4:
			return 2
		case 5:
			return 3
		case 6:
			return 4
		case 7:
			return 5
		case 1 << 40:
			return 6
		case -1:
			return 7
		}
		return 0
	}
	for _, n := range []int{-2, -1, 0, 3, 4, 5, 6, 7, 8, 1 << 40, 1 << 39} {
		print(f(n), " ")
	}
	println()
}
