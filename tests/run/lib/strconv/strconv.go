// run
package main

import (
	"fmt"
	"math"
	"strconv"
)

type lcg uint64

func (l *lcg) next() uint64 {
	*l = *l*6364136223846793005 + 1442695040888963407
	return uint64(*l) ^ uint64(*l)>>29
}

type sum uint64

func (s *sum) add(text string) {
	for i := 0; i < len(text); i++ {
		*s = (*s ^ sum(text[i])) * 1099511628211
	}
}

func main() {
	for _, f := range []float64{0, 1, -1, 0.1, 123456789, 1e21, 1e-7, 5e-324, math.MaxFloat64, math.Pi, math.Inf(1), math.NaN()} {
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', 5, 64), strconv.FormatFloat(f, 'f', 3, 64),
			strconv.FormatFloat(f, 'x', -1, 64), strconv.FormatFloat(f, 'b', -1, 64), strconv.FormatFloat(f, 'g', -1, 32))
	}
	for _, s := range []string{"1", "1.5e10", "0x1p-3", "1e400", "-1e-400", "nan", "+Inf", "1_0", "0x1_0p0", "", ".", "1e", "9007199254740993",
		"1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324", "123456789012345678901234567890"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err32 := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, err, g, err32)
	}
	for _, s := range []string{"0", "-128", "128", "0x7f", "0b11", "0o17", "017", "1_000", "x", "", "9223372036854775808", "-9223372036854775808"} {
		a, e1 := strconv.ParseInt(s, 0, 8)
		b, e2 := strconv.ParseInt(s, 10, 64)
		c, e3 := strconv.ParseUint(s, 0, 64)
		d, e4 := strconv.Atoi(s)
		fmt.Println(s, a, e1, b, e2, c, e3, d, e4)
	}
	for _, s := range []string{"hello", "a\tb\"c\\", "日本\x00\xff", "\u200b\U0001F600", "`", "'"} {
		q := strconv.Quote(s)
		u, err := strconv.Unquote(q)
		fmt.Println(q, strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s), u == s, err)
	}
	fmt.Println(strconv.QuoteRune('☺'), strconv.QuoteRuneToASCII('☺'), strconv.Itoa(-45), strconv.FormatInt(-255, 36), strconv.FormatComplex(1+2i, 'g', 3, 128))
	fmt.Println(strconv.ParseComplex("(1.5-2i)", 128))
	fmt.Println(strconv.ParseBool("True"))
	fmt.Println(strconv.UnquoteChar(`\u00e9x`, '"'))
	fmt.Println(strconv.QuotedPrefix(`"abc"def`))

	// Many numbers, as a checksum: both directions.
	var l lcg = 1
	var s sum = 14695981039346656037
	bad := 0
	for i := 0; i < 20000; i++ {
		f := math.Float64frombits(l.next())
		text := strconv.FormatFloat(f, 'g', -1, 64)
		s.add(text)
		s.add(strconv.FormatFloat(f, 'e', int(l.next()%20), 64))
		s.add(strconv.FormatFloat(float64(l.next()%1000000)/1000, 'f', int(l.next()%6), 64))
		s.add(strconv.FormatFloat(f, 'g', -1, 32))
		if g, _ := strconv.ParseFloat(text, 64); g != f && f == f {
			bad++
		}
		s.add(strconv.FormatUint(l.next(), int(2+l.next()%35)))
	}
	fmt.Println(uint64(s), bad)
}
