package p

type List[T any] struct {
	next *List[T]
	val  T
}

func (l *List[E]) Push(x E) { var y string = x; _ = y } // ERROR 46 "cannot use x (variable of type E constrained by any) as string value in variable declaration"
func (l List[A, B]) bad()   {} // ERROR 9 "receiver declares 2 type parameters, but receiver base type declares 1"
func (l List) bad2()        {} // ERROR 9 "cannot use generic type List[T any] without instantiation"
func (l List[int]) bad3()   {}

type Num interface{ ~int | ~float64 }
type Pair[K comparable, V any] struct {
	k K
	v V
}

var _ List // ERROR 7 "cannot use generic type List[T any] without instantiation"
var _ List[int, string] // ERROR 7 "too many type arguments for type List: have 2, want 1"
var _ Pair[int] // ERROR 7 "not enough type arguments for type Pair: have 1, want 2"
var _ Pair[[]int, int] // ERROR 12 "[]int does not satisfy comparable"
var _ Pair[int, string]
var _ Num // ERROR 7 "cannot use type Num outside a type constraint: interface contains type constraints"
var _ comparable // ERROR 7 "cannot use type comparable outside a type constraint: interface is (or embeds) comparable"
var _ interface{ int } // ERROR 7 "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var _ []Num // ERROR 9 "cannot use type Num outside a type constraint: interface contains type constraints"
var _ int[string] // ERROR 7 "invalid operation: int[string] (int is not a generic type)"

func Sum[T Num](xs ...T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s
}
func Map[T, U any](xs []T, f func(T) U) []U { return nil }
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }
func Eq[T any](a, b T) bool                  { return a == b } // ERROR 55 "invalid operation: a == b (incomparable types in type set)"
func Lt[T any](a, b T) bool                  { return a < b } // ERROR 55 "invalid operation: a < b (type parameter T cannot use operator <)"
func Lt2[T comparable](a, b T) bool          { return a < b } // ERROR 55 "invalid operation: a < b (type parameter T cannot use operator <)"
func Add[T any](a, b T) T                    { return a + b } // ERROR 55 "invalid operation: operator + not defined on a (variable of type T constrained by any)"
func Add2[T Num](a, b T) T                   { return a % b } // ERROR 55 "invalid operation: operator % not defined on a (variable of type T constrained by Num)"
func Conv[T Num](a T) string                 { return string(a) } // ERROR 62 "cannot convert a (variable of type T constrained by Num) to type string: cannot convert float64 (in T) to type string"
func Conv2[T ~string | ~int](a T) string     { return string(a) }
func Lit[T Num]() T                          { return 1.5 } // ERROR 55 "cannot use 1.5 (untyped float constant) as T value in return statement"
func Lit2[T Num]() T                         { return "a" } // ERROR 55 "cannot use \"a\" (untyped string constant) as T value in return statement"
func Nil[T any]() T                          { return nil } // ERROR 55 "cannot use nil as T value in return statement"
func Idx[T []int | [3]int](x T) int          { return x[5] }
func Idx2[T []int | map[int]int](x T) int    { return x[0] } // ERROR 56 "cannot index x (variable of type T constrained by []int | map[int]int)"
func Rng[T []int | map[int]string](x T)      { for range x {} } // ERROR 58 "cannot range over x (variable of type T constrained by []int | map[int]string): []int and map[int]string have different underlying types"
func Call[T func() | func(int)](x T)         { x() } // ERROR 48 "invalid operation: cannot call x (variable of type T constrained by func() | func(int)): func() and func(int) have different underlying types"
func Field[T struct{ x int }](v T) int       { return v.x } // ERROR 57 "v.x undefined (type T has no field or method x)"
func Meth[T interface{ M() int }](v T) int   { return v.M() + v.N() } // ERROR 65 "v.N undefined (type T has no field or method N)"
func PtrMeth[T interface{ M() int }](v *T)   { v.M() } // ERROR 50 "v.M undefined (type *T is pointer to type parameter, not type parameter)"
func Make[T []int | map[string]int]() T      { return make(T, 1) } // ERROR 60 "invalid argument: cannot make T: []int and map[string]int have different underlying types"
func TA[T any](x T)                          { _ = x.(int) } // ERROR 52 "invalid operation: cannot use type assertion on type parameter value x (variable of type T constrained by any)"
func TS[T any](x T)                          { switch x.(type) {} } // ERROR 55 "cannot use type switch on type parameter value x (variable of type T constrained by any)"
func Sw[T any](x T)                          { switch any(x).(type) { case T: case int: } }

