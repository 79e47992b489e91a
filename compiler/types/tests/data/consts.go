package p

const (
	a = iota + 1.5
	b
	c string = "x"
	d
	e, f = iota, -iota
	g, h
	_, i
	j = "a" + 1 // ERROR 6 "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"
	k // ERROR 2 "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"
	l = len([3]int{})
	m = len([]int{}) // ERROR 6 "len([]int{}) (value of type int) is not constant"
	n = cap([...]string{"a"})
	o = real(1i)
	p = imag(2.5i) * 2
	q = complex(1, 2)
	r = min(1, 2.5)
	s = max("a", "b")
	t = 'a' + 1
	u = 1 / 2
	v = 1 / 2.0
	w = 7 % 3
	x = 7.0 % 3 // ERROR 6 "invalid operation: operator % not defined on 7.0 (untyped float constant 7)"
	y = 7.5 % 3 // ERROR 6 "invalid operation: operator % not defined on 7.5 (untyped float constant)"
	z = -7 / 2
)
const big1 = 1 << 512 // ERROR 16 "constant shift overflow"
const big2 = 1<<511 + (1<<511 - 1)
const big3 = big2 + 1 // ERROR 19 "constant addition overflow"
const big4 = -1 << 511
const fl1 = 1e1000
const fl2 = fl1 * fl1
const fl3 float64 = fl1 / 1e999
const fl4 float64 = 1e-1000
const fl5 float32 = 1e-46
const fl6 = 0x1p-1074
const fl7 float64 = 1.7976931348623157e308 * 10 // ERROR 21 "cannot use 1.7976931348623157e308 * 10 (untyped float constant 1.79769e+309) as float64 value in constant declaration (overflows)"
const i1 int8 = -128
const i2 = -i1 // ERROR 12 "-i1 (constant 128 of type int8) overflows int8"
const i3 = i1 - 1 // ERROR 12 "i1 - 1 (constant -129 of type int8) overflows int8"
const i4 = ^i1
const i5 = i1 / -1 // ERROR 12 "i1 / -1 (constant 128 of type int8) overflows int8"
const i6 uint8 = ^0 // ERROR 18 "cannot use ^0 (untyped int constant -1) as uint8 value in constant declaration (overflows)"
const i7 = ^uint8(0)
const i8 uint8 = 255 + 1 // ERROR 18 "cannot use 255 + 1 (untyped int constant 256) as uint8 value in constant declaration (overflows)"
const i9 = uint8(255) + 1 // ERROR 12 "uint8(255) + 1 (constant 256 of type uint8) overflows uint8"
const i10 = uint8(1) << 8 // ERROR 13 "uint8(1) << 8 (constant 256 of type uint8) overflows uint8"
const i11 = uint8(1) << 7 >> 7
const i12 = int64(1) << 63 // ERROR 13 "int64(1) << 63 (constant 9223372036854775808 of type int64) overflows int64"
const i13 uint = 1 << 64 // ERROR 18 "cannot use 1 << 64 (untyped int constant 18446744073709551616) as uint value in constant declaration (overflows)"
const i14 = uint64(1<<64 - 1)
const i15 int = 1.0
const i16 int = 1.1 // ERROR 17 "cannot use 1.1 (untyped float constant) as int value in constant declaration (truncated)"
const i17 = int(1.0)
const i18 = int(1.1) // ERROR 17 "cannot convert 1.1 (untyped float constant) to type int"
const i19 = 1.0 << 3
const i20 = 1.5 << 3 // ERROR 13 "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
const i21 = 1 << 3.0
const i22 = 1 << 3.5 // ERROR 18 "3.5 (untyped float constant) truncated to uint"
const i23 = "a" << 1 // ERROR 13 "invalid operation: shifted operand \"a\" (untyped string constant) must be integer"
const i24 = 1 << "a" // ERROR 18 "cannot convert \"a\" (untyped string constant) to type uint"
const i25 = 1 >> 1000
const i26 = -1 >> 1000
const b1 = 1 < 2
const b2 bool = 1 < 2.5
const b3 = "a" < "b" && true
const b4 = !b3 || 1 == 1.0
const b5 = 'a' == 97
const b6 = 1i == 1
const b7 = 1i < 1 // ERROR 12 "invalid operation: 1i < 1 (operator < not defined on untyped complex)"
const b8 = "a" == 1 // ERROR 19 "invalid operation: \"a\" == 1 (mismatched types untyped string and untyped int)"
const b9 int = true // ERROR 16 "cannot use true (untyped bool constant) as int value in constant declaration"
const s1 = string(65)
const s2 = string('a') + "b"
const s3 = "abc"[0] // ERROR 12 "\"abc\"[0] (value of type byte) is not constant"
const s4 = len("abc"[0:1]) // ERROR 12 "len(\"abc\"[0:1]) (value of type int) is not constant"
const s5 byte = "a"[0] // ERROR 17 "\"a\"[0] (value of type byte) is not constant"
const s6 = "a" + 'b' // ERROR 12 "invalid operation: \"a\" + 'b' (mismatched types untyped string and untyped rune)"
const s7 = string(-1)
const s8 = string(1.0) // ERROR 19 "cannot convert 1.0 (untyped float constant 1) to type string"
const c1 = 1 + 2i
const c2 complex64 = 1e40 // ERROR 22 "cannot use 1e40 (untyped float constant 1e+40) as complex64 value in constant declaration (overflows)"
const c3 = c1 * c1 / c1
const c4 float64 = c1 // ERROR 20 "cannot use c1 (untyped complex constant (1 + 2i)) as float64 value in constant declaration (overflows)"
const c5 float64 = 1 + 0i
const c6 int = 2 + 0i
const c7 = int(3 + 0i)
const c8 = float32(1i) // ERROR 20 "cannot convert 1i (untyped complex constant (0 + 1i)) to type float32"
const f1 = float32(0.1)
const f2 float64 = f1 // ERROR 20 "cannot use f1 (constant 0.1 of type float32) as float64 value in constant declaration"
const f3 = f1 == 0.1
const f4 = float64(f1) == 0.1
const d1 = 1 / 0 // ERROR 16 "invalid operation: division by zero"
const d2 = 1.0 / 0 // ERROR 18 "invalid operation: division by zero"
const d3 = 1 % 0 // ERROR 16 "invalid operation: division by zero"
const d4 = 1 / 0.0 // ERROR 16 "invalid operation: division by zero"
const d5 = 1i / 0 // ERROR 17 "invalid operation: division by zero"
const n1 = nil // ERROR 12 "nil is not constant"
const n2 = func1() // ERROR 12 "func1() (value of type int) is not constant"
const n3 = var1 // ERROR 12 "var1 (variable of type int) is not constant"
const n4 []int = nil // ERROR 10 "invalid constant type []int"
const n5 struct{} = struct{}{} // ERROR 10 "invalid constant type struct{}"
const n6 error = nil // ERROR 10 "invalid constant type error"
const n7 = undefined // ERROR 12 "undefined: undefined"
const n8 = n8 // ERROR 7 "initialization cycle: n8 refers to itself"
const n9 = n10 // ERROR 7 "initialization cycle for n9\n\tx.go:108:7: n9 refers to n10\n\tx.go:109:7: n10 refers to n9"
const n10 = n9
const n11 = int // ERROR 13 "int (type) is not an expression"
const n12 = unsafe.Sizeof(1) // ERROR 13 "undefined: unsafe"
const n13 = iota
const n14 MyInt = 300
const n15 MyInt8 = 300 // ERROR 20 "cannot use 300 (untyped int constant) as MyInt8 value in constant declaration (overflows)"
const n16 = MyInt8(100) + 100 // ERROR 13 "MyInt8(100) + 100 (constant 200 of int8 type MyInt8) overflows int8"
const n17 = MyInt8(100) * 2 // ERROR 13 "MyInt8(100) * 2 (constant 200 of int8 type MyInt8) overflows int8"
const n18 = MyInt(1) + MyInt8(1) // ERROR 13 "invalid operation: MyInt(1) + MyInt8(1) (mismatched types MyInt and MyInt8)"
const n19 = MyInt(1) + 1.0
const n20 = MyInt(1) + 1.5 // ERROR 24 "1.5 (untyped float constant) truncated to int"
const n21 MyStr = "a" + "b"
const n22 = MyStr("a") + n21
const n23 = MyBool(1 < 2)
const n24 MyBool = n23 && true
const n25 bool = n23 // ERROR 18 "cannot use n23 (constant true of bool type MyBool) as bool value in constant declaration"

