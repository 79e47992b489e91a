// run

// Many string cases.
package main

func main() {
	for _, s := range []string{"", "a", "bb", "alpha", "gamma", "delta", "epsilon", "zeta", "eta", "nope"} {
		switch s {
		case "":
			print(0)
		case "a":
			print(1)
		case "bb":
			print(2)
		case "alpha", "beta":
			print(3)
		case "gamma":
			print(4)
		case "delta":
			print(5)
		case "epsilon":
			print(6)
		case "zeta":
			print(7)
		case "eta":
			print(8)
		default:
			print(9)
		}
	}
	println()
}
