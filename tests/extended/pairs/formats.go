package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
)

type point struct{ X, Y int }

func (p point) String() string { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }

type ptr struct{ n int }

func (p *ptr) Error() string { return "ptr " + fmt.Sprint(p.n) }

type gos int

func (g gos) GoString() string { return "gos!" }

type form struct{ s string }

func (f form) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "{%c %d %v %d %v", verb, w, wok, p, pok)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, "%c", c)
		}
	}
	fmt.Fprintf(s, " %s}", fmt.FormatString(s, verb))
}

type bad struct{ how int }

func (b bad) String() string {
	switch b.how % 3 {
	case 0:
		panic("oops")
	case 1:
		panic(errors.New("failed"))
	}
	var m map[string]int
	m["x"] = b.how
	return ""
}

// top is how deep values nest.
const top = 2

type (
	myInt    int
	myString string
	myBytes  []byte
	myByte   byte
	myFloat  float32
	myBool   bool
	myFunc   func(int) string
	tree     struct {
		Left, Right *tree
		Value       any
		list        []any
		m           map[string]any
		point
		E error
		t time.Duration
	}
)

// value has pointers only at the top, where what they point to is printed.
func value(g *gen, depth int) any {
	v := anything(g, depth)
	for depth < top && reflect.ValueOf(v).Kind() == reflect.Pointer {
		v = anything(g, depth)
	}
	return v
}

func anything(g *gen, depth int) any {
	n := 34
	if depth <= 0 {
		n = 24
	}
	switch g.below(n) {
	case 0:
		return int(g.integer())
	case 1:
		return uint8(g.integer())
	case 2:
		return int64(g.integer())
	case 3:
		return g.float()
	case 4:
		return float32(g.float())
	case 5:
		return complex(g.float(), g.float())
	case 6:
		return pick(g, "", "abc", "héllo", "\xff\x00", "世界", "a\"b`", "x\n", strings.Repeat("ab", g.below(20)))
	case 7:
		return []byte(g.text(6, "abc\xff\x00é"))
	case 8:
		return g.chance(50)
	case 9:
		return rune(g.next() >> (32 + g.below(32)))
	case 10:
		return nil
	case 11:
		return point{int(g.integer()), g.below(9)}
	case 12:
		return &ptr{g.below(5)}
	case 13:
		return gos(g.below(5))
	case 14:
		return form{"f"}
	case 15:
		return bad{g.below(3)}
	case 16:
		return pick[any](g, (*point)(nil), (*ptr)(nil), (*bad)(nil), (*int)(nil), (chan int)(nil), (func())(nil), myFunc(nil), []int(nil), map[string]int(nil),
			error(nil), (*[3]int)(nil), struct{}{}, [0]int{}, []string{}, map[int]bool{})
	case 17:
		return pick[any](g, myInt(5), myString("my"), myBytes("mb"), myByte(7), myFloat(1.5), myBool(true), time.Duration(g.integer()), time.Month(3))
	case 18:
		return uintptr(g.next() >> g.below(64))
	case 19:
		return uint64(g.next())
	case 20:
		return errors.New("an error")
	case 21:
		return fmt.Errorf("formatted %d", g.below(9))
	case 22:
		return complex64(complex(g.float(), 1))
	case 23:
		return int16(g.integer())
	case 24:
		return []any{value(g, depth-1), value(g, depth-1)}
	case 25:
		return map[string]any{"k": value(g, depth-1), "a": value(g, depth-1)}
	case 26:
		return tree{Value: value(g, depth-1), list: []any{value(g, depth-1)}, m: map[string]any{"x": value(g, depth-1)}, point: point{1, 2}, t: 3}
	case 27:
		return &struct {
			A int
			B any
		}{g.below(9), value(g, depth-1)}
	case 28:
		return [2]any{value(g, depth-1), value(g, depth-1)}
	case 29:
		return &[]any{value(g, depth-1)}
	case 30:
		return map[any]any{value2(g): 1, 2.5: value(g, depth-1), "s": 3, true: 4}
	case 31:
		return []point{{1, 2}, {3, g.below(9)}}
	case 32:
		return &map[int]string{1: "a", g.below(9): "b"}
	default:
		return []myByte{1, 2, byte2(g)}
	}
}

func byte2(g *gen) myByte { return myByte(g.next()) }

func value2(g *gen) any {
	return pick[any](g, 7, "key", 1.5, point{1, 2}, [2]int{1, 2}, false, 'x', int8(3), uint(4), nil)
}

func format(g *gen) string {
	s := ""
	for range 1 + g.below(4) {
		s += pick(g, "", "", "x", "%%", " ", "é") + "%"
		for g.chance(40) {
			s += pick(g, "+", "-", "#", " ", "0")
		}
		if g.chance(25) {
			s += pick(g, "[1]", "[2]", "[3]", "[9]", "[", "[x]", "[0]", "[-1]", "[1")
		}
		if g.chance(35) {
			s += pick(g, "1", "5", "12", "40", "*", "[2]*", "0", "300", "9999999999", "-3")
		}
		if g.chance(35) {
			s += "." + pick(g, "", "0", "1", "3", "17", "*", "[1]*", "-1")
		}
		if g.chance(10) {
			s += pick(g, "[1]", "[2]")
		}
		s += pick(g, "v", "v", "v", "d", "s", "q", "x", "X", "f", "e", "E", "g", "G", "t", "c", "U", "b", "o", "O", "T", "w", "z", "!", "é", "\xff", "F", "")
	}
	return s
}

func unit(g *gen, w *sink) {
	f := format(g)
	var args []any
	for range g.below(5) {
		args = append(args, value(g, top))
	}
	w.add(f)
	switch g.below(6) {
	case 0:
		w.add(fmt.Sprint(args...))
	case 1:
		w.add(fmt.Sprintln(args...))
	case 2:
		err := fmt.Errorf(f, args...)
		_, many := err.(interface{ Unwrap() []error })
		w.add(err, many, errors.Unwrap(err))
	default:
		w.add(fmt.Sprintf(f, args...))
	}
}