type MyInt int
type MyInt8 int8
type MyStr string
type MyBool bool

var var1 = 1

func func1() int { return 1 }

func _() {
	var i int = a // ERROR 14 "cannot use a (untyped float constant 1.5) as int value in variable declaration (truncated)"
	var f float32 = a
	var by byte = c // ERROR 16 "cannot use c (constant \"x\" of type string) as byte value in variable declaration"
	var u8 uint8 = i11
	u8 = i10
	i = big2 // ERROR 6 "cannot use big2 (untyped int constant 13407807929942597099574024998205846127479365820592393377723561443721764030073546976801874298166903427690031858186486050853753882811946569946433649006084095) as int value in assignment (overflows)"
	f = fl1 // ERROR 6 "cannot use fl1 (untyped float constant 1e+1000) as float32 value in assignment (overflows)"
	_ = big1 / big1
	_ = float64(big2)
	_ = int(big2) // ERROR 10 "constant 13407807929942597099574024998205846127479365820592393377723561443721764030073546976801874298166903427690031858186486050853753882811946569946433649006084095 overflows int"
	const local = i // ERROR 16 "i (variable of type int) is not constant"
	const (
		l1 = iota
		l2 = "a" + iota // ERROR 8 "invalid operation: \"a\" + iota (mismatched types untyped string and untyped int)"
		l3 // ERROR 3 "invalid operation: \"a\" + iota (mismatched types untyped string and untyped int)"
	)
	const l1 = 2 // ERROR 8 "l1 redeclared in this block\n\tx.go:148:3: other declaration of l1"
	var arr [l1]int
	_ = arr[l3]
	_ = 1 << 1 << 1000 // ERROR 13 "constant shift overflow"
	_ = i << 64
	_ = u8 << 8
	_ = int8(1) << 7 // ERROR 6 "int8(1) << 7 (constant 128 of type int8) overflows int8"
	_ = int8(1) << 8 // ERROR 6 "int8(1) << 8 (constant 256 of type int8) overflows int8"
	_ = uint(1) << 63 << 1 // ERROR 6 "uint(1) << 63 << 1 (constant 18446744073709551616 of type uint) overflows uint"
	_ = 5.0 == i
	_ = 5.5 == i // ERROR 6 "5.5 (untyped float constant) truncated to int"
	_ = i == 'a'
	_ = 'a' * 1.0
	_ = i * 1.0
	_ = i * 2.5 // ERROR 10 "2.5 (untyped float constant) truncated to int"
	_ = f * 2.5
	_ = f * 1e40 // ERROR 10 "1e40 (untyped float constant 1e+40) overflows float32"
	_ = f + 2i // ERROR 10 "2i (untyped complex constant (0 + 2i)) overflows float32"
	_ = 3 * 2i * f // ERROR 6 "3 * 2i (untyped complex constant (0 + 6i)) overflows float32"
	_ = "a" + by // ERROR 6 "invalid operation: \"a\" + by (mismatched types untyped string and byte)"
	_ = -9223372036854775808
	_ = - -9223372036854775808 // ERROR 6 "cannot use --9223372036854775808 (untyped int constant 9223372036854775808) as int value in assignment to _ identifier (overflows)"
	var x int = -9223372036854775808
	var y int = 9223372036854775808 // ERROR 14 "cannot use 9223372036854775808 (untyped int constant) as int value in variable declaration (overflows)"
	var z uint64 = 18446744073709551615
	var w uint64 = 18446744073709551616 // ERROR 17 "cannot use 18446744073709551616 (untyped int constant) as uint64 value in variable declaration (overflows)"
	_, _, _, _ = x, y, z, w
}
