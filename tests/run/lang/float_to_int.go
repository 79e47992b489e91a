// run
package main

func conv(x float64) {
	println(int64(x), int32(int64(x)), uint32(int64(x)))
}

func main() {
	for _, x := range []float64{0, 1.9, -1.9, 1e10, -1e10, 4e18, -9.2e18} {
		conv(x)
	}
	var u uint64 = 1<<63 + 1024
	println(float64(u), uint64(float64(u)))
	var i int64 = -1 << 62
	println(float32(i), float64(i))
}
