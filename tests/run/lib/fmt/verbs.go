// run
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"time"
)

type point struct{ X, Y int }
type named struct {
	Name string
	p    *point
	m    map[string]int
	any  any
}
type str string
type stringer struct{ n int }

func (s stringer) String() string { return fmt.Sprintf("<%d>", s.n) }

type pstringer struct{ n int }

func (s *pstringer) String() string { return "ptr" }

type boom struct{}

func (boom) Error() string { panic("boom") }

type gostr int

func (gostr) GoString() string { return "gostr!" }

type form struct{}

func (form) Format(s fmt.State, v rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%c %d %v %d %v %v %v %s]", v, w, wok, p, pok, s.Flag('+'), s.Flag('#'), fmt.FormatString(s, v))
}

func main() {
	values := []any{
		nil, true, 42, -7, int8(-128), uint8(200), 'x', uint64(math.MaxUint64), 3.0, 1e21, 1e-9, float32(0.1), math.Inf(-1), math.NaN(), 1 - 2i,
		"hi", "日本", str("named"), []byte("bytes"), []byte(nil), [3]byte{1, 2, 3}, []int{1, 2}, []string{"a", "b c"}, [2]bool{true},
		map[string]int{"z": 26, "a": 1, "m": 13}, map[point]string{{2, 1}: "b", {1, 2}: "a"}, map[any]int{2: 1, 1: 1}, map[float64]int{math.NaN(): 1, 1: 2},
		point{1, 2}, &point{3, 4}, named{}, &named{"n", nil, map[string]int{"k": 1}, point{5, 6}}, struct{}{}, []point{{1, 2}}, []*point{nil},
		stringer{5}, &stringer{6}, []stringer{{1}, {2}}, pstringer{1}, &pstringer{1}, (*pstringer)(nil), (*stringer)(nil), boom{}, gostr(1), []gostr{2}, form{},
		errors.New("err"), time.Duration(90) * time.Second, []any{1, "a", nil, []int{}}, (*int)(nil), (func())(nil), (chan int)(nil), []error{nil, nil},
	}
	formats := []string{"%v", "%+v", "%#v", "%T", "%s", "%q", "%d", "%x", "%X", "% x", "%#x", "%8.3f|", "%-8v|", "%08v|", "%+d", "%e", "%g", "%t", "%c", "%U", "%b", "%o", "%p", "%z", "%6.2v|"}
	for i, v := range values {
		for _, f := range formats {
			if f == "%p" && v != nil {
				continue
			}
			fmt.Printf("%d %s: ", i, f)
			fmt.Printf(f, v)
			fmt.Println()
		}
	}
	fmt.Printf("%[2]d %[1]d %d|%[3]*.[2]*[1]f|%d %!|%", 1.5, 2, 8)
	fmt.Println()
	fmt.Printf("%*d|%-*d|%.*f|%d\n", 5, 42, 5, 42, 2, math.Pi)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "extra")
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.5, nil, []int(nil)), fmt.Sprintln("x", 1))
	fmt.Println(string(fmt.Appendf([]byte("> "), "%05d", 42)))
	fmt.Fprintln(os.Stdout, fmt.Errorf("%d: %w", 1, os.ErrNotExist))
	fmt.Printf("%v %v\n", struct {
		a any
		b *int
	}{}, [][]string{{"a"}, nil})
}
