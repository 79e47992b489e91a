package p

func f0()                                {}
func f1(a int)                           {}
func f2(a int, b string)                 {}
func fv(a int, b ...string)              {}
func r1() int                            { return 0 }
func r2() (int, string)                  { return 0, "" }
func r3() (int, error)                   { return 0, nil }
func named() (x, y int)                  { return }
func gen[T any](x T) T                   { return x }
func gen2[K comparable, V any](m map[K]V) {}

type S struct{ f func(int) }

func (S) m(int)     {}
func (*S) p(string) {}

func _() {
	f0(1) // ERROR 5 "too many arguments in call to f0\n\thave (number)\n\twant ()"
	f1() // ERROR 2 "not enough arguments in call to f1\n\thave ()\n\twant (int)"
	f1(1, 2) // ERROR 8 "too many arguments in call to f1\n\thave (number, number)\n\twant (int)"
	f1("a") // ERROR 5 "cannot use \"a\" (untyped string constant) as int value in argument to f1"
	f2(1) // ERROR 5 "not enough arguments in call to f2\n\thave (number)\n\twant (int, string)"
	f2(1, "a", 2) // ERROR 13 "too many arguments in call to f2\n\thave (number, string, number)\n\twant (int, string)"
	f2(r2())
	f2(r3()) // ERROR 5 "cannot use r3() (value of interface type error) as string value in argument to f2"
	f1(r2()) // ERROR 5 "too many arguments in call to f1\n\thave (int, string)\n\twant (int)"
	fv() // ERROR 2 "not enough arguments in call to fv\n\thave ()\n\twant (int, ...string)"
	fv(1)
	fv(1, "a", 2) // ERROR 13 "cannot use 2 (untyped int constant) as string value in argument to fv"
	fv(1, []string{}...)
	fv(1, []int{}...) // ERROR 8 "cannot use []int{} (value of type []int) as []string value in argument to fv"
	fv(1, "a", []string{}...) // ERROR 13 "too many arguments in call to fv\n\thave (number, string, []string...)\n\twant (int, ...string)"
	f1([]int{}...) // ERROR 2 "cannot use ... in call to non-variadic f1"
	fv(r2())
	f1(f0()) // ERROR 5 "f0() (no value) used as value"
	f1(f0) // ERROR 5 "cannot use f0 (value of type func()) as int value in argument to f1"
	f1(int) // ERROR 5 "int (type) is not an expression"
	f1(len) // ERROR 5 "len (built-in) must be called"
	f1(nil) // ERROR 5 "cannot use nil as int value in argument to f1"
	f0 = nil // ERROR 2 "cannot assign to f0 (neither addressable nor a map index expression)"
	_ = f0() // ERROR 6 "f0() (no value) used as value"
	x := f0() // ERROR 2 "declared and not used: x" 7 "f0() (no value) used as value"
	var y int = f0() // ERROR 6 "declared and not used: y" 14 "f0() (no value) used as value"
	var s S
	s.m() // ERROR 2 "not enough arguments in call to s.m\n\thave ()\n\twant (int)"
	s.m("a") // ERROR 6 "cannot use \"a\" (untyped string constant) as int value in argument to s.m"
	s.p("a")
	S{}.p("a") // ERROR 6 "cannot call pointer method p on S"
	S{}.m(1)
	s.f() // ERROR 2 "not enough arguments in call to s.f\n\thave ()\n\twant (int)"
	s.f(1)
	s.q() // ERROR 4 "s.q undefined (type S has no field or method q)"
	s.M(1) // ERROR 4 "s.M undefined (type S has no field or method M, but does have method m)"
	(&s).m(1)
	(*S).p(&s, "a")
	(*S).m(&s, 1)
	S.m(s, 1)
	S.p(s, "a") // ERROR 4 "invalid method expression S.p (needs pointer receiver (*S).p)"
	S.m(1) // ERROR 6 "not enough arguments in call to S.m\n\thave (number)\n\twant (S, int)"
	gen() // ERROR 2 "not enough arguments in call to gen\n\thave ()\n\twant (T)"
	gen(1, 2) // ERROR 9 "too many arguments in call to gen\n\thave (number, number)\n\twant (T)"
	gen[int]("a") // ERROR 11 "cannot use \"a\" (untyped string constant) as int value in argument to gen[int]"
	gen[int, string](1) // ERROR 11 "got 2 type arguments but want 1"
	gen(nil) // ERROR 5 "in call to gen, cannot infer T (declared at x.go:11:10)"
	gen(f0()) // ERROR 6 "f0() (no value) used as value"
	gen(r2()) // ERROR 6 "too many arguments in call to gen\n\thave (int, string)\n\twant (T)"
	gen2(1) // ERROR 6 "in call to gen2, cannot infer K (declared at x.go:12:11)"
	gen2(map[string]int{})
	gen2[int](map[string]int{}) // ERROR 12 "in call to gen2[int], type map[string]int of map[string]int{} does not match map[int]V"
	_ = gen // ERROR 6 "cannot use generic function gen without instantiation"
	var g func(string) int = gen // ERROR 6 "declared and not used: g" 27 "inferred type func(x string) string for func(x T) T does not match type func(string) int of g"
	var h func(string) string = gen // ERROR 6 "declared and not used: h"
	go f0 // ERROR 5 "expression in go must be function call"
	go f0()
	defer func() {} // ERROR 8 "expression in defer must be function call"
	defer func() {}()
	go int(3) // ERROR 5 "go requires function call, not conversion int(3) (constant 3 of type int)"
	defer len("a") // ERROR 8 "defer discards result of len(\"a\") (constant 1 of type int)"
	defer append([]int{}, 1) // ERROR 8 "defer discards result of append([]int{}, 1) (value of type []int)"
	go (f0()) // ERROR 5 "expression in go must not be parenthesized"
	r1()
	r1 // ERROR 2 "r1 (value of type func() int) is not used"
	int(3) // ERROR 2 "int(3) (constant 3 of type int) is not used"
	len("a") // ERROR 2 "len(\"a\") (constant 1 of type int) is not used"
	append([]int{}, 1) // ERROR 2 "append([]int{}, 1) (value of type []int) is not used"
	copy([]int{}, []int{})
	1() // ERROR 2 "invalid operation: cannot call 1 (untyped int constant): untyped int is not a function"
	"a"() // ERROR 2 "invalid operation: cannot call \"a\" (untyped string constant): untyped string is not a function"
	nil() // ERROR 2 "invalid operation: cannot call nil: untyped nil is not a function"
	undefined() // ERROR 2 "undefined: undefined"
	undefined.x() // ERROR 2 "undefined: undefined"
	undefined(undefined2) // ERROR 2 "undefined: undefined" 12 "undefined: undefined2"
	func() {}()
	func() int { return 1 } // ERROR 2 "func() int {…} (value of type func() int) is not used"
	func(a int) {}() // ERROR 2 "not enough arguments in call to func(a int) {}\n\thave ()\n\twant (int)"
	_ = func() int {}() // ERROR 18 "missing return"
	_, _ = r1() // ERROR 9 "assignment mismatch: 2 variables but r1 returns 1 value"
	a, b, c := r2() // ERROR 2 "declared and not used: a" 5 "declared and not used: b" 8 "declared and not used: c" 13 "assignment mismatch: 3 variables but r2 returns 2 values"
	_ = r2() // ERROR 6 "assignment mismatch: 1 variable but r2 returns 2 values"
	var e, q int = r2() // ERROR 6 "declared and not used: e" 9 "declared and not used: q" 17 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
	return 1 // ERROR 9 "too many return values\n\thave (number)\n\twant ()"
}

