package p

import "unsafe"

type S struct {
	a int
	b string
	c []int
}
type MyInt int
type MyStr string
type F func(int) string
type I interface{ m() }
type E struct{ S }
type PS *S

func (S) m()   {}
func (*S) pm() {}

var (
	i   int
	u8  uint8
	f   float64
	c   complex128
	s   string
	b   bool
	sl  []int
	ar  [3]int
	mp  map[string]int
	ch  chan int
	ro  <-chan int
	so  chan<- int
	fn  func()
	p   *int
	st  S
	ps  *S
	pp  **S
	e   any
	ii  I
	mi  MyInt
	ms  MyStr
	err error
	up  unsafe.Pointer
	uip uintptr
)

func _() {
	_ = i + f // ERROR 6 "invalid operation: i + f (mismatched types int and float64)"
	_ = i + u8 // ERROR 6 "invalid operation: i + u8 (mismatched types int and uint8)"
	_ = i + mi // ERROR 6 "invalid operation: i + mi (mismatched types int and MyInt)"
	_ = i + "a" // ERROR 6 "invalid operation: i + \"a\" (mismatched types int and untyped string)"
	_ = s + 1 // ERROR 6 "invalid operation: s + 1 (mismatched types string and untyped int)"
	_ = s - s // ERROR 6 "invalid operation: operator - not defined on s (variable of type string)"
	_ = b + b // ERROR 6 "invalid operation: operator + not defined on b (variable of type bool)"
	_ = i && b // ERROR 6 "invalid operation: i && b (mismatched types int and bool)"
	_ = b && 1 // ERROR 6 "invalid operation: b && 1 (mismatched types bool and untyped int)"
	_ = f % f // ERROR 6 "invalid operation: operator % not defined on f (variable of type float64)"
	_ = c < c // ERROR 6 "invalid operation: c < c (operator < not defined on complex128)"
	_ = c == c
	_ = b < b // ERROR 6 "invalid operation: b < b (operator < not defined on bool)"
	_ = s < s
	_ = sl == sl // ERROR 6 "invalid operation: sl == sl (slice can only be compared to nil)"
	_ = sl == nil
	_ = mp == mp // ERROR 6 "invalid operation: mp == mp (map can only be compared to nil)"
	_ = fn == fn // ERROR 6 "invalid operation: fn == fn (func can only be compared to nil)"
	_ = fn == nil
	_ = st == st // ERROR 6 "invalid operation: st == st (struct containing []int cannot be compared)"
	_ = ar == ar
	_ = e == i
	_ = e == sl // ERROR 11 "invalid operation: e == sl (slice can only be compared to nil)"
	_ = ii == st // ERROR 12 "invalid operation: ii == st (struct containing []int cannot be compared)"
	_ = ii == i // ERROR 12 "invalid operation: ii == i (mismatched types I and int)"
	_ = e == nil
	_ = p == nil
	_ = i == nil // ERROR 11 "invalid operation: i == nil (mismatched types int and untyped nil)"
	_ = nil == nil // ERROR 13 "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = p == ps // ERROR 11 "invalid operation: p == ps (mismatched types *int and *S)"
	_ = p == up // ERROR 11 "invalid operation: p == up (mismatched types *int and unsafe.Pointer)"
	_ = ch == ro
	_ = ro == so // ERROR 12 "invalid operation: ro == so (mismatched types <-chan int and chan<- int)"
	_ = err == "a" // ERROR 13 "cannot convert \"a\" (untyped string constant) to type interface{Error() string}"
	_ = i << f // ERROR 11 "invalid operation: shift count f (variable of type float64) must be integer"
	_ = i << 1.0
	_ = i << 1.5 // ERROR 11 "1.5 (untyped float constant) truncated to uint"
	_ = i << -1 // ERROR 11 "invalid operation: negative shift count -1 (untyped int constant)"
	_ = f << 1 // ERROR 6 "invalid operation: shifted operand f (variable of type float64) must be integer"
	_ = s << 1 // ERROR 6 "invalid operation: shifted operand s (variable of type string) must be integer"
	_ = 1 << i
	_ = 1.0 << i // ERROR 6 "invalid operation: shifted operand 1.0 (type float64) must be integer"
	_ = "a" << i // ERROR 6 "invalid operation: shifted operand \"a\" (untyped string constant) must be integer"
	_ = 1 << f // ERROR 11 "invalid operation: shift count f (variable of type float64) must be integer"
	_ = u8 << 1000
	_ = u8 >> 8
	_ = 1 << 64 // ERROR 6 "cannot use 1 << 64 (untyped int constant 18446744073709551616) as int value in assignment to _ identifier (overflows)"
	_ = int32(1) << 40 // ERROR 6 "int32(1) << 40 (constant 1099511627776 of type int32) overflows int32"
	_ = i / 0 // ERROR 10 "invalid operation: division by zero"
	_ = i % 0 // ERROR 10 "invalid operation: division by zero"
	_ = f / 0
	_ = 1 / 0 // ERROR 10 "invalid operation: division by zero"
	_ = 1.0 / 0.0 // ERROR 12 "invalid operation: division by zero"
	_ = c / 0
	_ = 5 % 0 // ERROR 10 "invalid operation: division by zero"
	_ = u8 + 256 // ERROR 11 "256 (untyped int constant) overflows uint8"
	_ = u8 * 1.5 // ERROR 11 "1.5 (untyped float constant) truncated to uint8"
	_ = u8 + -1 // ERROR 11 "-1 (untyped int constant) overflows uint8"
	_ = -u8
	_ = +s // ERROR 7 "invalid operation: operator + not defined on s (variable of type string)"
	_ = !i // ERROR 7 "invalid operation: operator ! not defined on i (variable of type int)"
	_ = ^f // ERROR 7 "invalid operation: operator ^ not defined on f (variable of type float64)"
	_ = ^u8
	_ = -b // ERROR 7 "invalid operation: operator - not defined on b (variable of type bool)"
	_ = *i // ERROR 7 "invalid operation: cannot indirect i (variable of type int)"
	_ = *p
	_ = *nil // ERROR 7 "invalid operation: cannot indirect nil"
	_ = *e // ERROR 7 "invalid operation: cannot indirect e (variable of interface type any)"
	_ = **p // ERROR 7 "invalid operation: cannot indirect *p (variable of type int)"
	_ = *up // ERROR 7 "invalid operation: cannot indirect up (variable of type unsafe.Pointer)"
	_ = &i
	_ = &1 // ERROR 7 "invalid operation: cannot take address of 1 (untyped int constant)"
	_ = &f2() // ERROR 7 "invalid operation: cannot take address of f2() (value of struct type S)"
	_ = &S{}
	_ = &mp["a"] // ERROR 7 "invalid operation: cannot take address of mp[\"a\"] (map index expression of type int)"
	_ = &sl[0]
	_ = &ar[0]
	_ = &[3]int{}[0] // ERROR 7 "invalid operation: cannot take address of [3]int{}[0] (value of type int)"
	_ = &st.a
	_ = &(st.a)
	_ = &f2().a // ERROR 7 "invalid operation: cannot take address of f2().a (value of type int)"
	_ = &fn
	_ = &"a"[0] // ERROR 7 "invalid operation: cannot take address of \"a\"[0] (value of type byte)"
	_ = <-i // ERROR 8 "invalid operation: cannot receive from non-channel int i (variable of type int)"
	_ = <-so // ERROR 8 "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)"
	_ = <-nil // ERROR 8 "invalid operation: cannot receive from non-channel untyped nil nil"
	_ = i[0] // ERROR 7 "cannot index i (variable of type int)"
	_ = s[0]
	_ = s["a"] // ERROR 8 "cannot convert \"a\" (untyped string constant) to type int"
	_ = "abc"[5] // ERROR 12 "invalid argument: index 5 out of bounds [0:3]"
	_ = "abc"[1.0]
	_ = "abc"[1.5] // ERROR 12 "1.5 (untyped float constant) truncated to int"
	_ = "abc"[-1] // ERROR 12 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = ar[3] // ERROR 9 "invalid argument: index 3 out of bounds [0:3]"
	_ = ar[-1] // ERROR 9 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = ar[i]
	_ = ar[f] // ERROR 9 "invalid argument: index f (variable of type float64) must be integer"
	_ = ar[s] // ERROR 9 "invalid argument: index s (variable of type string) must be integer"
	_ = sl[-1] // ERROR 9 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = sl[1<<70] // ERROR 9 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = mp[1] // ERROR 9 "cannot use 1 (untyped int constant) as string value in map index"
	_ = mp["a"]
	_ = p[0] // ERROR 7 "cannot index p (variable of type *int)"
	_ = (&ar)[5] // ERROR 12 "invalid argument: index 5 out of bounds [0:3]"
	_ = e[0] // ERROR 7 "cannot index e (variable of interface type any)"
	_ = fn[0] // ERROR 8 "cannot index fn (variable of type func())"
	_ = nil[0] // ERROR 9 "cannot index nil"
	_ = i[:] // ERROR 6 "cannot slice i (variable of type int)"
	_ = s[1:2]
	_ = s[2:1] // ERROR 10 "invalid slice indices: 1 < 2"
	_ = s[0:1:2] // ERROR 12 "invalid operation: 3-index slice of string"
	_ = ar[:]
	_ = [3]int{}[:] // ERROR 6 "cannot slice unaddressable value [3]int{} (value of type [3]int)"
	_ = ar[1:5] // ERROR 11 "invalid argument: index 5 out of bounds [0:4]"
	_ = sl[2:1] // ERROR 11 "invalid slice indices: 1 < 2"
	_ = sl[1:2:1] // ERROR 13 "invalid slice indices: 1 < 2"
	_ = sl["a":] // ERROR 9 "cannot convert \"a\" (untyped string constant) to type int"
	_ = mp[:] // ERROR 6 "cannot slice mp (variable of type map[string]int)"
	_ = (&ar)[1:2]
	_ = p[:] // ERROR 6 "cannot slice p (variable of type *int)"
	_ = st.x // ERROR 9 "st.x undefined (type S has no field or method x)"
	_ = st.A // ERROR 9 "st.A undefined (type S has no field or method A, but does have field a)"
	_ = st.a.b // ERROR 11 "st.a.b undefined (type int has no field or method b)"
	_ = ps.a
	_ = pp.a // ERROR 9 "pp.a undefined (type **S has no field or method a)"
	_ = pp.m // ERROR 9 "pp.m undefined (type **S has no field or method m)"
	_ = ps.m
	_ = st.pm
	_ = f2().pm // ERROR 11 "cannot call pointer method pm on S"
	_ = S.m
	_ = S.pm // ERROR 8 "invalid method expression S.pm (needs pointer receiver (*S).pm)"
	_ = S.a // ERROR 6 "operand for field selector a must be value of type S"
	_ = (*S).pm
	_ = I.m
	_ = ii.x // ERROR 9 "ii.x undefined (type I has no field or method x)"
	_ = e.m // ERROR 8 "e.m undefined (type any has no field or method m)"
	_ = i.x // ERROR 8 "i.x undefined (type int has no field or method x)"
	_ = nil.x // ERROR 10 "nil.x undefined (type untyped nil has no field or method x)"
	_ = undefined.x // ERROR 6 "undefined: undefined"
	_ = unsafe.Foo // ERROR 13 "undefined: unsafe.Foo"
	_ = unsafe // ERROR 6 "use of package unsafe not in selector"
	_ = unsafe.Pointer // ERROR 6 "unsafe.Pointer (type) is not an expression"
	_ = len.x // ERROR 9 "invalid use of len (built-in) in selector expression"
	_ = int.x // ERROR 10 "int.x undefined (type int has no field or method x)"
	_ = E{}.a
	_ = E.m
	_ = E{}.pm // ERROR 10 "cannot call pointer method pm on E"
	_ = PS(nil).a
	_ = PS(nil).m // ERROR 14 "PS(nil).m undefined (type PS has no field or method m)"
	_ = e.(int)
	_ = e.(I)
	_ = e.(undefined) // ERROR 9 "undefined: undefined"
	_ = e.(nil) // ERROR 9 "nil (untyped nil) is not a type"
	_ = i.(int) // ERROR 6 "invalid operation: i (variable of type int) is not an interface"
	_ = ii.(S)
	_ = ii.(*S)
	_ = ii.(int) // ERROR 6 "impossible type assertion: ii.(int)\n\tint does not implement I (missing method m)"
	_ = ii.(interface{ m() int })
	_ = err.(S) // ERROR 6 "impossible type assertion: err.(S)\n\tS does not implement error (missing method Error)"
	_ = e.(type) // ERROR 6 "invalid syntax tree: use of .(type) outside type switch"
	_ = F(nil)
	_ = F(1) // ERROR 8 "cannot convert 1 (untyped int constant) to type F"
	_ = int("a") // ERROR 10 "cannot convert \"a\" (untyped string constant) to type int"
	_ = string(1)
	_ = string(1.5) // ERROR 13 "cannot convert 1.5 (untyped float constant) to type string"
	_ = string(f) // ERROR 13 "cannot convert f (variable of type float64) to type string"
	_ = []byte("a")
	_ = []byte(1) // ERROR 13 "cannot convert 1 (untyped int constant) to type []byte"
	_ = []int("a") // ERROR 12 "cannot convert \"a\" (untyped string constant) to type []int"
	_ = []rune("a")
	_ = string([]byte{})
	_ = string(sl) // ERROR 13 "cannot convert sl (variable of type []int) to type string"
	_ = MyStr("a") + "b"
	_ = MyStr("a") + s // ERROR 6 "invalid operation: MyStr(\"a\") + s (mismatched types MyStr and string)"
	_ = float32(1e100) // ERROR 14 "cannot convert 1e100 (untyped float constant 1e+100) to type float32"
	_ = int(1.5) // ERROR 10 "cannot convert 1.5 (untyped float constant) to type int"
	_ = int(f)
	_ = uint8(300) // ERROR 12 "constant 300 overflows uint8"
	_ = uint8(i)
	_ = uint8(-1) // ERROR 12 "constant -1 overflows uint8"
	_ = bool(1) // ERROR 11 "cannot convert 1 (untyped int constant) to type bool"
	_ = bool(b)
	_ = complex64(f) // ERROR 16 "cannot convert f (variable of type float64) to type complex64"
	_ = complex128(c)
	_ = float64(c) // ERROR 14 "cannot convert c (variable of type complex128) to type float64"
	_ = (*int)(up)
	_ = (*int)(uip) // ERROR 13 "cannot convert uip (variable of type uintptr) to type *int"
	_ = unsafe.Pointer(uip)
	_ = unsafe.Pointer(i) // ERROR 21 "cannot convert i (variable of type int) to type unsafe.Pointer"
	_ = uintptr(up)
	_ = uintptr(p) // ERROR 14 "cannot convert p (variable of type *int) to type uintptr"
	_ = [3]int(sl)
	_ = (*[3]int)(sl)
	_ = [3]string(sl) // ERROR 16 "cannot convert sl (variable of type []int) to type [3]string"
	_ = I(st)
	_ = I(i) // ERROR 8 "cannot convert i (variable of type int) to type I: int does not implement I (missing method m)"
	_ = I(nil)
	_ = error(nil)
	_ = int(nil) // ERROR 10 "cannot convert nil to type int"
	_ = any(1)
	_ = any(nil)
	_ = chan<- int(ch)
	_ = (chan int)(ro) // ERROR 17 "cannot convert ro (variable of type <-chan int) to type chan int"
	_ = int() // ERROR 6 "missing argument in conversion to int"
	_ = int(1, 2) // ERROR 13 "too many arguments in conversion to int"
	_ = int(sl...) // ERROR 10 "invalid use of ... in conversion to int"
	_ = func()(nil) // ERROR 10 "func() nil (type) is not an expression" 13 "nil (untyped nil) is not a type"
	_ = struct{ a int }(S{}) // ERROR 22 "cannot convert S{} (value of struct type S) to type struct{a int}"
	_ = struct {
		a int
		b string
		c []int
	}(st)
	_ = _ // ERROR 6 "cannot use _ as value or type"
	_ = iota // ERROR 6 "cannot use iota outside constant declaration"
	_ = (1)
	_ = (int) // ERROR 6 "(int) (type) is not an expression"
	_ = ((undefined)) // ERROR 8 "undefined: undefined"
	_ = func() {} == nil
	_ = []int{} == nil
	_ = [1 << 3]int{}
	_ = 'a' + 1
	_ = 'a' + 1.5
	_ = 1 + 2i
	_ = "a" + 'b' // ERROR 6 "invalid operation: \"a\" + 'b' (mismatched types untyped string and untyped rune)"
	_ = 1 == 1.0
	_ = "a" == "b"
	_ = "a" < 1 // ERROR 12 "invalid operation: \"a\" < 1 (mismatched types untyped string and untyped int)"
	_ = true && false
	_ = true + true // ERROR 6 "invalid operation: operator + not defined on true (untyped bool constant)"
	_ = true == 1 // ERROR 14 "invalid operation: true == 1 (mismatched types untyped bool and untyped int)"
	_ = !1 // ERROR 7 "invalid operation: operator ! not defined on 1 (untyped int constant)"
	_ = -"a" // ERROR 7 "invalid operation: operator - not defined on \"a\" (untyped string constant)"
	_ = 0x7fffffffffffffff + 1 // ERROR 6 "cannot use 0x7fffffffffffffff + 1 (untyped int constant 9223372036854775808) as int value in assignment to _ identifier (overflows)"
	var _ int = 0x7fffffffffffffff + 1 // ERROR 14 "cannot use 0x7fffffffffffffff + 1 (untyped int constant 9223372036854775808) as int value in variable declaration (overflows)"
	var _ int8 = 127 + 1 // ERROR 15 "cannot use 127 + 1 (untyped int constant 128) as int8 value in variable declaration (overflows)"
	var _ uint = -1 // ERROR 15 "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
	var _ float32 = 1e39 // ERROR 18 "cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)"
	var _ complex64 = 1e39 // ERROR 20 "cannot use 1e39 (untyped float constant 1e+39) as complex64 value in variable declaration (overflows)"
	var _ int = 1e3
	var _ int = 1.5e3
	var _ int = 1e-3 // ERROR 14 "cannot use 1e-3 (untyped float constant 0.001) as int value in variable declaration (truncated)"
	var _ rune = 'a' * 2
	var _ byte = 'é'
	var _ byte = '世' // ERROR 15 "cannot use '世' (untyped rune constant 19990) as byte value in variable declaration (overflows)"
	var _ string = 'a' // ERROR 17 "cannot use 'a' (untyped rune constant 97) as string value in variable declaration"
	var _ bool = 1 < 2
	var _ MyBool = 1 < 2
	var _ int = 1 < 2 // ERROR 14 "cannot use 1 < 2 (untyped bool constant true) as int value in variable declaration"
	var _ float64 = 1 << 3
	var _ float64 = 1 << i // ERROR 18 "invalid operation: shifted operand 1 (type float64) must be integer"
	var _ = 1.0 << i // ERROR 10 "invalid operation: shifted operand 1.0 (type float64) must be integer"
	var _ any = 1 << i
	var _ int64 = 1.0 << i
	var _ = sl[1.0<<i]
	var _ = make([]int, 1.0<<i)
}

type MyBool bool

func f2() S { return S{} }
