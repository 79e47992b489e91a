package p

import (
	"m/lib"
	l2 "m/lib"
	"m/other"
	_ "m/other"
	"unsafe"
)

var lib2 = lib.V

type mine struct{ lib.T }

func (mine) secret() {}
func (mine) Do()     {}

func _() {
	lib.F(1)
	lib.F("a")
	lib.g()
	lib.G()
	lib.X()
	_ = lib.c
	_ = lib.v
	_ = lib
	lib.C = 2
	lib.V = 2
	var t lib.T
	t.Pub = 1
	t.priv = 1
	t.Meth()
	t.hidden()
	t.Ptr()
	t.meth()
	lib.T{}.Ptr()
	_ = lib.T{Pub: 1}
	_ = lib.T{priv: 1}
	_ = lib.T{1, 2}
	_ = lib.T{pub: 1}
	var _ lib.I = mine{}
	var _ lib.J = mine{}
	var _ lib.J = t
	var i lib.I
	i.secret()
	_ = i.(mine)
	x, err := lib.F(1)
	x = 1
	var g lib.G[int]
	g.X = "a"
	g.y = 1
	_ = g.Get() + "a"
	_, s := g.With("a")
	_ = s + 1
	_ = lib.G{}
	_ = lib.Gen([]int{1}) + "a"
	var e lib.E = lib.E1
	switch e {
	case lib.E0, lib.E1, 1:
	}
	var e2 lib.Emb
	e2.Pub = "a"
	_ = e2.priv
	_ = lib.Emb{Pub: 1, priv: 2}
	renamed.X()
	other.X()
	var u lib.undefined
	var w lib.Undefined
	var lib int
	lib.x()
}

func l2() {}
