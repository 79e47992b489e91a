// Assignments, declarations, ranges, selects: every form with its faults, a function each.
//
package p
type T struct{ a, b int; next *T }
func (T) M() int { return 0 }
func (*T) P() {}
type I interface{ M() int }
func f0() {}
func f1() int { return 0 }
func f2() (int, string) { return 0, "" }
func fv(a int, b ...string) {}
type E struct{}
var i, j int
var u uint
var u8 uint8
var i8 int8
var i64 int64
var f, g float64
var f32 float32
var c complex128
var c64 complex64
var s, t string
var b, bb bool
var bs []byte
var rs []rune
var is []int
var arr [3]int
var parr *[3]int
var m map[string]int
var ch chan int
var rch <-chan int
var sch chan<- int
var fn func(int) int
var e any
var err error
var x T
var p *T
var pp **T
var it I
var up uintptr
var r rune
type MyInt int
type MyStr string
type MyB []byte
var mi MyInt
var ms MyStr
var mb MyB
func _() { var a int; a, b := nil, 1; _ = b } // ERROR 16 "declared and not used: a" 31 "cannot use nil as int value in multiple assignment"
func _() { x, y := nil, 2; _, _ = x, y } // ERROR 20 "use of untyped nil in multiple assignment"
func _() { var x, y int = "a", "b"; _, _ = x, y } // ERROR 27 "cannot use \"a\" (untyped string constant) as int value in variable declaration" 32 "cannot use \"b\" (untyped string constant) as int value in variable declaration"
func _() { var x, y = nil, 1; _, _ = x, y } // ERROR 23 "use of untyped nil in variable declaration"
func _() { x := nil; _ = x } // ERROR 17 "use of untyped nil in assignment"
func _() { var a, b int; a, b = nil, "x" } // ERROR 16 "declared and not used: a" 19 "declared and not used: b" 33 "cannot use nil as int value in multiple assignment" 38 "cannot use \"x\" (untyped string constant) as int value in multiple assignment"
func _() { var a int; a, b := f2(); _ = b } // ERROR 16 "declared and not used: a"
func _() { var a string; a, b := f2(); _ = b } // ERROR 16 "declared and not used: a" 34 "cannot use 1st function result (value of type int) as string value in multiple assignment"
func _() { var a string; a, b := m["x"]; _ = b } // ERROR 16 "declared and not used: a" 34 "cannot use m[\"x\"] (map index expression of type int) as string value in multiple assignment"
func _() { select { case v, ok := rch: _ = v; _ = ok; undef1() } } // ERROR 26 "select case must be send or receive (possibly with assignment)"
func _() { select { case undef2(): undef3() } } // ERROR 32 "select case must be send or receive (possibly with assignment)"
func _() { select { case i = 3: undef4() } } // ERROR 26 "select case must be send or receive (possibly with assignment)"
func _() { select { case i++: undef4() } } // ERROR 26 "select case must be send or receive (possibly with assignment)"
func _() { select { case v := <-rch, 1: _ = v; undef5() } } // ERROR 26 "select case must be send or receive (possibly with assignment)"
func _() { _ = x._ } // ERROR 18 "x._ undefined (type T has no field or method _)"
func _() { _ = T._ } // ERROR 18 "T._ undefined (type T has no field or method _)"
func _() { x._() } // ERROR 14 "x._ undefined (type T has no field or method _)"
func _() { var z struct { _ int }; _ = z._ } // ERROR 42 "z._ undefined (type struct{_ int} has no field or method _)"
func _() { _ = print._ } // ERROR 21 "invalid use of print (built-in) in selector expression"
func _() { _ = nil.x } // ERROR 20 "nil.x undefined (type untyped nil has no field or method x)"
func _() { _ = nil._ } // ERROR 20 "nil._ undefined (type untyped nil has no field or method _)"
func _() { for i, 1 := range is {} } // ERROR 16 "declared and not used: i" 19 "invalid syntax tree: cannot declare 1"
func _() { for _, 1 := range is { undef6() } } // ERROR 12 "no new variables on left side of :=" 19 "invalid syntax tree: cannot declare 1" 35 "undefined: undef6"
func _() { for 1 := range is {} } // ERROR 12 "no new variables on left side of :=" 16 "invalid syntax tree: cannot declare 1"
func _() { for x.a := range is {} } // ERROR 12 "no new variables on left side of :=" 16 "invalid syntax tree: cannot declare x.a"
func _() { for i, j, k := range is {} } // ERROR 16 "declared and not used: i" 19 "declared and not used: j" 22 "range clause permits at most two iteration variables"
func _() { for i, j, 1 := range is {} } // ERROR 16 "declared and not used: i" 19 "declared and not used: j" 22 "range clause permits at most two iteration variables"
func _() { for _ := range is {} } // ERROR 12 "no new variables on left side of :="
func _() { for _, _ := range is {} } // ERROR 12 "no new variables on left side of :="
func _() { for i, i := range is {} } // ERROR 16 "declared and not used: i" 19 "i redeclared in this block\n\tx.go:77:16: other declaration of i"
func _() { for undef := range undef2 { _ = undef } } // ERROR 31 "undefined: undef2"
func _() { for q, w := range 10 { _ = q; _ = w } } // ERROR 19 "range over 10 (untyped int constant) permits only one iteration variable"
func _() { for q := range i64 { var z int = q; _ = z } } // ERROR 45 "cannot use q (variable of type int64) as int value in variable declaration"
func _() { for q := range 1.0 { _ = q } } // ERROR 27 "cannot range over 1.0 (untyped float constant 1)"
func _() { for q := range 1.5 { _ = q } } // ERROR 27 "cannot range over 1.5 (untyped float constant)"
func _() { for q := range "a"+1 { _ = q } } // ERROR 27 "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"
func _() { for q := range f { _ = q } } // ERROR 27 "cannot range over f (variable of type float64)"
func _() { for q := range nil { _ = q } } // ERROR 27 "cannot range over nil"
func _() { for q := range x { _ = q } } // ERROR 27 "cannot range over x (variable of struct type T)"
func _() { for q := range fn { _ = q } } // ERROR 27 "cannot range over fn (variable of type func(int) int): func must be func(yield func(...) bool): unexpected results"
func _() { for q, w := range rch { _ = q; _ = w } } // ERROR 19 "range over rch (variable of type <-chan int) permits only one iteration variable"
func _() { for q := range sch { _ = q } } // ERROR 27 "cannot range over sch (variable of type chan<- int): receive from send-only channel chan<- int"
func _() { var q string; for q = range is { } } // ERROR 16 "declared and not used: q" 30 "cannot use q (value of type int) as string value in assignment"
func _() { var q string; for _, q = range is { } } // ERROR 16 "declared and not used: q" 33 "cannot use q (value of type int) as string value in assignment"
func _() { var q uint8; for q = range 1000 { } } // ERROR 16 "declared and not used: q" 39 "cannot use 1000 (untyped int constant) as uint8 value in range clause (overflows)"
func _() { for i = range 10 { } }
func _() { for f = range 10 { } } // ERROR 16 "cannot use iteration variable of type float64"
func _() { for 1 = range 10 { } } // ERROR 16 "cannot assign to 1 (neither addressable nor a map index expression)"
func _() { for f1() = range 10 { } } // ERROR 16 "cannot assign to f1() (neither addressable nor a map index expression)"
func _() { for m["a"] = range 10 { } }
func _() { for range is {}; for range m {}; for range rch {}; for range "x" {}; for range 3 {} }
func _() { 1, i = 2, 3 } // ERROR 12 "cannot assign to 1 (neither addressable nor a map index expression)"
func _() { 1, i = 2 } // ERROR 19 "assignment mismatch: 2 variables but 1 value"
func _() { 1, i = f1() } // ERROR 19 "assignment mismatch: 2 variables but f1 returns 1 value"
func _() { i, s = f2(), 1 } // ERROR 19 "multiple-value f2() (value of type (int, string)) in single-value context" 25 "cannot use 1 (untyped int constant) as string value in multiple assignment"
func _() { i, s = f2() }
func _() { i, i = f2() } // ERROR 19 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
func _() { i = f2() } // ERROR 16 "assignment mismatch: 1 variable but f2 returns 2 values"
func _() { i, s, f = f2() } // ERROR 22 "assignment mismatch: 3 variables but f2 returns 2 values"
func _() { undef7, i = 1, 2, 3 } // ERROR 12 "undefined: undef7"
func _() { undef8, 1 = 1, 2, undef9 } // ERROR 12 "undefined: undef8" 30 "undefined: undef9"
func _() { undef10 = []int } // ERROR 12 "undefined: undef10"
func _() { undef11 = undef12 } // ERROR 12 "undefined: undef11" 22 "undefined: undef12"
func _() { _ = undef13 } // ERROR 16 "undefined: undef13"
func _() { _ = nil } // ERROR 16 "use of untyped nil in assignment to _ identifier"
func _() { _ = f0 }
func _() { _ = f0() } // ERROR 16 "f0() (no value) used as value"
func _() { _ = f2() } // ERROR 16 "assignment mismatch: 1 variable but f2 returns 2 values"
func _() { _ = int } // ERROR 16 "int (type) is not an expression"
func _() { _ = print } // ERROR 16 "print (built-in) must be called"
func _() { _, _ = 1 } // ERROR 19 "assignment mismatch: 2 variables but 1 value"
func _() { _, _ = f2() }
func _() { _, _, _ = f2() } // ERROR 22 "assignment mismatch: 3 variables but f2 returns 2 values"
func _() { const k = 10; k = 2 } // ERROR 26 "cannot assign to k (neither addressable nor a map index expression)"
func _() { const k = 10; k++ } // ERROR 26 "cannot assign to k (neither addressable nor a map index expression)"
func _() { const k = 10; k += 1 } // ERROR 26 "cannot assign to k (neither addressable nor a map index expression)"
func _() { f0 = nil } // ERROR 12 "cannot assign to f0 (neither addressable nor a map index expression)"
func _() { f0() = 1 } // ERROR 12 "f0() (no value) used as value"
func _() { int = 3 } // ERROR 12 "int (type) is not an expression"
func _() { nil = 3 } // ERROR 12 "cannot assign to nil (neither addressable nor a map index expression)"
func _() { true = false } // ERROR 12 "cannot assign to true (neither addressable nor a map index expression)"
func _() { "a" = "b" } // ERROR 12 "cannot assign to \"a\" (neither addressable nor a map index expression)"
func _() { s[0] = 'x' } // ERROR 12 "cannot assign to s[0] (neither addressable nor a map index expression)"
func _() { m["a"].x = 1 } // ERROR 19 "m[\"a\"].x undefined (type int has no field or method x)"
func _() { var mm map[string]T; mm["a"].a = 1 } // ERROR 33 "cannot assign to struct field mm[\"a\"].a in map"
func _() { var mm map[string]T; mm["a"].a += 1 } // ERROR 33 "cannot assign to struct field mm[\"a\"].a in map"
func _() { var mm map[string]T; mm["a"].a++ } // ERROR 33 "cannot assign to struct field mm[\"a\"].a in map"
func _() { var mm map[string][3]int; mm["a"][0] = 1 } // ERROR 38 "cannot assign to mm[\"a\"][0] (neither addressable nor a map index expression)"
func _() { arr[0] = 1; parr[0] = 1; (*parr)[0]++; x.a = 1; p.a = 1; (x).b = 2; (i) = 3; *p = x; **pp = x }
func _() { f2().x = 1 } // ERROR 12 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { x.M = nil } // ERROR 12 "cannot assign to x.M (neither addressable nor a map index expression)"
func _() { x.M() = 1 } // ERROR 12 "cannot assign to x.M() (neither addressable nor a map index expression)"
func _() { T.M = nil } // ERROR 12 "T (type) is not an expression" 12 "cannot assign to T.M (neither addressable nor a map index expression)"
func _() { (i + j) = 3 } // ERROR 12 "cannot assign to (i + j) (neither addressable nor a map index expression)"
func _() { -i = 3 } // ERROR 12 "cannot assign to -i (neither addressable nor a map index expression)"
func _() { &i = nil } // ERROR 12 "cannot assign to &i (neither addressable nor a map index expression)"
func _() { i, j = j } // ERROR 19 "assignment mismatch: 2 variables but 1 value"
func _() { i, j := 1, 2; i, j := 3, 4 } // ERROR 12 "declared and not used: i" 15 "declared and not used: j" 31 "no new variables on left side of :="
func _() { i := 1; i = 2 } // ERROR 12 "declared and not used: i"
func _() { a, b, a := 1, 2, 3; _, _ = a, b } // ERROR 18 "a repeated on left side of :="
func _() { _ := 1 } // ERROR 14 "no new variables on left side of :="
func _() { _, _ := 1, 2 } // ERROR 17 "no new variables on left side of :="
func _() { x.a, q := 1, 2; _ = q } // ERROR 12 "non-name x.a on left side of :="
func _() { x.a := 1 } // ERROR 12 "non-name x.a on left side of :="
func _() { q, 1 := 1, 2; _ = q } // ERROR 15 "non-name 1 on left side of :="
func _() { q := 1, 2; _ = q } // ERROR 17 "assignment mismatch: 1 variable but 2 values"
func _() { q, w := 1; _, _ = q, w } // ERROR 20 "assignment mismatch: 2 variables but 1 value"
func _() { q, w := f1(); _, _ = q, w } // ERROR 20 "assignment mismatch: 2 variables but f1 returns 1 value"
func _() { q, w := undef20; _, _ = q, w } // ERROR 20 "undefined: undef20"
func _() { q, w := undef20, 1; var z string = w; _, _ = q, z } // ERROR 20 "undefined: undef20" 47 "cannot use w (variable of type int) as string value in variable declaration"
func _() { q := f0(); _ = q } // ERROR 17 "f0() (no value) used as value"
func _() { q := f2(); _ = q } // ERROR 17 "assignment mismatch: 1 variable but f2 returns 2 values"
func _() { var q = f0(); _ = q } // ERROR 20 "f0() (no value) used as value"
func _() { var q = f2(); _ = q } // ERROR 20 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { var q, w = f1(); _, _ = q, w } // ERROR 23 "assignment mismatch: 2 variables but f1 returns 1 value"
func _() { var q, w int = f2(); _, _ = q, w } // ERROR 27 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
func _() { var q, w int = 1; _, _ = q, w } // ERROR 27 "assignment mismatch: 2 variables but 1 value"
func _() { var q int = 1, 2; _ = q } // ERROR 27 "extra init expr 2"
func _() { i += "a" } // ERROR 12 "invalid operation: i += \"a\" (mismatched types int and untyped string)"
func _() { i += 1.5 } // ERROR 17 "1.5 (untyped float constant) truncated to int"
func _() { i += f } // ERROR 12 "invalid operation: i += f (mismatched types int and float64)"
func _() { s += 1 } // ERROR 12 "invalid operation: s += 1 (mismatched types string and untyped int)"
func _() { s -= "a" } // ERROR 12 "invalid operation: operator - not defined on s (variable of type string)"
func _() { b += true } // ERROR 12 "invalid operation: operator + not defined on b (variable of type bool)"
func _() { b &= true } // ERROR 12 "invalid operation: operator & not defined on b (variable of type bool)"
func _() { i <<= 1.0; i <<= 1.5; i <<= -1; i <<= s; i <<= u; f <<= 1 } // ERROR 29 "1.5 (untyped float constant) truncated to uint" 40 "invalid operation: negative shift count -1 (untyped int constant)" 50 "invalid operation: shift count s (variable of type string) must be integer" 62 "invalid operation: shifted operand f (variable of type float64) must be integer"
func _() { i /= 0; f /= 0; i %= 0; f %= 2 } // ERROR 17 "invalid operation: division by zero" 36 "invalid operation: operator % not defined on f (variable of type float64)"
func _() { e += 1 } // ERROR 12 "invalid operation: e += 1 (mismatched types any and untyped int)"
func _() { p += 1 } // ERROR 12 "invalid operation: p += 1 (mismatched types *T and untyped int)"
func _() { u8 += 256; u8 += 255; u8 -= -1 } // ERROR 18 "256 (untyped int constant) overflows uint8" 40 "-1 (untyped int constant) overflows uint8"
func _() { undef30 += 1 } // ERROR 12 "undefined: undef30"
func _() { i += undef31 } // ERROR 17 "undefined: undef31"
func _() { _ += 1 } // ERROR 12 "cannot use _ as value or type"
func _() { _++ } // ERROR 12 "cannot use _ as value or type"
func _() { i++; f++; c++; s++; b++; p++; e++; u8--; x++ } // ERROR 27 "invalid operation: s++ (non-numeric type string)" 32 "invalid operation: b++ (non-numeric type bool)" 37 "invalid operation: p++ (non-numeric type *T)" 42 "invalid operation: e++ (non-numeric type any)" 53 "invalid operation: x++ (non-numeric type T)"
func _() { 1++ } // ERROR 12 "cannot assign to 1 (neither addressable nor a map index expression)"
func _() { f1()++ } // ERROR 12 "cannot assign to f1() (neither addressable nor a map index expression)"
func _() { m["a"]++; arr[0]++; s[0]++; x.a++; f2().a++ } // ERROR 32 "cannot assign to s[0] (neither addressable nor a map index expression)" 47 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { undef32++ } // ERROR 12 "undefined: undef32"
