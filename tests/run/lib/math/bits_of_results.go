// run

// Hashes of results, to the last bit, on a processor with FMA (Go's Exp uses it where there is one).
package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"os"
)

var s uint64 = 88172645463325252

func next() uint64 {
	s ^= s << 13
	s ^= s >> 7
	s ^= s << 17
	return s
}

func val(i int) float64 {
	switch i % 8 {
	case 0:
		return math.Float64frombits(next())
	case 1:
		return float64(int64(next()>>11))/float64(1<<53)*2 - 1
	case 2:
		return (float64(int64(next()>>11))/float64(1<<53) - 0.5) * 20
	case 3:
		return (float64(int64(next()>>11))/float64(1<<53) - 0.5) * 1500
	case 4:
		return float64(int64(next()%41)) - 20
	case 5:
		return float64(int64(next()%4001)-2000) / 100
	case 6:
		return (float64(int64(next()>>11))/float64(1<<53) - 0.5) * 1e6
	}
	return math.Ldexp(float64(int64(next()>>11))/float64(1<<53)+0.5, int(next()%200)-100)
}

var f1 = map[string]func(float64) float64{
	"Acos": math.Acos, "Acosh": math.Acosh, "Asin": math.Asin, "Asinh": math.Asinh, "Atan": math.Atan, "Atanh": math.Atanh, "Cbrt": math.Cbrt, "Ceil": math.Ceil, "Cos": math.Cos, "Cosh": math.Cosh, "Erf": math.Erf, "Erfc": math.Erfc, "Erfcinv": math.Erfcinv, "Erfinv": math.Erfinv, "Exp": math.Exp, "Exp2": math.Exp2, "Expm1": math.Expm1, "Floor": math.Floor, "Gamma": math.Gamma, "Log": math.Log, "Log10": math.Log10, "Log1p": math.Log1p, "Log2": math.Log2, "Logb": math.Logb, "Round": math.Round, "RoundToEven": math.RoundToEven, "Sin": math.Sin, "Sinh": math.Sinh, "Sqrt": math.Sqrt, "Tan": math.Tan, "Tanh": math.Tanh, "Trunc": math.Trunc, "Abs": math.Abs,
	"Lgamma": func(x float64) float64 { a, b := math.Lgamma(x); return a * float64(b) },
	"Frexp":  func(x float64) float64 { a, b := math.Frexp(x); return a + float64(b)*4 },
	"Modf":   func(x float64) float64 { a, b := math.Modf(x); return a + b*4 },
	"Sincos": func(x float64) float64 { a, b := math.Sincos(x); return a + b*4 },
	"Ilogb":  func(x float64) float64 { return float64(math.Ilogb(x)) },
	"Pow10":  func(x float64) float64 { return math.Pow10(int(x)) },
	"cexp":   func(x float64) float64 { c := cmplx.Exp(complex(x, x/3)); return real(c) + imag(c) },
	"csqrt":  func(x float64) float64 { c := cmplx.Sqrt(complex(x, x/3)); return real(c) + imag(c) },
	"clog":   func(x float64) float64 { c := cmplx.Log(complex(x, x/3)); return real(c) + imag(c) },
	"csin":   func(x float64) float64 { c := cmplx.Sin(complex(x, x/30)); return real(c) + imag(c) },
	"ctan":   func(x float64) float64 { c := cmplx.Tan(complex(x, x/30)); return real(c) + imag(c) },
	"ctanh":  func(x float64) float64 { c := cmplx.Tanh(complex(x, x/30)); return real(c) + imag(c) },
	"cpow":   func(x float64) float64 { c := cmplx.Pow(complex(x, x/3), complex(x/7, 0.5)); return real(c) + imag(c) },
	"casin":  func(x float64) float64 { c := cmplx.Asin(complex(x, x/3)); return real(c) + imag(c) },
	"cacosh": func(x float64) float64 { c := cmplx.Acosh(complex(x, x/3)); return real(c) + imag(c) },
}

var f2 = map[string]func(float64, float64) float64{
	"Atan2": math.Atan2, "Copysign": math.Copysign, "Dim": math.Dim, "Hypot": math.Hypot, "Max": math.Max, "Min": math.Min, "Mod": math.Mod, "Nextafter": math.Nextafter, "Pow": math.Pow, "Remainder": math.Remainder,
	"Ldexp":       func(a, b float64) float64 { return math.Ldexp(a, int(b)%3000) },
	"FMA":         func(a, b float64) float64 { return math.FMA(a, b, a-b) },
	"Nextafter32": func(a, b float64) float64 { return float64(math.Nextafter32(float32(a), float32(b))) },
	"cdiv":        func(a, b float64) float64 { c := complex(a, b) / complex(b, a+1); return real(c) - imag(c) },
}

func main() {
	n := 20000
	if len(os.Args) > 1 {
		fmt.Sscan(os.Args[1], &n)
	}
	var names []string
	for k := range f1 {
		names = append(names, k)
	}
	for k := range f2 {
		names = append(names, k)
	}
	// insertion sort keeps this free of the library under test
	for i := range names {
		for j := i; j > 0 && names[j] < names[j-1]; j-- {
			names[j], names[j-1] = names[j-1], names[j]
		}
	}
	detail := ""
	if len(os.Args) > 2 {
		detail = os.Args[2]
	}
	for _, k := range names {
		s = 88172645463325252
		if detail != "" && k != detail {
			continue
		}
		h := uint64(14695981039346656037)
		for i := 0; i < n; i++ {
			var r float64
			x := val(i)
			var y float64
			if f := f1[k]; f != nil {
				r = f(x)
			} else {
				y = val(int(next() >> 40))
				r = f2[k](x, y)
			}
			if r != r {
				r = math.NaN()
			}
			b := math.Float64bits(r)
			h = (h ^ b) * 1099511628211
			if detail != "" {
				fmt.Printf("%x %x %x\n", math.Float64bits(x), math.Float64bits(y), b)
			}
		}
		if detail == "" {
			fmt.Printf("%s %x\n", k, h)
		}
	}
}
