package p

import "unsafe"

const c = 1
const tc int = 1

var v int

func f()          {}
func g[T any]()   {}

type T struct{ a int }

func (T) m() {}

var _ c // ERROR 7 "c (constant) is not a type"
var _ tc // ERROR 7 "tc (constant) is not a type"
var _ v // ERROR 7 "v (package-level variable) is not a type"
var _ f // ERROR 7 "f (function) is not a type"
var _ g // ERROR 7 "g (function) is not a type"
var _ len // ERROR 7 "len (built-in function) is not a type"
var _ nil // ERROR 7 "nil (untyped nil) is not a type"
var _ true // ERROR 7 "true (constant) is not a type"
var _ iota // ERROR 7 "iota (constant) is not a type"
var _ unsafe.Sizeof // ERROR 7 "unsafe.Sizeof (built-in) is not a type"
var _ unsafe // ERROR 7 "unsafe (package name) is not a type"
var _ T.a // ERROR 9 "T.a is not a type"
var _ T.m // ERROR 9 "T.m is not a type"
var _ []v // ERROR 9 "v (package-level variable) is not a type"
var _ map[v]f // ERROR 11 "v (package-level variable) is not a type" 13 "f (function) is not a type"
var _ g[int] // ERROR 7 "g (function) is not a type"
var _ *v // ERROR 8 "v (package-level variable) is not a type"
var _ func(v) f // ERROR 12 "v (package-level variable) is not a type" 15 "f (function) is not a type"
var _ (v) // ERROR 8 "v (package-level variable) is not a type"
var _ v.x // ERROR 9 "v.x is not a type"
var _ undefined // ERROR 7 "undefined: undefined"
var _ _ // ERROR 7 "cannot use _ as value or type"

