// run

// Constants of high precision.
package main

func main() {
	const pi = 3.14159265358979323846264338327950288419716939937510582097494459
	const e = 1e-300 * 1e-300 * 1e600
	println(pi, e == 1, float32(pi), pi*1e10)
}
