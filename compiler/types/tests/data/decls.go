package p

var a, b = 1 // ERROR 12 "assignment mismatch: 2 variables but 1 value"
var c, d = 1, 2, 3 // ERROR 18 "extra init expr 3"
var e int = "a" // ERROR 13 "cannot use \"a\" (untyped string constant) as int value in variable declaration"
var f = nil // ERROR 9 "use of untyped nil in variable declaration"
var g, h int = 1, "a" // ERROR 19 "cannot use \"a\" (untyped string constant) as int value in variable declaration"
var i = i2() // ERROR 9 "undefined: i2"
const k // ERROR 7 "missing init expr for k"
const l int = "a" // ERROR 15 "cannot use \"a\" (untyped string constant) as int value in constant declaration"
const m = f0() // ERROR 11 "f0() (value of type int) is not constant"
const n, o = 1 // ERROR 10 "missing init expr for o"
const q, r = 1, 2, 3 // ERROR 20 "extra init expr 3"
const (
	s = iota
	t
	u, v // ERROR 5 "missing init expr for v"
	w int8 = 100 * iota // ERROR 11 "cannot use 100 * iota (untyped int constant 300) as int8 value in constant declaration (overflows)"
	x // ERROR 2 "cannot use 100 * iota (untyped int constant 400) as int8 value in constant declaration (overflows)"
	y = "a"
	z = len(y)
)
const big = 1 << 100
const bigi int = big // ERROR 18 "cannot use big (untyped int constant 1267650600228229401496703205376) as int value in constant declaration (overflows)"
const fl = 1.5
const fi int = fl // ERROR 16 "cannot use fl (untyped float constant 1.5) as int value in constant declaration (truncated)"
const (
	c1 int8 = 1 << (iota * 4)
	c2
	c3 // ERROR 2 "cannot use 1 << (iota * 4) (untyped int constant 256) as int8 value in constant declaration (overflows)"
	c4 // ERROR 2 "cannot use 1 << (iota * 4) (untyped int constant 4096) as int8 value in constant declaration (overflows)"
)

func f0() int { return 0 }
func f0() int { return 0 } // ERROR 6 "f0 redeclared in this block\n\tx.go:34:6: other declaration of f0"

type T int
type T string // ERROR 6 "T redeclared in this block\n\tx.go:37:6: other declaration of T"

var T int // ERROR 5 "T redeclared in this block\n\tx.go:37:6: other declaration of T"
var f0 int // ERROR 5 "f0 redeclared in this block\n\tx.go:34:6: other declaration of f0"

type A B // ERROR 6 "invalid recursive type A\n\tx.go:43:6: A refers to B\n\tx.go:44:6: B refers to A"
type B A
type C struct{ c C } // ERROR 6 "invalid recursive type: C refers to itself"
type D struct{ e E1 } // ERROR 6 "invalid recursive type D\n\tx.go:46:6: D refers to E1\n\tx.go:47:6: E1 refers to D"
type E1 struct{ d D }
type F *F
type G []G
type H [2]H // ERROR 6 "invalid recursive type: H refers to itself"
type I1 interface{ I2 } // ERROR 6 "invalid recursive type I1\n\tx.go:51:6: I1 refers to I2\n\tx.go:52:6: I2 refers to I1"
type I2 interface{ I1 }
type J = J // ERROR 6 "invalid recursive type: J refers to itself"
type K = []K // ERROR 6 "invalid recursive type: K refers to itself"
type L1 = M1 // ERROR 6 "invalid recursive type L1\n\tx.go:55:6: L1 refers to M1\n\tx.go:56:6: M1 refers to L1"
type M1 = L1
type N1 struct{ x, x int } // ERROR 20 "x redeclared\n\tx.go:57:17: other declaration of x"
type O1 struct {
	a int
	T
	*T // ERROR 3 "T redeclared\n\tx.go:60:2: other declaration of T"
}
type P1 interface {
	m()
	m() // ERROR 2 "duplicate method m\n\tx.go:64:2: other declaration of method m"
}
type Q1 interface {
	m()
	int
}
type R1 map[[]int]int // ERROR 13 "invalid map key type []int"
type S1 map[func()]int // ERROR 17 "invalid map key type func()"
type U1 [n1]int // ERROR 10 "invalid array length n1"
type V1 [-1]int // ERROR 10 "invalid array length -1 (untyped int constant)"
type W1 [1.5]int // ERROR 10 "array length 1.5 (untyped float constant) must be integer"
type X1 ["a"]int // ERROR 10 "array length \"a\" (untyped string constant) must be integer"
type Y1 [f0()]int // ERROR 10 "array length f0() (value of type int) must be constant"
type Z1 [2]int

var n1 = 1

type AA struct{ *AA }
type BB struct{ int; *string }
type CC undefinedT // ERROR 9 "undefined: undefinedT"
type DD struct{ x undefinedT } // ERROR 19 "undefined: undefinedT"
type EE func(undefinedT) undefinedU // ERROR 14 "undefined: undefinedT" 26 "undefined: undefinedU"
type FF = undefinedT // ERROR 11 "undefined: undefinedT"
type GG struct{ *I1; F } // ERROR 22 "embedded field type cannot be a pointer"

func (undefinedT) m() {} // ERROR 7 "undefined: undefinedT"
func (int) m()        {} // ERROR 7 "cannot define new methods on non-local type int"
func (*int) m2()      {} // ERROR 8 "cannot define new methods on non-local type int"
func (T) m4()         {}
func (T) m4()         {} // ERROR 10 "method T.m4 already declared at x.go:93:10"
func (I1) m6()        {}
func (F) m7()         {} // ERROR 7 "invalid receiver type F (pointer or interface type)"
func (N1) x()         {} // ERROR 11 "field and method with the same name x\n\tx.go:57:17: other declaration of x"
func (T) _()          {}
func (T) _()          {}

func init() int { return 1 } // ERROR 6 "func init must have no arguments and no return values"
func init(a int) {} // ERROR 6 "func init must have no arguments and no return values"
var init = 1 // ERROR 5 "cannot declare init - must be func"
func main() int { return 1 }
func body()
func _() { init() } // ERROR 12 "undefined: init"