func _[P any, Q []int|map[int]int, R int|string, S chan<- int | <-chan int, U func(), W ~[]int, X interface{m()}, Y *T, Z interface{*T; m()}](p P, q Q, r R, s S, u U, w W, x X, y Y, z Z, tt T) {
	for range p {} // ERROR 12 "cannot range over p (variable of type P constrained by any): no specific type"
	for range r {} // ERROR 12 "cannot range over r (variable of type R constrained by int | string): int and string have different underlying types"
	for range s {} // ERROR 12 "cannot range over s (variable of type S constrained by chan<- int | <-chan int): receive from send-only channel chan<- int"
	p() // ERROR 2 "invalid operation: cannot call p (variable of type P constrained by any): no specific type"
	r() // ERROR 2 "invalid operation: cannot call r (variable of type R constrained by int | string): int is not a function"
	make(P) // ERROR 7 "invalid argument: cannot make P: no specific type"
	_ = p[0] // ERROR 7 "cannot index p (variable of type P constrained by any)"
	_ = q[0] // ERROR 7 "cannot index q (variable of type Q constrained by []int | map[int]int)"
	_ = r[0] // ERROR 7 "cannot index r (variable of type R constrained by int | string)"
	_ = p[:] // ERROR 6 "cannot slice p (variable of type P constrained by any): no specific type in P"
	_ = q[:] // ERROR 6 "cannot slice q (variable of type Q constrained by []int | map[int]int): []int and map[int]int have different underlying types"
	_ = r[:] // ERROR 6 "cannot slice r (variable of type R constrained by int | string): int and string have different underlying types"
	<-p // ERROR 4 "invalid operation: cannot receive from p (variable of type P constrained by any): no specific channel type"
	<-s // ERROR 4 "invalid operation: cannot receive from s (variable of type S constrained by chan<- int | <-chan int): send-only channel chan<- int"
	s <- 1 // ERROR 2 "invalid operation: cannot send to s (variable of type S constrained by chan<- int | <-chan int): receive-only channel <-chan int"
	p <- 1 // ERROR 2 "invalid operation: cannot send to p (variable of type P constrained by any): no specific channel type"
	*p // ERROR 3 "invalid operation: cannot indirect p (variable of type P constrained by any)"
	*y // ERROR 2 "*y (variable of struct type T) is not used"
	_ = y.a // ERROR 8 "y.a undefined (type Y has no field or method a)"
	z.m()
	_ = z.a // ERROR 8 "z.a undefined (type Z has no field or method a)"
	x.m()
	x.n() // ERROR 4 "x.n undefined (type X has no field or method n)"
	(&x).m() // ERROR 7 "(&x).m undefined (type *X is pointer to type parameter, not type parameter)"
	_ = P{} // ERROR 6 "invalid composite literal type P (no common underlying type)"
	_ = Q{} // ERROR 6 "invalid composite literal type Q (no common underlying type)"
	_ = W{1}
	_ = *q // ERROR 7 "invalid operation: cannot indirect q (variable of type Q constrained by []int | map[int]int)"
	copy(p, p) // ERROR 7 "invalid copy: argument must be a slice; have p (variable of type P constrained by any)"
	copy(q, q) // ERROR 7 "invalid copy: argument must be a slice; have q (variable of type Q constrained by []int | map[int]int)"
	_ = append(p, 1) // ERROR 13 "invalid append: argument must be a slice; have p (variable of type P constrained by any)"
	_ = append(q, 1) // ERROR 13 "invalid append: argument must be a slice; have q (variable of type Q constrained by []int | map[int]int)"
	_ = append(w, 1)
	close(p) // ERROR 8 "invalid operation: cannot close non-channel p (variable of type P constrained by any)"
	close(s) // ERROR 8 "invalid operation: cannot close receive-only channel s (variable of type S constrained by chan<- int | <-chan int)"
	clear(p) // ERROR 8 "invalid argument: cannot clear p (variable of type P constrained by any): argument must be (or constrained by) map or slice"
	delete(p, 1) // ERROR 9 "invalid argument: p (variable of type P constrained by any) is not a map"
	delete(q, 1) // ERROR 9 "invalid argument: q (variable of type Q constrained by []int | map[int]int) is not a map"
	len(p) // ERROR 6 "invalid argument: p (variable of type P constrained by any) for built-in len"
	_ = len(q)
	_ = cap(r) // ERROR 10 "invalid argument: r (variable of type R constrained by int | string) for built-in cap"
	_ = p + p // ERROR 6 "invalid operation: operator + not defined on p (variable of type P constrained by any)"
	_ = r + r
	_ = -r // ERROR 7 "invalid operation: operator - not defined on r (variable of type R constrained by int | string)"
	_ = r < r
	_ = p == p // ERROR 6 "invalid operation: p == p (incomparable types in type set)"
	_ = p == nil // ERROR 11 "invalid operation: p == nil (mismatched types P and untyped nil)"
	_ = q == nil
	_ = any(p) == p // ERROR 16 "invalid operation: any(p) == p (incomparable types in type set)"
	_ = u == nil
	_ = r == 1 // ERROR 11 "invalid operation: r == 1 (mismatched types R and untyped int)"
	_ = r + 1 // ERROR 6 "invalid operation: r + 1 (mismatched types R and untyped int)"
	_ = P(1) // ERROR 8 "cannot convert 1 (untyped int value) to type P: P does not contain specific types"
	_ = R(1)
	_ = R(65.5) // ERROR 8 "cannot convert 65.5 (untyped float value) to type R: cannot convert 65.5 (untyped float constant) to type int (in R)"
	_ = int(r) // ERROR 10 "cannot convert r (variable of type R constrained by int | string) to type int: cannot convert string (in R) to type int"
	_ = string(r)
	_ = W(nil)
	_ = []int(w)
	_ = W([]int{})
	var _ P = 1 // ERROR 12 "cannot use 1 (untyped int constant) as P value in variable declaration"
	var _ R = 1 // ERROR 12 "cannot use 1 (untyped int constant) as R value in variable declaration"
	var _ W = nil
	var _ P = nil // ERROR 12 "cannot use nil as P value in variable declaration"
	var _ W = []int{}
	var _ []int = w
	var _ any = p
	var _ X = tt // ERROR 12 "cannot use tt (variable of struct type T) as X value in variable declaration"
	var _ interface{m()} = x
	var _ interface{n()} = x // ERROR 25 "cannot use x (variable of type X constrained by interface{m()}) as interface{n()} value in variable declaration"
	var _ P = any(1) // ERROR 12 "cannot use any(1) (value of interface type any) as P value in variable declaration: need type assertion"
	p.(int) // ERROR 2 "invalid operation: cannot use type assertion on type parameter value p (variable of type P constrained by any)"
	switch p := any(p).(type) { case P: _ = p; case int: _ = p }
	_ = func() P { return p }
	var arr [3]P
	_ = arr == arr // ERROR 6 "invalid operation: arr == arr ([3]P cannot be compared)"
	_ = map[P]int{} // ERROR 10 "invalid map key type P (missing comparable constraint)"
	_ = map[R]int{}
	type L struct { p P; m map[P]int } // ERROR 29 "invalid map key type P (missing comparable constraint)"
}
