package p

type A struct {
	B
	*C
}
type B struct{ x, y int }
type C struct{ x, z int }
type D struct {
	A
	E
}
type E struct{ z int }
type I interface {
	m(int) string
	n()
}
type J interface {
	I
	o()
}
type K interface {
	m(int) int
}
type L interface {
	I
	K // ERROR 2 "duplicate method m\n\tx.go:26:2: other declaration of method m"
}
type impl struct{}

func (impl) m(int) string { return "" }
func (*impl) n()          {}

type wrap struct{ *impl }
type wrap2 struct{ impl }
type ptr *impl
type fnt func()

func (f fnt) call() {}

var g = 1

func use(i I, j J) {}

func _(d D, a *A) {
	_ = d.x // ERROR 8 "ambiguous selector d.x"
	_ = d.y
	_ = d.z
	_ = a.z
	_ = a.B.x + a.C.x
	use(impl{}, nil) // ERROR 6 "cannot use impl{} (value of struct type impl) as I value in argument to use: impl does not implement I (method n has pointer receiver)"
	use(&impl{}, nil)
	use(wrap{}, nil)
	use(wrap2{}, nil) // ERROR 6 "cannot use wrap2{} (value of struct type wrap2) as I value in argument to use: wrap2 does not implement I (method n has pointer receiver)"
	use(&wrap2{}, nil)
	use(nil, wrap{}) // ERROR 11 "cannot use wrap{} (value of struct type wrap) as J value in argument to use: wrap does not implement J (missing method o)"
	var i I
	var j J
	i = j
	j = i // ERROR 6 "cannot use i (variable of interface type I) as J value in assignment: I does not implement J (missing method o)"
	j = i.(J)
	i = j.(I)
	_ = i.(impl) // ERROR 6 "impossible type assertion: i.(impl)\n\timpl does not implement I (method n has pointer receiver)"
	_ = i.(*impl)
	_ = i.(wrap)
	_ = i.(K)
	var p ptr
	p.m(1) // ERROR 4 "p.m undefined (type ptr has no field or method m)"
	fnt(func() {}).call()
	func() {}.call() // ERROR 12 "func() {}.call undefined (type func() has no field or method call)"
	var e error = "x" // ERROR 16 "cannot use \"x\" (constant of type string) as error value in variable declaration: string does not implement error (missing method Error)"
	var s interface{ String() string } = i // ERROR 39 "cannot use i (variable of interface type I) as interface{String() string} value in variable declaration: I does not implement interface{String() string} (missing method String)"
	e = s // ERROR 6 "cannot use s (variable of type interface{String() string}) as error value in assignment: interface{String() string} does not implement error (missing method Error)"
	if e != nil && e == s { // ERROR 22 "invalid operation: e == s (mismatched types error and interface{String() string})"
	}
	var x interface{} = i
	i = x // ERROR 6 "cannot use x (variable of type interface{}) as I value in assignment: interface{} does not implement I (missing method m)"
	var c chan<- int = make(<-chan int) // ERROR 21 "cannot use make(<-chan int) (value of type <-chan int) as chan<- int value in variable declaration"
	var c2 <-chan int = make(chan int) // ERROR 6 "declared and not used: c2"
	c2 = c // ERROR 7 "cannot use c (variable of type chan<- int) as <-chan int value in assignment"
	var f func(int) = func(string) {} // ERROR 6 "declared and not used: f" 20 "cannot use func(string) {} (value of type func(string)) as func(int) value in variable declaration"
	f = func(a int) {}
	f = use // ERROR 6 "cannot use use (value of type func(i I, j J)) as func(int) value in assignment"
	f = nil
	var m map[string]int = map[int]string{} // ERROR 6 "declared and not used: m" 25 "cannot use map[int]string{} (value of type map[int]string) as map[string]int value in variable declaration"
	var ap *[3]int = &[4]int{} // ERROR 6 "declared and not used: ap" 19 "cannot use &[4]int{} (value of type *[4]int) as *[3]int value in variable declaration"
	var sl []int = [3]int{} // ERROR 6 "declared and not used: sl" 17 "cannot use [3]int{} (value of type [3]int) as []int value in variable declaration"
	var st struct{ a int } = struct{ b int }{} // ERROR 6 "declared and not used: st" 27 "cannot use struct{b int}{} (value of type struct{b int}) as struct{a int} value in variable declaration"
	var st2 struct{ a int } = struct { // ERROR 6 "declared and not used: st2" 28 "cannot use struct{a int `tag`}{} (value of type struct{a int \"tag\"}) as struct{a int} value in variable declaration"
		a int `tag`
	}{}
	var q *int = &d // ERROR 6 "declared and not used: q" 15 "cannot use &d (value of type *D) as *int value in variable declaration"
	q = 0 // ERROR 6 "cannot use 0 (untyped int constant) as *int value in assignment"
	q = "a" // ERROR 6 "cannot use \"a\" (untyped string constant) as *int value in assignment"
	var r rune = "a" // ERROR 6 "declared and not used: r" 15 "cannot use \"a\" (untyped string constant) as rune value in variable declaration"
	var by byte = 'a' + 200 // ERROR 6 "declared and not used: by" 16 "cannot use 'a' + 200 (untyped rune constant 297) as byte value in variable declaration (overflows)"
	var b bool = 1 // ERROR 6 "declared and not used: b" 15 "cannot use 1 (untyped int constant) as bool value in variable declaration"
	var fl float32 = 1 << 200 // ERROR 6 "declared and not used: fl" 19 "cannot use 1 << 200 (untyped int constant 1606938044258990275541962092341162602522202993782792835301376) as float32 value in variable declaration (overflows)"
	var cc complex64 = "a" // ERROR 6 "declared and not used: cc" 21 "cannot use \"a\" (untyped string constant) as complex64 value in variable declaration"
	var un undefinedT = 1 // ERROR 9 "undefined: undefinedT"
	var un2 []undefinedT // ERROR 12 "undefined: undefinedT"
	un2 = append(un2, 1)
	_ = un.foo
	var arr [2]int = [...]int{1, 2, 3} // ERROR 19 "cannot use [...]int{…} (value of type [3]int) as [2]int value in variable declaration"
	arr[5] = 1 // ERROR 6 "invalid argument: index 5 out of bounds [0:2]"
	arr[g] = 1
	const k = 5
	arr[k] = 1 // ERROR 6 "invalid argument: index 5 out of bounds [0:2]"
	_ = arr[k-4 : k] // ERROR 16 "invalid argument: index 5 out of bounds [0:3]"
	_ = "abc"[k] // ERROR 12 "invalid argument: index 5 out of bounds [0:3]"
	_ = len(arr[k:]) // ERROR 14 "invalid argument: index 5 out of bounds [0:3]"
	k = 1 // ERROR 2 "cannot assign to k (neither addressable nor a map index expression)"
	k++ // ERROR 2 "cannot assign to k (neither addressable nor a map index expression)"
	g := g // ERROR 2 "declared and not used: g"
	d.x = 1 // ERROR 4 "ambiguous selector d.x"
	d.m() // ERROR 4 "d.m undefined (type D has no field or method m)"
	d.A.B.y.foo = 1 // ERROR 10 "d.A.B.y.foo undefined (type int has no field or method foo)"
	(*a).y = "a" // ERROR 11 "cannot use \"a\" (untyped string constant) as int value in assignment"
	a.nothing() // ERROR 4 "a.nothing undefined (type *A has no field or method nothing)"
	a.Y = 1 // ERROR 4 "a.Y undefined (type *A has no field or method Y, but does have field y)"
	use.x() // ERROR 6 "use.x undefined (type func(i I, j J) has no field or method x)"
	_ = use.y // ERROR 10 "use.y undefined (type func(i I, j J) has no field or method y)"
	_ = (func())(nil).z // ERROR 20 "(func())(nil).z undefined (type func() has no field or method z)"
	_ = map[string]int{}.v // ERROR 23 "map[string]int{}.v undefined (type map[string]int has no field or method v)"
	_ = struct{ a int }{}.b // ERROR 24 "struct{a int}{}.b undefined (type struct{a int} has no field or method b)"
	_ = (&struct{ a int }{}).b // ERROR 27 "(&struct{a int}{}).b undefined (type *struct{a int} has no field or method b)"
	_ = (**A)(nil).y // ERROR 17 "(**A)(nil).y undefined (type **A has no field or method y)"
}

