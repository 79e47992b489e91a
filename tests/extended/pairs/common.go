// What the programs of this folder share: the numbered inputs of a program, and a digest of what comes of them.
//
// A program has a function unit, which makes one input of random numbers and writes what comes of it. It is called as
//
//	program FROM COUNT          a line for every thousand inputs, with a digest
//	program FROM COUNT trace    a line for every input
package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
)

const chunk = 1000

// gen is a sequence of random numbers (SplitMix64), the same everywhere.
type gen struct{ state uint64 }

func (g *gen) next() uint64 {
	g.state += 0x9e3779b97f4a7c15
	z := g.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (g *gen) below(n int) int         { return int(g.next() % uint64(n)) }
func (g *gen) chance(percent int) bool { return g.below(100) < percent }

func pick[T any](g *gen, list ...T) T { return list[g.below(len(list))] }

// text is a string of up to n characters of alphabet.
func (g *gen) text(n int, alphabet string) string {
	var b []byte
	for range g.below(n + 1) {
		b = append(b, alphabet[g.below(len(alphabet))])
	}
	return string(b)
}

// integer is of any size, small ones and limits more often.
func (g *gen) integer() int64 {
	switch g.below(4) {
	case 0:
		return int64(g.below(20)) - 5
	case 1:
		return int64(uint64(1)<<g.below(64)) + int64(g.below(3)) - 1
	default:
		return int64(g.next()) >> g.below(64)
	}
}

// float is of any size, round ones and limits more often.
func (g *gen) float() float64 {
	switch g.below(8) {
	case 0:
		return pick(g, 0, math.Copysign(0, -1), 1, -1, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64,
			math.SmallestNonzeroFloat64, math.MaxFloat32, math.SmallestNonzeroFloat32, 0.1, 1e21, 1e-7, 123456789)
	case 1:
		return float64(g.integer())
	case 2:
		return float64(g.integer()) / float64(1+g.below(1000))
	case 3:
		return float64(float32(math.Float32frombits(uint32(g.next()))))
	default:
		return math.Float64frombits(g.next())
	}
}

// mutate changes a few bytes of s; what it puts in is of alphabet.
func (g *gen) mutate(s, alphabet string) string {
	b := []byte(s)
	for range g.below(4) {
		i := g.below(len(b) + 1)
		c := alphabet[g.below(len(alphabet))]
		switch {
		case g.chance(40) || i == len(b):
			b = append(b[:i], append([]byte{c}, b[i:]...)...)
		case g.chance(40):
			b = append(b[:i], b[i+1:]...)
		case g.chance(10):
			b = b[:i]
		case g.chance(10):
			b[i] = byte(g.next())
		default:
			b[i] = c
		}
	}
	return string(b)
}

// sink takes results.
type sink struct{ b []byte }

func (w *sink) Write(p []byte) (int, error) {
	w.b = append(w.b, p...)
	return len(p), nil
}

// add writes values without the help of what is being tested, as far as that can be.
func (w *sink) add(values ...any) {
	for _, v := range values {
		w.b = append(w.b, ' ')
		switch v := v.(type) {
		case nil:
			w.b = append(w.b, "nil"...)
		case bool:
			w.b = strconv.AppendBool(w.b, v)
		case int:
			w.b = strconv.AppendInt(w.b, int64(v), 10)
		case int64:
			w.b = strconv.AppendInt(w.b, v, 10)
		case uint64:
			w.b = strconv.AppendUint(w.b, v, 10)
		case rune:
			w.b = strconv.AppendInt(w.b, int64(v), 10)
		case byte:
			w.b = strconv.AppendInt(w.b, int64(v), 10)
		case float64:
			w.b = strconv.AppendUint(w.b, math.Float64bits(v), 16)
		case float32:
			w.b = strconv.AppendUint(w.b, uint64(math.Float32bits(v)), 16)
		case string:
			w.quote(v)
		case []byte:
			w.quote(string(v))
		case error:
			w.quote(v.Error())
		default:
			w.quote(fmt.Sprintf("%T %v", v, v))
		}
	}
}

func (w *sink) quote(s string) {
	const digits = "0123456789abcdef"
	w.b = append(w.b, '"')
	for i := range len(s) {
		if c := s[i]; c >= ' ' && c < 0x7f && c != '\\' && c != '"' {
			w.b = append(w.b, c)
		} else {
			w.b = append(w.b, '\\', digits[c>>4], digits[c&15])
		}
	}
	w.b = append(w.b, '"')
}

// try calls f and writes what it panics with.
func (w *sink) try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			w.add("panic", fmt.Sprint(r))
		}
	}()
	f()
}

func main() {
	from, err := strconv.ParseUint(os.Args[1], 10, 64)
	count, err2 := strconv.ParseUint(os.Args[2], 10, 64)
	if err != nil || err2 != nil {
		panic("program FROM COUNT [trace]")
	}
	trace := len(os.Args) > 3
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	w := &sink{}
	hash := uint64(14695981039346656037)
	for i := from; i < from+count; i++ {
		w.b = w.b[:0]
		g := &gen{i * 0xd1342543de82ef95}
		w.try(func() { unit(g, w) })
		if trace {
			fmt.Fprintf(out, "%d%s\n", i, w.b)
		}
		for _, c := range w.b {
			hash = (hash ^ uint64(c)) * 1099511628211
		}
		if (i-from+1)%chunk == 0 || i == from+count-1 {
			if !trace {
				fmt.Fprintf(out, "%d %x\n", (i-from)/chunk*chunk+from, hash)
			}
			hash = 14695981039346656037
		}
	}
}
