package p

import "unsafe"

type M map[string]int
type T struct {
	a int
	b string
	E
	*P
}
type E struct{ e int }
type P struct{ pp int }

func (T) meth() {}
func two() (int, int) { return 1, 2 }
func sli() ([]int, int) { return nil, 1 }

func _[Q any, R []int | string, C chan int | <-chan int, Z int | float64](q Q, r R, ch C, z Z) {
	var sl []int
	var ar [3]int
	var pa *[3]int
	var m M
	var s string
	var i int
	var f float64
	var f32 float32
	var c complex128
	var bs []byte
	var ro <-chan int
	var so chan<- int
	var e any
	var p *int
	var up unsafe.Pointer
	var t T

	_ = append() // ERROR 6 "invalid operation: not enough arguments for append() (expected 1, found 0)"
	_ = append(sl)
	_ = append(sl, 1, 2)
	_ = append(sl, "a") // ERROR 17 "cannot use \"a\" (untyped string constant) as int value in argument to append"
	_ = append(sl, sl) // ERROR 17 "cannot use sl (variable of type []int) as int value in argument to append"
	_ = append(sl, sl...)
	_ = append(sl, 1, sl...) // ERROR 20 "too many arguments in call to append\n\thave ([]int, number, []int...)\n\twant ([]int, ...int)"
	_ = append(sl, s...) // ERROR 17 "cannot use s (variable of type string) as []int value in argument to append"
	_ = append(bs, s...)
	_ = append(bs, "abc"...)
	_ = append(bs, 1.5) // ERROR 17 "cannot use 1.5 (untyped float constant) as byte value in argument to append (truncated)"
	_ = append(nil, 1) // ERROR 13 "invalid append: argument must be a slice; have untyped nil"
	_ = append(i, 1) // ERROR 13 "invalid append: argument must be a slice; have i (variable of type int)"
	_ = append(ar, 1) // ERROR 13 "invalid append: argument must be a slice; have ar (variable of type [3]int)"
	_ = append(two()) // ERROR 13 "invalid append: argument must be a slice; have 1st function result (value of type int)"
	_ = append(sli())
	_ = append([]int, 1) // ERROR 13 "[]int (type) is not an expression"
	append(sl, 1) // ERROR 2 "append(sl, 1) (value of type []int) is not used"
	_ = cap(sl) + cap(ar) + cap(pa) + cap(ro)
	_ = cap(m) // ERROR 10 "invalid argument: m (variable of map type M) for built-in cap"
	_ = cap(s) // ERROR 10 "invalid argument: s (variable of type string) for built-in cap"
	_ = cap() // ERROR 6 "invalid operation: not enough arguments for cap() (expected 1, found 0)"
	_ = cap(sl, sl) // ERROR 6 "invalid operation: too many arguments for cap(sl, sl) (expected 1, found 2)"
	_ = len(s) + len(m) + len(ro)
	_ = len(i) // ERROR 10 "invalid argument: i (variable of type int) for built-in len"
	_ = len(p) // ERROR 10 "invalid argument: p (variable of type *int) for built-in len"
	_ = len(nil) // ERROR 10 "invalid argument: nil for built-in len"
	_ = len(int) // ERROR 10 "int (type) is not an expression"
	_ = len(q) // ERROR 10 "invalid argument: q (variable of type Q constrained by any) for built-in len"
	_ = len(r)
	_ = len(sl...) // ERROR 6 "invalid operation: invalid use of ... with built-in len"
	const _ = len("abc")
	const _ = len(ar)
	const _ = len(sl) // ERROR 12 "len(sl) (value of type int) is not constant"
	const _ = len([2]int{i, i})
	const _ = len([2]int{f2(), 2}) // ERROR 12 "len([2]int{…}) (value of type int) is not constant"
	clear(sl)
	clear(m)
	clear(s) // ERROR 8 "invalid argument: cannot clear s (variable of type string): argument must be (or constrained by) map or slice"
	clear(ar) // ERROR 8 "invalid argument: cannot clear ar (variable of type [3]int): argument must be (or constrained by) map or slice"
	_ = clear(m) // ERROR 6 "clear(m) (no value) used as value"
	close(ro) // ERROR 8 "invalid operation: cannot close receive-only channel ro (variable of type <-chan int)"
	close(so)
	close(i) // ERROR 8 "invalid operation: cannot close non-channel i (variable of type int)"
	close(ch) // ERROR 8 "invalid operation: cannot close receive-only channel ch (variable of type C constrained by chan int | <-chan int)"
	close(nil) // ERROR 8 "invalid operation: cannot close non-channel nil"
	_ = close(so) // ERROR 6 "close(so) (no value) used as value"
	_ = complex(1, 2)
	_ = complex(f, f)
	_ = complex(f, f32) // ERROR 14 "invalid operation: complex(f, f32) (mismatched types float64 and float32)"
	_ = complex(f, 1)
	_ = complex(1, "a") // ERROR 14 "invalid operation: complex(1, \"a\") (mismatched types untyped float and untyped string)"
	_ = complex(i, i) // ERROR 14 "invalid argument: arguments have type int, expected floating-point"
	_ = complex(s, s) // ERROR 14 "invalid argument: arguments have type string, expected floating-point"
	_ = complex(1) // ERROR 6 "invalid operation: not enough arguments for complex(1) (expected 2, found 1)"
	_ = complex(c, c) // ERROR 14 "invalid argument: arguments have type complex128, expected floating-point"
	_ = complex(two()) // ERROR 14 "invalid argument: arguments have type int, expected floating-point"
	_ = real(c) + imag(c)
	_ = real(1)
	_ = real(f) // ERROR 11 "invalid argument: argument has type float64, expected complex type"
	_ = real(s) // ERROR 11 "invalid argument: argument has type string, expected complex type"
	_ = imag(2i) + 1
	var _ float32 = real(1 + 2i)
	copy(sl, sl)
	copy(bs, s)
	copy(s, bs) // ERROR 7 "invalid copy: argument must be a slice; have s (variable of type string)"
	copy(sl, bs) // ERROR 7 "invalid copy: arguments sl (variable of type []int) and bs (variable of type []byte) have different element types int and byte"
	copy(sl, 1) // ERROR 11 "invalid copy: argument must be a slice; have 1 (untyped int constant)"
	copy(ar, sl) // ERROR 7 "invalid copy: argument must be a slice; have ar (variable of type [3]int)"
	copy(sl) // ERROR 2 "invalid operation: not enough arguments for copy(sl) (expected 2, found 1)"
	_ = copy(sl, sl)
	delete(m, "a")
	delete(m, 1) // ERROR 12 "cannot use 1 (untyped int constant) as string value in argument to delete"
	delete(sl, 1) // ERROR 9 "invalid argument: sl (variable of type []int) is not a map"
	delete(m) // ERROR 2 "invalid operation: not enough arguments for delete(m) (expected 2, found 1)"
	_ = delete(m, "a") // ERROR 6 "delete(m, \"a\") (no value) used as value"
	_ = make([]int) // ERROR 6 "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = make([]int, 1)
	_ = make([]int, 1, 2)
	_ = make([]int, 2, 1) // ERROR 18 "invalid argument: length and capacity swapped"
	_ = make([]int, -1) // ERROR 18 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = make([]int, "a") // ERROR 18 "cannot convert \"a\" (untyped string constant) to type int"
	_ = make([]int, 1.0)
	_ = make([]int, 1.5) // ERROR 18 "1.5 (untyped float constant) truncated to int"
	_ = make([]int, f) // ERROR 18 "invalid argument: index f (variable of type float64) must be integer"
	_ = make([]int, 1, 2, 3) // ERROR 6 "invalid operation: make([]int, 1, 2, 3) expects 2 or 3 arguments; found 4"
	_ = make(M)
	_ = make(M, 1)
	_ = make(M, 1, 2) // ERROR 6 "invalid operation: make(M, 1, 2) expects 1 or 2 arguments; found 3"
	_ = make(chan int, 1)
	_ = make(int) // ERROR 11 "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make([3]int) // ERROR 11 "invalid argument: cannot make [3]int: type must be slice, map, or channel"
	_ = make(1) // ERROR 11 "1 is not a type"
	_ = make() // ERROR 6 "invalid operation: not enough arguments for make() (expected 1, found 0)"
	_ = make(*[]int, 1) // ERROR 11 "invalid argument: cannot make *[]int: type must be slice, map, or channel"
	_ = make([]int, 1<<70) // ERROR 18 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	make([]int, 1) // ERROR 2 "make([]int, 1) (value of type []int) is not used"
	_ = max(1, 2.5)
	_ = max(i, 2.5) // ERROR 13 "2.5 (untyped float constant) truncated to int"
	_ = max(i, f) // ERROR 13 "invalid argument: mismatched types int (previous argument) and float64 (type of f)"
	_ = max("a", "b")
	_ = max("a", 1) // ERROR 15 "invalid argument: mismatched types untyped string (previous argument) and untyped int (type of 1)"
	_ = max(c) // ERROR 10 "invalid argument: c (variable of type complex128) cannot be ordered"
	_ = max(sl) // ERROR 10 "invalid argument: sl (variable of type []int) cannot be ordered"
	_ = max() // ERROR 6 "invalid operation: not enough arguments for max() (expected 1, found 0)"
	_ = min(1)
	_ = min(i, 1, 2)
	_ = min(z, 1)
	_ = min(sl...) // ERROR 6 "invalid operation: invalid use of ... with built-in min"
	const _ = max(1, 2)
	const _ = max(i, 2) // ERROR 12 "max(i, 2) (value of type int) is not constant"
	_ = new(int)
	_ = new(i)
	_ = new(1)
	_ = new("a")
	_ = new(nil) // ERROR 10 "use of untyped nil in argument to new"
	_ = new() // ERROR 6 "invalid operation: not enough arguments for new() (expected 1, found 0)"
	_ = new(int, int) // ERROR 6 "invalid operation: too many arguments for new(int, int) (expected 1, found 2)"
	_ = new(undefined) // ERROR 10 "undefined: undefined"
	var _ *int = new(1.5) // ERROR 15 "cannot use new(1.5) (value of type *float64) as *int value in variable declaration"
	var _ *float64 = new(1.5)
	new(int) // ERROR 2 "new(int) (value of type *int) is not used"
	panic(1)
	panic() // ERROR 2 "invalid operation: not enough arguments for panic() (expected 1, found 0)"
	panic(1, 2) // ERROR 2 "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)"
	_ = panic(1) // ERROR 6 "panic(1) (no value) used as value"
	panic(nil)
	print()
	print(1, "a", e, sl)
	println(nil) // ERROR 10 "use of untyped nil in argument to built-in println"
	println(1 << 70) // ERROR 10 "cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in argument to built-in println (overflows)"
	print(int) // ERROR 8 "int (type) is not an expression"
	_ = recover()
	recover()
	recover(1) // ERROR 2 "invalid operation: too many arguments for recover(1) (expected 0, found 1)"
	_ = recover // ERROR 6 "recover (built-in) must be called"
	_ = unsafe.Sizeof(i)
	_ = unsafe.Sizeof(int) // ERROR 20 "int (type) is not an expression"
	const _ = unsafe.Sizeof(t)
	const _ = unsafe.Sizeof(q) // ERROR 12 "unsafe.Sizeof(q) (value of type uintptr) is not constant"
	_ = unsafe.Sizeof() // ERROR 6 "invalid operation: not enough arguments for unsafe.Sizeof() (expected 1, found 0)"
	_ = unsafe.Offsetof(t.a)
	_ = unsafe.Offsetof(t.e)
	_ = unsafe.Offsetof(t.pp) // ERROR 22 "invalid argument: field pp is embedded via a pointer in T"
	_ = unsafe.Offsetof(t.meth) // ERROR 22 "invalid argument: t.meth is a method value"
	_ = unsafe.Offsetof(t.x) // ERROR 22 "invalid argument: T has no single field x"
	_ = unsafe.Offsetof(i) // ERROR 22 "invalid argument: i is not a selector expression"
	_ = unsafe.Alignof(t.b)
	_ = unsafe.Add(up, 1)
	_ = unsafe.Add(p, 1) // ERROR 17 "cannot use p (variable of type *int) as unsafe.Pointer value in argument to unsafe.Add"
	_ = unsafe.Add(up, "a") // ERROR 21 "cannot convert \"a\" (untyped string constant) to type int"
	_ = unsafe.Slice(p, 1)
	_ = unsafe.Slice(i, 1) // ERROR 19 "invalid argument: i (variable of type int) is not a pointer"
	_ = unsafe.Slice(p, -1) // ERROR 22 "invalid argument: length -1 (constant of type int) must not be negative"
	_ = unsafe.SliceData(sl)
	_ = unsafe.SliceData(s) // ERROR 23 "invalid argument: s (variable of type string) is not a slice"
	_ = unsafe.String(&bs[0], 1)
	_ = unsafe.String(p, 1) // ERROR 20 "cannot use p (variable of type *int) as *byte value in argument to unsafe.String"
	_ = unsafe.StringData(s)
	_ = unsafe.StringData(bs) // ERROR 24 "cannot use bs (variable of type []byte) as string value in argument to unsafe.StringData"
	var arr [unsafe.Sizeof(i)]int = [8]int{}
	_ = arr
	len(s) // ERROR 2 "len(s) (value of type int) is not used"
	cap(sl) // ERROR 2 "cap(sl) (value of type int) is not used"
	complex(1, 2) // ERROR 2 "complex(1, 2) (untyped complex constant (1 + 2i)) is not used"
	real(c) // ERROR 2 "real(c) (value of type float64) is not used"
	max(1, 2) // ERROR 2 "max(1, 2) (untyped int constant 2) is not used"
	unsafe.Sizeof(1) // ERROR 2 "unsafe.Sizeof(1) (constant 8 of type uintptr) is not used"
	var len = 1
	_ = len("a") // ERROR 6 "invalid operation: cannot call len (variable of type int): int is not a function"
}

func f2() int { return 1 }
