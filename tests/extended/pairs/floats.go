package main

import (
	"math"
	"strconv"
)

func unit(g *gen, w *sink) {
	f := g.float()
	bits := 64
	if g.chance(25) {
		bits = 32
		f = float64(math.Float32frombits(uint32(g.next())))
	}
	w.add(f)
	form, prec := "eEfgGbxX"[g.below(8)], -1
	if g.chance(40) {
		prec = g.below(pick(g, 5, 20, 40))
	}
	w.b = strconv.AppendFloat(w.b, f, form, prec, bits)
	w.b = append(w.b, ' ')
	n := len(w.b)
	w.b = strconv.AppendFloat(w.b, f, 'g', -1, bits)
	back, err := strconv.ParseFloat(string(w.b[n:]), bits)
	w.add(back, err)
	if back != f && f == f {
		w.add("lost")
	}
	if form != 'b' {
		back, err = strconv.ParseFloat(strconv.FormatFloat(f, form, prec, bits), bits)
		w.add(back, err)
	}
}
