package p

type Num interface{ ~int | ~float64 }
type Str interface{ String() string }
type Both interface {
	Num
	Str
}
type Cm interface {
	comparable
	Str
}
type myInt int

func (myInt) String() string { return "" }

type noStr int
type fnc func()
type L[T any] []T
type M[K comparable, V any] map[K]V
type C[T Num] struct{ v T }
type D[T Str] interface{ do(T) }
type E[T any, PT interface{ *T; Set(int) }] struct{ p PT }
type setter struct{}

func (*setter) Set(int) {}

type F[T any] func(T) F[T]
type R1[T R1[T]] interface{}
type G[A any, B []A] struct {
	a A
	b B
}

var (
	_ C[int]
	_ C[string] // ERROR 6 "string does not satisfy Num (string missing in ~int | ~float64)"
	_ C[myInt]
	_ C[any] // ERROR 6 "any does not satisfy Num"
	_ D[int] // ERROR 6 "int does not satisfy Str (missing method String)"
	_ D[myInt]
	_ E[setter, *setter]
	_ E[setter, setter] // ERROR 14 "setter does not satisfy interface{Set(int); *setter} (method Set has pointer receiver)"
	_ E[int, *int] // ERROR 11 "*int does not satisfy interface{Set(int); *int} (missing method Set)"
	_ M[func(), int] // ERROR 10 "func() does not satisfy comparable"
	_ M[any, int]
	_ M[[1]any, int]
	_ M[struct{ f func() }, int] // ERROR 6 "struct{f func()} does not satisfy comparable"
	_ M[Str, int]
	_ L[Num] // ERROR 6 "cannot use type Num outside a type constraint: interface contains type constraints"
	_ L[L] // ERROR 6 "cannot use generic type L[T any] without instantiation"
	_ L[int, string] // ERROR 4 "too many type arguments for type L: have 2, want 1"
	_ L[undefinedT] // ERROR 6 "undefined: undefinedT"
	_ G[int, []int]
	_ G[int, []string] // ERROR 11 "[]string does not satisfy []int ([]string missing in []int)"
	_ G[int] // ERROR 4 "not enough type arguments for type G: have 1, want 2"
	_ F[int]
	_ Both // ERROR 4 "cannot use type Both outside a type constraint: interface contains type constraints"
	_ Cm // ERROR 4 "cannot use type Cm outside a type constraint: interface is (or embeds) comparable"
	_ *Num // ERROR 5 "cannot use type Num outside a type constraint: interface contains type constraints"
	_ func(Num) // ERROR 9 "cannot use type Num outside a type constraint: interface contains type constraints"
	_ map[string]Num // ERROR 15 "cannot use type Num outside a type constraint: interface contains type constraints"
	_ chan Cm // ERROR 9 "cannot use type Cm outside a type constraint: interface is (or embeds) comparable"
	_ struct{ Num } // ERROR 12 "cannot use type Num outside a type constraint: interface contains type constraints"
	_ interface{ Num } // ERROR 4 "cannot use type interface{Num} outside a type constraint: interface contains type constraints"
)

func one[T Num](x T) T                          { return x }
func two[A, B any](a A, b B) (A, B)              { return a, b }
func ret[T any]() T                              { var z T; return z }
func slc[S ~[]E, E any](s S, e E) S              { return append(s, e) }
func mp[K comparable, V any](m map[K]V, k K) V   { return m[k] }
func fn[A, R any](f func(A) R, a A) R            { return f(a) }
func ch[T any](c chan T) T                       { return <-c }
func ptr[T any](p *T)                            {}
func arr[T any](a [3]T)                          {}
func vari[T any](xs ...T) []T                    { return xs }
func both[T Both](x T)                           {}
func cm[T Cm](x T)                               {}
func cmp[T comparable](x, y T) bool              { return x == y }
func pset[T any, PT interface{ *T; Set(int) }]() {}
func str[T Str](x T)                             {}
func self[T interface{ Eq(T) bool }](x T)        {}
func nested[T any](x L[T]) T                     { return x[0] }
func nested2[K comparable, V any](x M[K, L[V]])  {}
func itf[T any](x interface{ m(T) })             {}
func constr[T []int | map[string]int](x T)       {}
func core[T ~[]int](x T)                         { for _, v := range x { v = "a" } } // ERROR 59 "declared and not used: v" 78 "cannot use \"a\" (untyped string constant) as int value in assignment"

type eq int

func (eq) Eq(eq) bool { return true }

type im struct{}

func (im) m(int) {}

