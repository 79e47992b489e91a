package runtime

import "unsafe"

// The builtins print and println: to standard error, without allocation. A statement holds the print lock, so that its
// parts stay together.

func printlock() { printlock0() }

func printunlock() { printunlock0() }

func printstring(s string) {
	printwrite(unsafe.Pointer(unsafe.StringData(s)), len(s))
}

func printsp() { printstring(" ") }

func printnl() { printstring("\n") }

func printbool(v bool) {
	if v {
		printstring("true")
	} else {
		printstring("false")
	}
}

//go:noinline
func printuint(v uint64) {
	var b [20]byte
	i := formatUint(&b, v)
	printwrite(unsafe.Pointer(&b[i]), len(b)-i)
}

//go:noinline
func printint(v int64) {
	if v < 0 {
		printstring("-")
		v = -v
	}
	printuint(uint64(v))
}

//go:noinline
func printhex(v uint64) {
	const digits = "0123456789abcdef"
	var b [18]byte
	i := len(b)
	for {
		i--
		b[i] = digits[v&15]
		v >>= 4
		if v == 0 {
			break
		}
	}
	i--
	b[i] = 'x'
	i--
	b[i] = '0'
	printwrite(unsafe.Pointer(&b[i]), len(b)-i)
}

func printpointer(p unsafe.Pointer) { printhex(uint64(uintptr(p))) }

func printslice(p unsafe.Pointer, n, c int) {
	printstring("[")
	printint(int64(n))
	printstring("/")
	printint(int64(c))
	printstring("]")
	printpointer(p)
}

func printeface(t *_type, p unsafe.Pointer) {
	printstring("(")
	printpointer(unsafe.Pointer(t))
	printstring(",")
	printpointer(p)
	printstring(")")
}

func printiface(t *itab, p unsafe.Pointer) {
	printeface((*_type)(unsafe.Pointer(t)), p)
}

func printfloat64(v float64) {
	var t floatText
	t.format(v, false)
	t.print()
}

func printfloat32(v float32) {
	var t floatText
	t.format(float64(v), true)
	t.print()
}

func printcomplex128(c complex128) {
	printstring("(")
	printcomplexparts(real(c), imag(c), false)
	printstring(")")
}

func printcomplex64(c complex64) {
	printstring("(")
	printcomplexparts(float64(real(c)), float64(imag(c)), true)
	printstring(")")
}

func printcomplexparts(re, im float64, single bool) {
	var t floatText
	t.format(re, single)
	t.print()
	t.n = 0
	t.format(im, single)
	if t.b[0] != '-' && t.b[0] != '+' {
		printstring("+")
	}
	t.print()
	printstring("i")
}
