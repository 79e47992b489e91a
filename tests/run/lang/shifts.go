// run
package main

func sh(x int32, n uint) { println(x<<n, x>>n) }
func shu(x uint8, n uint64) { println(x<<n, x>>n) }

func main() {
	for _, n := range []uint{0, 1, 31, 32, 33, 64, 1 << 40} {
		sh(-5, n)
		shu(200, uint64(n))
	}
	var s int8 = 3
	println(1<<s, int64(1)<<40>>s)
	var i64 int64 = -1
	println(i64>>63, i64>>64, uint64(i64)>>63)
}