func ret0() { return 1 } // ERROR 22 "too many return values\n\thave (number)\n\twant ()"
func ret1() int { return } // ERROR 19 "not enough return values\n\thave ()\n\twant (int)"
func ret2() (int, string) { return 1 } // ERROR 36 "not enough return values\n\thave (number)\n\twant (int, string)"
func ret3() (int, string) { return 1, 2, 3 } // ERROR 42 "too many return values\n\thave (number, number, number)\n\twant (int, string)"
func ret4() (int, string) { return r2() }
func ret5() (int, string) { return r3() } // ERROR 36 "cannot use 2nd function result (value of interface type error) as string value in return statement"
func ret6() int { return r2() } // ERROR 26 "too many return values\n\thave (int, string)\n\twant (int)"
func ret7() (x int, err error) {
	{
		err := 1 // ERROR 3 "declared and not used: err"
		return // ERROR 3 "result parameter err not in scope at return\n\tx.go:115:3: inner declaration of var err error"
	}
}
func ret8() (int, error) { return nil, 1 } // ERROR 35 "cannot use nil as int value in return statement" 40 "cannot use 1 (constant of type int) as error value in return statement: int does not implement error (missing method Error)"
func ret9() int { return "a" } // ERROR 26 "cannot use \"a\" (untyped string constant) as int value in return statement"
func noret() int {
	for {
		break
	}
} // ERROR 1 "missing return"
func noret2(x int) int {
	if x > 0 {
		return 1
	} else if x < 0 {
		return 2
	}
} // ERROR 1 "missing return"
func noret3(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR 1 "missing return"
func ok3(x int) int {
	switch x {
	case 1:
		return 1
	default:
		panic(1)
	}
}
func ok4(c chan int) int {
	select {
	case <-c:
		return 1
	}
}
func ok5() int {
L:
	for {
		for {
			break L
		}
	}
} // ERROR 1 "missing return"
func ok6() int { goto L; L: return 1 }
func dup(a, a int) (a string) { return "" } // ERROR 13 "a redeclared in this block\n\tx.go:162:10: other declaration of a"
func (s S) dup2(s int)       {} // ERROR 17 "s redeclared in this block\n\tx.go:163:7: other declaration of s"