func _() {
	Sum[string]() // ERROR 6 "string does not satisfy Num (string missing in ~int | ~float64)"
	Sum("a") // ERROR 5 "string does not satisfy Num (string missing in ~int | ~float64)"
	Sum(1, 2.5)
	Sum(1, "a") // ERROR 9 "in call to Sum, mismatched types untyped int and untyped string (cannot infer T)"
	var i int
	var f float64
	Sum(i, f) // ERROR 9 "in call to Sum, type float64 of f does not match inferred type int for T"
	Sum(i, 2.5) // ERROR 9 "cannot use 2.5 (untyped float constant) as int value in argument to Sum (truncated)"
	Map([]int{}, func(s string) int { return 0 }) // ERROR 15 "in call to Map, type func(s string) int of func(s string) int {…} does not match inferred type func(int) U for func(T) U"
	Map([]int{}, 1) // ERROR 5 "in call to Map, cannot infer U (declared at x.go:37:13)"
	Map[int]([]int{}, nil) // ERROR 10 "in call to Map[int], cannot infer U (declared at x.go:37:13)"
	_ = Keys(map[string]int{})[0] + 1 // ERROR 6 "invalid operation: Keys(map[string]int{})[0] + 1 (mismatched types string and untyped int)"
	Keys(1) // ERROR 6 "in call to Keys, cannot infer K (declared at x.go:38:23)"
	Keys[map[[]int]int] // ERROR 2 "Keys[map[[]int]int] (value of type func(m map[[]int]int) [][]int) is not used" 6 "[]int does not satisfy comparable" 11 "invalid map key type []int"
	Eq([]int{}, nil)
	Eq(1, "a") // ERROR 8 "in call to Eq, mismatched types untyped int and untyped string (cannot infer T)"
	type local[T any] struct{ x T }
	var l local[int]
	l.x = "a" // ERROR 8 "cannot use \"a\" (untyped string constant) as int value in assignment"
	var p Pair[string, int] = Pair[string, string]{} // ERROR 28 "cannot use Pair[string, string]{} (value of struct type Pair[string, string]) as Pair[string, int] value in variable declaration"
	p.z = 1 // ERROR 4 "p.z undefined (type Pair[string, int] has no field or method z)"
	_ = Pair{1, 2} // ERROR 6 "cannot use generic type Pair[K comparable, V any] without instantiation"
	_ = Pair[int, int]{1, "a"} // ERROR 24 "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = List[int]{}.next.next.val + "a" // ERROR 6 "invalid operation: List[int]{}.next.next.val + \"a\" (mismatched types int and untyped string)"
	Field(struct{ x int }{})
	var fn func(int) int = Sum // ERROR 6 "declared and not used: fn" 25 "type func(int) int of fn does not match func(xs ...T) T (cannot infer T)"
	var fn2 func(...int) int = Sum
	_ = fn2
	_ = Sum[int]
	_ = Sum[int, int] // ERROR 15 "got 2 type arguments but want 1"
	_ = Sum[1] // ERROR 10 "1 is not a type"
	_ = Sum[Sum] // ERROR 10 "Sum (function) is not a type"
}

type Rec2[T any] struct{ r *Rec2[*T] }
type Self[T Self[T]] interface{ m(T) }
type Bad[T T] int // ERROR 12 "cannot use a type parameter as constraint"
type Bad2[T *T] int // ERROR 11 "undefined: T"
type Bad3[T any] T // ERROR 18 "cannot use a type parameter as RHS in type declaration"
type Bad4[T any] struct{ T } // ERROR 26 "embedded field type cannot be a (pointer to a) type parameter"
type Bad5[T int | string] interface{ T } // ERROR 38 "term cannot be a type parameter"
type Bad6[T, T any] int // ERROR 14 "T redeclared in this block\n\tx.go:103:11: other declaration of T"
type Bad7[T Undefined] int // ERROR 13 "undefined: Undefined"
type Un1 interface{ int | int } // ERROR 27 "overlapping terms int and int"
type Un2 interface{ int | ~int } // ERROR 27 "overlapping terms ~int and int"
type Un3 interface{ ~MyInt } // ERROR 21 "invalid use of ~ (underlying type of MyInt is int)"
type Un4 interface{ int | error } // ERROR 27 "cannot use error in union (error contains methods)"
type Un5 interface{ ~error } // ERROR 21 "invalid use of ~ (error is an interface)"
type Un6 interface{ int | comparable } // ERROR 27 "cannot use comparable in union"
type MyInt int

func inf[T any]() { inf[*T]() }
func infA[T any]() { infB[[]T]() }
func infB[T any]() { infA[T]() }

type G1[T any] struct{}

func (g G1[T]) M[U any](f func(T) U) U       { var x T; return f(x) }
func (g *G1[T]) N[U Num](u U) map[string]U   { return nil }
func (g G1[T]) O[T any](u T)                 {} // ERROR 18 "T redeclared in this block\n\tx.go:121:12: other declaration of T"

func _() {
	var g G1[int]
	_ = g.M(func(int) string { return "" }) + 1 // ERROR 6 "invalid operation: g.M(func(int) string {…}) + 1 (mismatched types string and untyped int)"
	_ = g.M // ERROR 6 "cannot use generic function g.M without instantiation"
	_ = g.M[string]
	g.M(1) // ERROR 5 "in call to g.M, cannot infer U (declared at x.go:119:18)"
	g.N("a") // ERROR 5 "string does not satisfy Num (string missing in ~int | ~float64)"
	g.N(1)
	g.N[string]("a") // ERROR 6 "string does not satisfy Num (string missing in ~int | ~float64)"
	_ = G1[int].M // ERROR 6 "cannot use generic function G1[int].M without instantiation"
	var _ interface{ M(func(int) int) int } = g // ERROR 44 "cannot use g (variable of struct type G1[int]) as interface{M(func(int) int) int} value in variable declaration: G1[int] does not implement interface{M(func(int) int) int} (wrong type for method M)\n\t\thave M[U any](func(int) U) U\n\t\twant M(func(int) int) int"
	_ = G1[string].M[int](G1[string]{}, nil)
}

type AL[T any] = []T

var _ AL[int] = []string{} // ERROR 17 "cannot use []string{} (value of type []string) as AL[int] value in variable declaration"
var _ AL // ERROR 7 "cannot use generic type AL[T any] without instantiation"

func (AL[T]) m() {} // ERROR 7 "cannot define new methods on generic alias type AL[T any]"
func PtrPtr[T any](x *int) *T                { return x } // ERROR 55 "cannot use x (variable of type *int) as *T value in return statement: *int does not implement *T (type *T is pointer to type parameter, not type parameter)"
