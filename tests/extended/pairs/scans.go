package main

import (
	"fmt"
	"strings"
)

const scanned = "0123456789abcdefxXeEpP+-._ \n\r\t()i\"'`%\\true,"

type word string

func (x *word) Scan(s fmt.ScanState, verb rune) error {
	t, err := s.Token(verb != 'q', func(r rune) bool { return r >= 'a' && r <= 'f' })
	n, ok := s.Width()
	*x = word(fmt.Sprintf("%c:%s:%d:%v", verb, t, n, ok))
	return err
}

func targets(g *gen) []any {
	var list []any
	for range g.below(4) {
		list = append(list, pick[any](g, new(int), new(int8), new(uint), new(uint8), new(int64), new(uint64), new(float32), new(float64), new(bool),
			new(string), new([]byte), new(complex64), new(complex128), new(rune), new(word), new(uintptr), new(int16), new(*int), new(any)))
	}
	return list
}

func show(w *sink, list []any) {
	for _, x := range list {
		switch x := x.(type) {
		case *int:
			w.add(*x)
		case *int8:
			w.add(int(*x))
		case *int16:
			w.add(int(*x))
		case *uint:
			w.add(uint64(*x))
		case *uint8:
			w.add(*x)
		case *int64:
			w.add(*x)
		case *uint64:
			w.add(*x)
		case *uintptr:
			w.add(uint64(*x))
		case *float32:
			w.add(*x)
		case *float64:
			w.add(*x)
		case *bool:
			w.add(*x)
		case *string:
			w.add(*x)
		case *[]byte:
			w.add(*x)
		case *complex64:
			w.add(real(*x), imag(*x))
		case *complex128:
			w.add(real(*x), imag(*x))
		case *rune:
			w.add(*x)
		case *word:
			w.add(string(*x))
		}
	}
}

func unit(g *gen, w *sink) {
	in := ""
	for range g.below(5) {
		in += pick(g, fmt.Sprint(g.integer()), fmt.Sprint(g.float()), "true", "0x1f", "0b101", "0o17", "1_000", "(1+2i)", "abc", "\"q\\n\"", "`raw`", "é",
			"1e3", "-", "+5", "T", "false", "0x1p-2", "世界", "%", "\xff", "nan", "inf") + pick(g, " ", "\n", "  ", "", "\t", ",", "\r\n")
	}
	if g.chance(40) {
		in = g.mutate(in, scanned)
	}
	list := targets(g)
	w.add(in)
	var n int
	var err error
	switch g.below(5) {
	case 0:
		n, err = fmt.Sscan(in, list...)
	case 1:
		n, err = fmt.Sscanln(in, list...)
	case 2:
		r := strings.NewReader(in)
		n, err = fmt.Fscan(r, list...)
		w.add(r.Len())
	default:
		format := ""
		for range g.below(5) {
			format += pick(g, "%d", "%v", "%s", "%x", "%X", "%o", "%b", "%c", "%q", "%f", "%g", "%e", "%t", "%U", "%5d", "%3s", "%2x", "%1c", "%%", "%", "%z",
				"%10v", "%*d", "%+d", "%T", "%p", "%e", "%O") + pick(g, " ", "", ",", "\n", "x", "  ", "\t", "é")
		}
		if g.chance(20) {
			format = g.mutate(format, scanned)
		}
		w.add(format)
		n, err = fmt.Sscanf(in, format, list...)
	}
	w.add(n, err)
	show(w, list)
}