func _[P any, Q Num, R interface{ ~[]P }](p P, q Q, r R) {
	one(1)
	one("a") // ERROR 5 "string does not satisfy Num (string missing in ~int | ~float64)"
	one(myInt(1))
	one(q)
	one(p) // ERROR 5 "P does not satisfy Num"
	one[Q](1)
	one[P](p) // ERROR 6 "P does not satisfy Num"
	two(1, "a")
	two[int](1, "a")
	two[string](1, "a") // ERROR 14 "cannot use 1 (untyped int constant) as string value in argument to two[string]"
	two[int, int](1, "a") // ERROR 19 "cannot use \"a\" (untyped string constant) as int value in argument to two[int, int]"
	two[int, int, int](1, 2) // ERROR 16 "got 3 type arguments but want 2"
	ret() // ERROR 5 "in call to ret, cannot infer T (declared at x.go:70:10)"
	ret[int]()
	var x int = ret() // ERROR 17 "in call to ret, cannot infer T (declared at x.go:70:10)"
	slc([]int{}, 1)
	slc([]int{}, "a") // ERROR 15 "cannot use \"a\" (untyped string constant) as int value in argument to slc"
	slc(L[int]{}, 1)
	slc(r, p)
	slc(1, 2) // ERROR 5 "int does not satisfy ~[]int (int missing in ~[]int)"
	slc[[]int]([]int{}, 1)
	slc[[]int, string]([]int{}, 1) // ERROR 6 "[]int does not satisfy ~[]string ([]int missing in ~[]string)" 30 "cannot use 1 (untyped int constant) as string value in argument to slc[[]int, string]"
	mp(map[string]int{}, "a")
	mp(map[string]int{}, 1) // ERROR 23 "cannot use 1 (untyped int constant) as string value in argument to mp"
	mp(M[string, int]{}, "a")
	fn(func(int) string { return "" }, 1)
	fn(func(int) string { return "" }, "a") // ERROR 37 "cannot use \"a\" (untyped string constant) as int value in argument to fn"
	fn(func(int) {}, 1) // ERROR 5 "in call to fn, type func(int) of func(int) {} does not match inferred type func(int) R for func(A) R"
	fn(one, 1)
	fn(one[int], 1)
	fn(one[int], "a") // ERROR 15 "cannot use \"a\" (untyped string constant) as int value in argument to fn"
	fn(two, 1) // ERROR 5 "in call to fn, type func[A, B any](a A, b B) (A, B) of two does not match func(A) R (cannot infer A, R, A, and B)"
	fn(nil, 1) // ERROR 4 "in call to fn, cannot infer R (declared at x.go:73:12)"
	ch(make(chan int))
	ch(make(<-chan int)) // ERROR 5 "cannot use make(<-chan int) (value of type <-chan int) as chan int value in argument to ch"
	ptr(&x)
	ptr(x) // ERROR 6 "in call to ptr, type int of x does not match *T (cannot infer T)"
	ptr(nil) // ERROR 5 "in call to ptr, cannot infer T (declared at x.go:75:10)"
	arr([3]int{})
	arr([4]int{}) // ERROR 6 "in call to arr, type [4]int of [4]int{} does not match [3]T (cannot infer T)"
	vari(1, 2, 3)
	vari(1, "a") // ERROR 10 "in call to vari, mismatched types untyped int and untyped string (cannot infer T)"
	vari(1, 2.5)
	vari[any](1, "a")
	vari([]int{}...)
	vari() // ERROR 6 "in call to vari, cannot infer T (declared at x.go:77:11)"
	both(1) // ERROR 6 "int does not satisfy Both (missing method String)"
	both(myInt(1))
	both(noStr(1)) // ERROR 6 "in call to both, T (type noStr) does not satisfy Both (missing method String)"
	cm(myInt(1))
	cm(1) // ERROR 4 "int does not satisfy Cm (missing method String)"
	cmp(1, 2)
	cmp(1, 2.5)
	cmp(1, "a") // ERROR 9 "in call to cmp, mismatched types untyped int and untyped string (cannot infer T)"
	cmp([]int{}, nil) // ERROR 5 "[]int does not satisfy comparable"
	cmp(fnc(nil), nil) // ERROR 5 "fnc does not satisfy comparable"
	cmp(any(1), 2)
	cmp[any](1, "a")
	cmp(p, p) // ERROR 5 "P does not satisfy comparable"
	cmp(q, q)
	pset[setter]()
	pset[int]() // ERROR 11 "*int does not satisfy interface{Set(int); *int} (missing method Set)"
	pset() // ERROR 6 "in call to pset, cannot infer T (declared at x.go:81:11)"
	str(myInt(1))
	str(&x) // ERROR 5 "in call to str, T (type *int) does not satisfy Str (missing method String)"
	self(eq(1))
	self(1) // ERROR 6 "int does not satisfy interface{Eq(int) bool} (missing method Eq)"
	nested(L[int]{})
	nested([]int{})
	nested(1) // ERROR 8 "in call to nested, cannot infer T (declared at x.go:84:13)"
	nested2(M[string, L[int]]{})
	nested2(M[string, int]{}) // ERROR 10 "in call to nested2, type M[string, int] of M[string, int]{} does not match inferred type M[string, L[V]] for M[K, L[V]]"
	itf(im{})
	itf(1) // ERROR 5 "in call to itf, cannot infer T (declared at x.go:86:10)"
	constr([]int{})
	constr([]string{}) // ERROR 8 "[]string does not satisfy []int | map[string]int ([]string missing in []int | map[string]int)"
	constr(nil) // ERROR 8 "in call to constr, cannot infer T (declared at x.go:87:13)"
	var f1 func(int) int = one
	var f2 func(string) string = one // ERROR 31 "string does not satisfy Num (string missing in ~int | ~float64)"
	var f3 func(int, string) (int, string) = two
	var f4 func(int) = two // ERROR 21 "type func(int) of f4 does not match func(a A, b B) (A, B) (cannot infer A and B)"
	f1 = one
	f1 = one[int]
	f1 = one[string] // ERROR 7 "cannot use one[string] (value of type func(x string) string) as func(int) int value in assignment" 11 "string does not satisfy Num (string missing in ~int | ~float64)"
	_ = []func(int) int{one, f1, two} // ERROR 31 "type func(int) int of array or slice literal does not match func(a A, b B) (A, B) (cannot infer A and B)"
	_, _, _ = f2, f3, f4
	func(f func(int) int) {}(one)
	func(f func(string) int) {}(one) // ERROR 30 "in call to func(f func(string) int) {}, type func[T Num](x T) T of one does not match func(string) int"
	_ = any(one) // ERROR 10 "cannot use generic function one without instantiation"
	var a any = one // ERROR 6 "declared and not used: a" 14 "cannot use generic function one without instantiation"
	_ = one == nil // ERROR 6 "cannot use generic function one without instantiation"
	_ = one // ERROR 6 "cannot use generic function one without instantiation"
	one // ERROR 2 "cannot use generic function one without instantiation"
	_ = one[int]
	_ = func() func(int) int { return one }
	_ = one(1) + "a" // ERROR 6 "invalid operation: one(1) + \"a\" (mismatched types int and untyped string)"
	_ = p + p // ERROR 6 "invalid operation: operator + not defined on p (variable of type P constrained by any)"
	_ = q + 1
	_ = q + 1.5 // ERROR 10 "cannot convert 1.5 (untyped float constant) to type Q"
	_ = q + "a" // ERROR 6 "invalid operation: q + \"a\" (mismatched types Q and untyped string)"
	_ = q << 1 // ERROR 6 "invalid operation: shifted operand q (variable of type Q constrained by Num) must be integer"
	_ = q % 2 // ERROR 6 "invalid operation: operator % not defined on q (variable of type Q constrained by Num)"
	_ = -q
	_ = q == 1
	_ = q == p // ERROR 11 "invalid operation: q == p (mismatched types Q and P)"
	_ = float64(q) + string(q) // ERROR 26 "cannot convert q (variable of type Q constrained by Num) to type string: cannot convert float64 (in Q) to type string"
	_ = Q(1) + Q(2.5) + Q("a") // ERROR 15 "cannot convert 2.5 (untyped float value) to type Q: cannot convert 2.5 (untyped float constant) to type int (in Q)" 24 "cannot convert \"a\" (untyped string value) to type Q: cannot convert \"a\" (untyped string constant) to type int (in Q)"
	_ = r[0] == p // ERROR 6 "invalid operation: r[0] == p (incomparable types in type set)"
	_ = append(r, p)
	_ = len(r) + len(p) // ERROR 19 "invalid argument: p (variable of type P constrained by any) for built-in len"
	r[0] = 1 // ERROR 9 "cannot use 1 (untyped int constant) as P value in assignment"
	for i, v := range r {
		_, _ = i+v, v // ERROR 10 "invalid operation: i + v (mismatched types int and P)"
	}
	switch any(q).(type) {
	case int, Q, P:
	}
}
