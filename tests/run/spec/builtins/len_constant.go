// run

// len of arrays without calls and receives is constant.
package main

func main() {
	const n = len([10]float64{2})
	var p *[7]int
	const m = len(p)
	const k = len("ab") + cap([3]int{})
	println(n, m, k, len([...]string{4: ""}))
}
