// run
package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

func main() {
	xs := []float64{0, math.Copysign(0, -1), 0.5, -0.5, 1, 1.5, 2.5, -2.5, 1e10, 1e300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, x := range xs {
		fr, e := math.Frexp(x)
		i, f := math.Modf(x)
		fmt.Println(x, math.Floor(x), math.Ceil(x), math.Trunc(x), math.Round(x), math.RoundToEven(x), math.Abs(x), math.Sqrt(x), math.Signbit(x), fr, e, i, f, math.Logb(x), math.IsNaN(x), math.IsInf(x, 0))
		for _, y := range xs {
			fmt.Print(math.Mod(x, y), math.Remainder(x, y), math.Max(x, y), math.Min(x, y), math.Dim(x, y), math.Copysign(x, y), math.Nextafter(x, y), math.FMA(x, y, 1), math.Hypot(x, y), " ")
		}
		fmt.Println()
	}
	for x := 0.1; x < 30; x *= 1.7 {
		fmt.Printf("%.10g %.10g %.10g %.10g %.10g %.10g %.10g %.10g %.10g\n", math.Sin(x), math.Cos(x), math.Tan(x), math.Atan(x), math.Exp(-x), math.Log(x), math.Pow(x, 1.3), math.Cbrt(x), math.Tanh(x))
		fmt.Printf("%.10g %.10g %.10g %.10g %.10g %.8g %.8g\n", math.Gamma(x), math.Erf(x/10), math.Log1p(x), math.Expm1(x/5), math.Asinh(x), math.J0(x), math.Y1(x))
	}
	fmt.Println(math.Pow(2, 10), math.Pow(-8, 1.0/3), math.Pow10(-5), math.Log2(8), math.Log10(1000), math.Exp2(5), math.MaxInt64, math.Pi)
	hi, lo := bits.Mul64(1<<63+5, 12345678901234567)
	q, r := bits.Div64(hi, lo, 1<<63+7)
	fmt.Println(hi, lo, q, r, bits.LeadingZeros32(1), bits.TrailingZeros(8), bits.OnesCount64(^uint64(0)), bits.Reverse8(1), bits.ReverseBytes32(0x01020304), bits.RotateLeft16(1, -1), bits.Len(0))
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Div64(5, 0, 5)
	}()
	z := complex(3, 4)
	fmt.Printf("%v %.6f %.6f %.6f\n", cmplx.Abs(z), cmplx.Sqrt(z), cmplx.Exp(1i*math.Pi), cmplx.Pow(z, 2))
}
