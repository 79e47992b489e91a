// Built-ins, pointers, channels, elided literals, go and defer: a function for each fault.
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
func _() { _ = T{a: {1}} } // ERROR 21 "missing type in composite literal"
func _() { _ = T{{1}, 2, nil} } // ERROR 18 "missing type in composite literal"
func _() { _ = T{a: {undef1}} } // ERROR 21 "missing type in composite literal" 22 "undefined: undef1"
func _() { _ = []int{{1}} } // ERROR 22 "invalid composite literal element type int"
func _() { _ = []int{{}} } // ERROR 22 "invalid composite literal element type int"
func _() { _ = map[string]int{"a": {1}} } // ERROR 36 "invalid composite literal element type int"
func _() { _ = []*int{{1}} } // ERROR 23 "invalid composite literal element type *int"
func _() { _ = [][]int{{1}, {2}} }
func _() { _ = []any{{1}} } // ERROR 22 "invalid composite literal element type any"
func _() { _ = ~1 } // ERROR 16 "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)"
func _() { _ = ~1.5 } // ERROR 16 "cannot use ~ outside of interface or type constraint"
func _() { _ = ~"a" } // ERROR 16 "cannot use ~ outside of interface or type constraint"
func _() { _ = ~i } // ERROR 16 "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)"
func _() { _ = ~f } // ERROR 16 "cannot use ~ outside of interface or type constraint"
func _() { _ = ~undef } // ERROR 17 "undefined: undef"
func _() { _ = ~int } // ERROR 17 "int (type) is not an expression"
func _() { _ = -int } // ERROR 17 "int (type) is not an expression"
func _() { _ = !nil } // ERROR 17 "invalid operation: operator ! not defined on nil"
func _() { _ = -nil } // ERROR 17 "invalid operation: operator - not defined on nil"
func _() { _ = *copy } // ERROR 17 "invalid operation: cannot indirect copy (built-in)"
func _() { _ = *nil } // ERROR 17 "invalid operation: cannot indirect nil"
func _() { _ = *int } // ERROR 16 "*int (type) is not an expression"
func _() { _ = *1 } // ERROR 17 "invalid operation: cannot indirect 1 (untyped int constant)"
func _() { _ = *f0 } // ERROR 17 "invalid operation: cannot indirect f0 (value of type func())"
func _() { _ = *f0() } // ERROR 17 "f0() (no value) used as value or type"
func _() { _ = &1 } // ERROR 17 "invalid operation: cannot take address of 1 (untyped int constant)"
func _() { _ = &f1() } // ERROR 17 "invalid operation: cannot take address of f1() (value of type int)"
func _() { _ = &int } // ERROR 17 "int (type) is not an expression"
func _() { _ = &nil } // ERROR 17 "invalid operation: cannot take address of nil"
func _() { _ = &m["a"] } // ERROR 17 "invalid operation: cannot take address of m[\"a\"] (map index expression of type int)"
func _() { _ = &(x) }
func _() { _ = &T{} }
func _() { _ = &(T{}) }
func _() { _ = &s[0] } // ERROR 17 "invalid operation: cannot take address of s[0] (value of type byte)"
func _() { _ = &i+1 } // ERROR 16 "invalid operation: &i + 1 (mismatched types *int and untyped int)"
func _() { _ = &print } // ERROR 17 "print (built-in) must be called"
func _() { _ = <-i } // ERROR 18 "invalid operation: cannot receive from non-channel int i (variable of type int)"
func _() { _ = <-sch } // ERROR 18 "invalid operation: cannot receive from send-only channel chan<- int sch (variable of type chan<- int)"
func _() { _ = <-nil } // ERROR 18 "invalid operation: cannot receive from non-channel untyped nil nil"
func _() { _ = <-undef } // ERROR 18 "undefined: undef"
func _() { i <- 1 } // ERROR 12 "invalid operation: cannot send to non-channel int i (variable of type int)"
func _() { rch <- 1 } // ERROR 12 "invalid operation: cannot send to receive-only channel <-chan int rch (variable of type <-chan int)"
func _() { ch <- "a" } // ERROR 18 "cannot use \"a\" (untyped string constant) as int value in send"
func _() { ch <- undef } // ERROR 18 "undefined: undef"
func _() { undef <- undef2 } // ERROR 12 "undefined: undef" 21 "undefined: undef2"
func _() { i <- undef3 } // ERROR 17 "undefined: undef3"
func _() { ch <- f2() } // ERROR 18 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { ch <- f0() } // ERROR 18 "f0() (no value) used as value"
func _() { nil <- 1 } // ERROR 12 "invalid operation: cannot send to non-channel untyped nil nil"
func _() { make(print, undef1) } // ERROR 17 "print (built-in function) is not a type"
func _() { _ = make(undef2, undef3) } // ERROR 21 "undefined: undef2"
func _() { _ = make(int, undef4) } // ERROR 21 "invalid argument: cannot make int: type must be slice, map, or channel"
func _() { _ = make([]int) } // ERROR 16 "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
func _() { _ = make([]int, "a") } // ERROR 28 "cannot convert \"a\" (untyped string constant) to type int"
func _() { _ = make([]int, -1) } // ERROR 28 "invalid argument: index -1 (constant of type int) must not be negative"
func _() { _ = make([]int, 1.5) } // ERROR 28 "1.5 (untyped float constant) truncated to int"
func _() { _ = make([]int, 2, 1) } // ERROR 28 "invalid argument: length and capacity swapped"
func _() { _ = make([]int, 1, 2, 3) } // ERROR 16 "invalid operation: make([]int, 1, 2, 3) expects 2 or 3 arguments; found 4"
func _() { _ = make([]int, f) } // ERROR 28 "invalid argument: index f (variable of type float64) must be integer"
func _() { _ = make([]int, 1e3) }
func _() { _ = make([]int, 1<<63) } // ERROR 28 "1 << 63 (untyped int constant 9223372036854775808) overflows int"
func _() { _ = make(map[string]int, "a") } // ERROR 37 "cannot convert \"a\" (untyped string constant) to type int"
func _() { _ = make(chan int, -1) } // ERROR 31 "invalid argument: index -1 (constant of type int) must not be negative"
func _() { _ = make(T) } // ERROR 21 "invalid argument: cannot make T: type must be slice, map, or channel"
func _() { _ = make([3]int) } // ERROR 21 "invalid argument: cannot make [3]int: type must be slice, map, or channel"
func _() { _ = make() } // ERROR 16 "invalid operation: not enough arguments for make() (expected 1, found 0)"
func _() { _ = make(1) } // ERROR 21 "1 is not a type"
func _() { _ = make([]int, int) } // ERROR 28 "int (type) is not an expression"
func _() { _ = new() } // ERROR 16 "invalid operation: not enough arguments for new() (expected 1, found 0)"
func _() { _ = new(1) }
func _() { _ = new(nil) } // ERROR 20 "use of untyped nil in argument to new"
func _() { _ = new(undef5) } // ERROR 20 "undefined: undef5"
func _() { _ = new(int, 1) } // ERROR 16 "invalid operation: too many arguments for new(int, 1) (expected 1, found 2)"
func _() { _ = new(f0()) } // ERROR 20 "f0() (no value) used as value or type"
func _() { _ = new(f2()) } // ERROR 20 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { _ = new("a"+1) } // ERROR 20 "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"
func _() { new(int) } // ERROR 12 "new(int) (value of type *int) is not used"
func _() { _ = len() } // ERROR 16 "invalid operation: not enough arguments for len() (expected 1, found 0)"
func _() { _ = len(1) } // ERROR 20 "invalid argument: 1 (untyped int constant) for built-in len"
func _() { _ = len(s, s) } // ERROR 16 "invalid operation: too many arguments for len(s, s) (expected 1, found 2)"
func _() { _ = len(nil) } // ERROR 20 "invalid argument: nil for built-in len"
func _() { _ = len(x) } // ERROR 20 "invalid argument: x (variable of struct type T) for built-in len"
func _() { _ = len(f2()) } // ERROR 16 "invalid operation: too many arguments for len(f2()) (expected 1, found 2)"
func _() { _ = len(undef6) } // ERROR 20 "undefined: undef6"
func _() { len(s) } // ERROR 12 "len(s) (value of type int) is not used"
func _() { _ = cap(s) } // ERROR 20 "invalid argument: s (variable of type string) for built-in cap"
func _() { _ = cap(m) } // ERROR 20 "invalid argument: m (variable of type map[string]int) for built-in cap"
func _() { _ = cap(arr, 1) } // ERROR 16 "invalid operation: too many arguments for cap(arr, 1) (expected 1, found 2)"
func _() { append(is, 1) } // ERROR 12 "append(is, 1) (value of type []int) is not used"
func _() { _ = append() } // ERROR 16 "invalid operation: not enough arguments for append() (expected 1, found 0)"
func _() { _ = append(1) } // ERROR 23 "invalid append: argument must be a slice; have 1 (untyped int constant)"
func _() { _ = append(nil, 1) } // ERROR 23 "invalid append: argument must be a slice; have untyped nil"
func _() { _ = append(is) }
func _() { _ = append(is, "a") } // ERROR 27 "cannot use \"a\" (untyped string constant) as int value in argument to append"
func _() { _ = append(is, is) } // ERROR 27 "cannot use is (variable of type []int) as int value in argument to append"
func _() { _ = append(is, is...) }
func _() { _ = append(is, bs...) } // ERROR 27 "cannot use bs (variable of type []byte) as []int value in argument to append"
func _() { _ = append(bs, s...) }
func _() { _ = append(bs, 'a', "b") } // ERROR 32 "cannot use \"b\" (untyped string constant) as byte value in argument to append"
func _() { _ = append(bs, "b") } // ERROR 27 "cannot use \"b\" (untyped string constant) as byte value in argument to append"
func _() { _ = append(is, 1, is...) } // ERROR 30 "too many arguments in call to append\n\thave ([]int, number, []int...)\n\twant ([]int, ...int)"
func _() { _ = append(undef7, 1) } // ERROR 23 "undefined: undef7"
func _() { _ = append(is, undef8) } // ERROR 27 "undefined: undef8"
func _() { _ = append(is, f2()) } // ERROR 27 "multiple-value f2() (value of type (int, string)) in single-value context"
func _() { _ = append(x, 1) } // ERROR 23 "invalid append: argument must be a slice; have x (variable of struct type T)"
func _() { _ = append(arr, 1) } // ERROR 23 "invalid append: argument must be a slice; have arr (variable of type [3]int)"
func _() { copy(is) } // ERROR 12 "invalid operation: not enough arguments for copy(is) (expected 2, found 1)"
func _() { copy(is, bs) } // ERROR 17 "invalid copy: arguments is (variable of type []int) and bs (variable of type []byte) have different element types int and byte"
func _() { copy(bs, s) }
func _() { copy(s, bs) } // ERROR 17 "invalid copy: argument must be a slice; have s (variable of type string)"
func _() { copy(1, 2) } // ERROR 17 "invalid copy: argument must be a slice; have 1 (untyped int constant)"
func _() { copy(is, is, is) } // ERROR 12 "invalid operation: too many arguments for copy(is, is, is) (expected 2, found 3)"
func _() { copy(nil, is) } // ERROR 17 "invalid copy: argument must be a slice; have untyped nil"
func _() { copy(arr, is) } // ERROR 17 "invalid copy: argument must be a slice; have arr (variable of type [3]int)"
func _() { delete(m) } // ERROR 12 "invalid operation: not enough arguments for delete(m) (expected 2, found 1)"
func _() { delete(m, 1) } // ERROR 22 "cannot use 1 (untyped int constant) as string value in argument to delete"
func _() { delete(m, "a", "b") } // ERROR 12 "invalid operation: too many arguments for delete(m, \"a\", \"b\") (expected 2, found 3)"
func _() { delete(is, 1) } // ERROR 19 "invalid argument: is (variable of type []int) is not a map"
func _() { delete(nil, 1) } // ERROR 19 "invalid argument: nil is not a map"
func _() { clear(1) } // ERROR 18 "invalid argument: cannot clear 1 (untyped int constant): argument must be (or constrained by) map or slice"
func _() { clear(m); clear(is) }
func _() { clear(arr) } // ERROR 18 "invalid argument: cannot clear arr (variable of type [3]int): argument must be (or constrained by) map or slice"
func _() { clear() } // ERROR 12 "invalid operation: not enough arguments for clear() (expected 1, found 0)"
func _() { clear(m, is) } // ERROR 12 "invalid operation: too many arguments for clear(m, is) (expected 1, found 2)"
func _() { close(1) } // ERROR 18 "invalid operation: cannot close non-channel 1 (untyped int constant)"
func _() { close(rch) } // ERROR 18 "invalid operation: cannot close receive-only channel rch (variable of type <-chan int)"
func _() { close(ch, ch) } // ERROR 12 "invalid operation: too many arguments for close(ch, ch) (expected 1, found 2)"
func _() { close() } // ERROR 12 "invalid operation: not enough arguments for close() (expected 1, found 0)"
func _() { close(nil) } // ERROR 18 "invalid operation: cannot close non-channel nil"
func _() { panic() } // ERROR 12 "invalid operation: not enough arguments for panic() (expected 1, found 0)"
func _() { panic(1, 2) } // ERROR 12 "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)"
func _() { panic(f0()) } // ERROR 18 "f0() (no value) used as value"
func _() { panic(nil) }
func _() { _ = panic(1) } // ERROR 16 "panic(1) (no value) used as value"
func _() { print(f0()) } // ERROR 18 "f0() (no value) used as value"
func _() { print(int) } // ERROR 18 "int (type) is not an expression"
func _() { print(nil) } // ERROR 18 "use of untyped nil in argument to built-in print"
func _() { println(f2()) }
func _() { println(1<<70) } // ERROR 20 "cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in argument to built-in println (overflows)"
func _() { println(1<<70<<i) } // ERROR 20 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
func _() { println(1.5<<i) } // ERROR 20 "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
func _() { println(1.0<<i) } // ERROR 20 "invalid operation: shifted operand 1.0 (type float64) must be integer"
func _() { println("a"<<i) } // ERROR 20 "invalid operation: shifted operand \"a\" (untyped string constant) must be integer"
func _() { print(x) }
func _() { recover(1) } // ERROR 12 "invalid operation: too many arguments for recover(1) (expected 0, found 1)"
func _() { recover() }
func _() { _ = recover } // ERROR 16 "recover (built-in) must be called"
func _() { r := recover(); r = r + 1 } // ERROR 32 "invalid operation: r + 1 (mismatched types interface{} and untyped int)"
func _() { _ = min() } // ERROR 16 "invalid operation: not enough arguments for min() (expected 1, found 0)"
func _() { _ = min(1, "a") } // ERROR 23 "invalid argument: mismatched types untyped int (previous argument) and untyped string (type of \"a\")"
func _() { _ = min(i, f) } // ERROR 23 "invalid argument: mismatched types int (previous argument) and float64 (type of f)"
func _() { _ = min(1, 2.5, 'a') }
func _() { _ = min(x) } // ERROR 20 "invalid argument: x (variable of struct type T) cannot be ordered"
func _() { _ = min(true) } // ERROR 20 "invalid argument: true (untyped bool constant) cannot be ordered"
func _() { _ = min(c) } // ERROR 20 "invalid argument: c (variable of type complex128) cannot be ordered"
func _() { _ = min(s, "a") }
func _() { _ = min(is...) } // ERROR 16 "invalid operation: invalid use of ... with built-in min"
func _() { _ = max(1, undef9) } // ERROR 23 "undefined: undef9"
func _() { min(1, 2) } // ERROR 12 "min(1, 2) (untyped int constant 1) is not used"
func _() { _ = complex(1) } // ERROR 16 "invalid operation: not enough arguments for complex(1) (expected 2, found 1)"
func _() { _ = complex(1, 2, 3) } // ERROR 16 "invalid operation: too many arguments for complex(1, 2, 3) (expected 2, found 3)"
func _() { _ = complex(f, f32) } // ERROR 24 "invalid operation: complex(f, f32) (mismatched types float64 and float32)"
func _() { _ = complex(1, "a") } // ERROR 24 "invalid operation: complex(1, \"a\") (mismatched types untyped float and untyped string)"
func _() { _ = complex(i, i) } // ERROR 24 "invalid argument: arguments have type int, expected floating-point"
func _() { _ = complex(f, 1) }
func _() { _ = complex(f32, 1e100) } // ERROR 29 "1e100 (untyped float constant 1e+100) overflows float32"
func _() { _ = complex(f2()) } // ERROR 24 "invalid operation: complex(f2()) (mismatched types int and string)"
func _() { _ = real(1) }
func _() { _ = real(f) } // ERROR 21 "invalid argument: argument has type float64, expected complex type"
func _() { _ = real("a") } // ERROR 21 "invalid argument: argument has type untyped string, expected complex type"
func _() { _ = real(c, c) } // ERROR 16 "invalid operation: too many arguments for real(c, c) (expected 1, found 2)"
func _() { _ = imag() } // ERROR 16 "invalid operation: not enough arguments for imag() (expected 1, found 0)"
func _() { _ = imag(2i) }
func _() { var z int = real(2i); _ = z }
func _() { var z int = real(2.5i); _ = z }
func _() { _ = len(int) } // ERROR 20 "int (type) is not an expression"
func _() { _ = len(arr[:]) }
func _() { const k = len(arr); _ = k }
func _() { const k = len(is); _ = k } // ERROR 22 "len(is) (value of type int) is not constant"
func _() { const k = len("abc"); var q [k]int; q[3] = 1 } // ERROR 50 "invalid argument: index 3 out of bounds [0:3]"
func _() { const k = len([3]int{}); _ = k }
func _() { const k = len([1]int{f1()}); _ = k } // ERROR 22 "len([1]int{…}) (value of type int) is not constant"
func _() { const k = cap(arr); _ = k }
func _() { const k = real(3i); _ = k }
func _() { const k = min(1, 2); _ = k }
func _() { defer len(s) } // ERROR 18 "defer discards result of len(s) (value of type int)"
func _() { defer append(is, 1) } // ERROR 18 "defer discards result of append(is, 1) (value of type []int)"
func _() { defer recover() }
func _() { defer panic(1) }
func _() { go print(1) }
func _() { defer int(1) } // ERROR 18 "defer requires function call, not conversion int(1) (constant 1 of type int)"
func _() { defer new(int) } // ERROR 18 "defer discards result of new(int) (value of type *int)"
func _() { defer f0 } // ERROR 18 "expression in defer must be function call"
func _() { defer (f0()) } // ERROR 18 "expression in defer must not be parenthesized"
func _() { defer func() {} } // ERROR 18 "expression in defer must be function call"
func _() { go f1() }
func _() { defer 1 } // ERROR 18 "expression in defer must be function call"
func _() { defer print } // ERROR 18 "expression in defer must be function call"
func _() { defer complex(1, 2) } // ERROR 18 "defer discards result of complex(1, 2) (untyped complex constant (1 + 2i))"
func _() { defer copy(bs, s) }
func _() { defer undef10() } // ERROR 18 "undefined: undef10"
func _() { go x.M } // ERROR 15 "expression in go must be function call"
func _() { defer T.M(x) }