func dupParams(a int, a string)      {} // ERROR 23 "a redeclared in this block\n\tx.go:130:16: other declaration of a"
func dupResult(a int) (a int)        { return } // ERROR 24 "a redeclared in this block\n\tx.go:131:16: other declaration of a" 40 "result parameter a not in scope at return\n\tx.go:131:16: inner declaration of var a int"
func dupRecv()                       {}
func (d D) method(d int)             {} // ERROR 19 "d redeclared in this block\n\tx.go:133:7: other declaration of d"
func blank(_, _ int) (_, _ int)      { return 1, 2 }
func blank2() (_ int)                { return _ } // ERROR 47 "cannot use _ as value or type"
func noname(int, string) (int)       { return } // ERROR 40 "not enough return values\n\thave ()\n\twant (int)"
func named() (a int, b string)       { return 1 } // ERROR 47 "not enough return values\n\thave (number)\n\twant (int, string)"
func f(x int) { x := 1 } // ERROR 19 "no new variables on left side of :="
func g2(x int) { { x := 1 } } // ERROR 20 "declared and not used: x"
func h(x int) { var x int } // ERROR 21 "x redeclared in this block\n\tx.go:140:8: other declaration of x"
func h2() { x := 1; x := 2; _ = x } // ERROR 23 "no new variables on left side of :="
func h3() { var f func(); f = func() { f() } }

var _ = func() { undefinedf() } // ERROR 18 "undefined: undefinedf"
var _ = func() int { return "a" }() // ERROR 29 "cannot use \"a\" (untyped string constant) as int value in return statement"
var initx, inity = 1 // ERROR 20 "assignment mismatch: 2 variables but 1 value"
var multi1, multi2 int = two2() // ERROR 26 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
var multi3, multi4 = one2() // ERROR 22 "assignment mismatch: 2 variables but one2 returns 1 value"

func two2() (int, string) { return 0, "" }
func one2() int           { return 0 }

type T1 struct{}

func (t T1) String() string { return t.str } // ERROR 40 "t.str undefined (type T1 has no field or method str)"
func (t *T1) String2()      { t.x = 1 } // ERROR 33 "t.x undefined (type *T1 has no field or method x)"
func (T2) Foo()             {} // ERROR 7 "undefined: T2"
func (t T1) T1()            {}

type T3 = T1

func (T3) Alias()  {}
func (*T3) Alias() {} // ERROR 12 "method T1.Alias already declared at x.go:162:11"

type T4 = *T1

func (T4) PtrAlias() {}

type T5 = int

func (T5) IntAlias() {} // ERROR 7 "cannot define new methods on non-local type T5"
