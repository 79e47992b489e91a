// errorcheck

// Terms keep the names they were written with.
package p
func f[T byte](x T) {}
func g[T interface{ byte | rune }](x T) {}
func h[T ~byte](x T) {}
var _ = f[int] // ERROR "int does not satisfy byte (int missing in byte)"
var _ = f[uint8]
var _ = g[string] // ERROR "string does not satisfy interface{byte | rune} (string missing in byte | rune)"
var _ = h[string] // ERROR "string does not satisfy ~byte (string missing in ~byte)"
type B = byte
func k[T B](x T) {}
var _ = k[int] // ERROR "int does not satisfy B (int missing in command-line-arguments.B)"
type E = interface{ int }
func l[T E](x T) {}
var _ = l[string] // ERROR "string does not satisfy E (string missing in int)"
func m[T interface{ E; m() }](x T) {}
var _ = m[string] // ERROR "string does not satisfy interface{m(); E} (missing method m)"
var _ = m[int] // ERROR "int does not satisfy interface{m(); E} (missing method m)"
var x []byte = []rune{} // ERROR "cannot use []rune{} (value of type []rune) as []byte value in variable declaration"
var y func(byte) rune = func(uint8) int32 { return 0 }
var z byte = "a" // ERROR "cannot use"
var w rune = "a" // ERROR "cannot use"
var u uint8 = byte(1) + rune(1) // ERROR "invalid operation: byte(1) + rune(1) (mismatched types byte and rune)"
