package runtime

import "unsafe"

// Floats in decimal for print: the shortest digits that read back as the same number, by exact arithmetic on big
// integers (Steele and White's algorithm). Slow and small; strconv has the fast one.

// bignum is a natural number of up to 1,184 bits, least significant word first: enough for 10 times the largest
// float64 in units of half its smallest distance.
type bignum struct {
	w [37]uint32
	n int
}

func (a *bignum) setShifted(v uint64, shift int) {
	for i := range a.w {
		a.w[i] = 0
	}
	k, s := shift/32, uint(shift%32)
	a.w[k] = uint32(v << s)
	a.w[k+1] = uint32(v << s >> 32)
	if s != 0 {
		a.w[k+2] = uint32(v >> (64 - s))
	}
	a.n = k + 3
	a.trim()
}

func (a *bignum) trim() {
	for a.n > 0 && a.w[a.n-1] == 0 {
		a.n--
	}
}

func (a *bignum) mul(m uint32) {
	carry := uint64(0)
	for i := 0; i < a.n; i++ {
		carry += uint64(a.w[i]) * uint64(m)
		a.w[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		a.w[a.n] = uint32(carry)
		a.n++
	}
}

func (a *bignum) add(b *bignum) {
	carry := uint64(0)
	n := max(a.n, b.n)
	for i := 0; i < n; i++ {
		carry += uint64(a.w[i]) + uint64(b.w[i])
		a.w[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		a.w[n] = uint32(carry)
		n++
	}
	a.n = n
}

// sub needs a >= b.
func (a *bignum) sub(b *bignum) {
	borrow := uint64(0)
	for i := 0; i < a.n; i++ {
		d := uint64(a.w[i]) - uint64(b.w[i]) - borrow
		a.w[i] = uint32(d)
		borrow = d >> 63
	}
	a.trim()
}

func (a *bignum) cmp(b *bignum) int {
	if a.n != b.n {
		return a.n - b.n
	}
	for i := a.n - 1; i >= 0; i-- {
		if a.w[i] != b.w[i] {
			if a.w[i] < b.w[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// floatDigits gives the shortest digits of m·2^e and the exponent of their decimal point: 0.d₁d₂…·10^point.
// pow2 says that the next smaller float is only half as far away as the next larger.
func floatDigits(d *[20]byte, m uint64, e int, pow2 bool) (n, point int) {
	// v = r/s; low and high are half the distances to the neighbours, in units of 1/s.
	var r, s, low, high, t bignum
	up := 1
	if pow2 {
		up = 2
	}
	if e >= 0 {
		r.setShifted(m, e+up)
		s.setShifted(1, up)
		low.setShifted(1, e)
		high.setShifted(1, e+up-1)
	} else {
		r.setShifted(m, up)
		s.setShifted(1, up-e)
		low.setShifted(1, 0)
		high.setShifted(1, up-1)
	}
	even := m&1 == 0
	// Scale so that s/10 <= r+high < s, with an estimate of the logarithm first.
	bits := e
	for x := m; x != 0; x >>= 1 {
		bits++
	}
	point = bits * 30103 / 100000
	for i := 0; i < point; i++ {
		s.mul(10)
	}
	for i := 0; i > point; i-- {
		r.mul(10)
		low.mul(10)
		high.mul(10)
	}
	for {
		t = r
		t.add(&high)
		if c := t.cmp(&s); c < 0 || c == 0 && !even {
			break
		}
		s.mul(10)
		point++
	}
	for {
		t = r
		t.add(&high)
		t.mul(10)
		if c := t.cmp(&s); c > 0 || c == 0 && even {
			break
		}
		r.mul(10)
		low.mul(10)
		high.mul(10)
		point--
	}
	for {
		r.mul(10)
		low.mul(10)
		high.mul(10)
		c := byte(0)
		for r.cmp(&s) >= 0 {
			r.sub(&s)
			c++
		}
		a := r.cmp(&low)
		t = r
		t.add(&high)
		b := t.cmp(&s)
		less := a < 0 || a == 0 && even
		more := b > 0 || b == 0 && even
		if less || more {
			t = r
			t.add(&r)
			half := t.cmp(&s)
			if more && (!less || half > 0 || half == 0 && c&1 == 1) {
				c++
			}
			d[n] = '0' + c
			return n + 1, point
		}
		d[n] = '0' + c
		n++
	}
}

// floatText is a float as text.
type floatText struct {
	b [32]byte
	n int
}

func (t *floatText) put(c byte) {
	t.b[t.n] = c
	t.n++
}

func (t *floatText) print() {
	printwrite(unsafe.Pointer(&t.b), t.n)
}

func (t *floatText) word(s string) {
	for i := 0; i < len(s); i++ {
		t.put(s[i])
	}
}

// format appends v as %g with the shortest digits does; single: v is a float32.
func (t *floatText) format(v float64, single bool) {
	const largest = 1.79769313486231570814527423731704356798070e+308
	switch {
	case v != v:
		t.word("NaN")
		return
	case v > largest:
		t.word("+Inf")
		return
	case v < -largest:
		t.word("-Inf")
		return
	}
	bits := *(*uint64)(unsafe.Pointer(&v))
	if bits>>63 != 0 {
		t.put('-')
	}
	if v == 0 {
		t.put('0')
		return
	}
	m, e := bits&(1<<52-1), int(bits>>52&0x7ff)
	implicit, emin := uint64(1<<52), -1074
	if single {
		f := float32(v)
		u := *(*uint32)(unsafe.Pointer(&f))
		m, e = uint64(u&(1<<23-1)), int(u>>23&0xff)
		implicit, emin = 1<<23, -149
	}
	pow2 := m == 0 && e > 1
	if e != 0 {
		m |= implicit
		e--
	}
	var d [20]byte
	nd, point := floatDigits(&d, m, e+emin, pow2)
	if exp := point - 1; exp < -4 || exp >= 6 {
		t.scientific(&d, nd, exp)
		return
	}
	if point <= 0 {
		t.word("0.")
		for i := point; i < 0; i++ {
			t.put('0')
		}
		for i := 0; i < nd; i++ {
			t.put(d[i])
		}
		return
	}
	for i := 0; i < max(nd, point); i++ {
		if i == point {
			t.put('.')
		}
		if i < nd {
			t.put(d[i])
		} else {
			t.put('0')
		}
	}
}

func (t *floatText) scientific(d *[20]byte, nd, exp int) {
	t.put(d[0])
	if nd > 1 {
		t.put('.')
		for i := 1; i < nd; i++ {
			t.put(d[i])
		}
	}
	t.put('e')
	if exp < 0 {
		t.put('-')
		exp = -exp
	} else {
		t.put('+')
	}
	if exp >= 100 {
		t.put('0' + byte(exp/100))
	}
	t.put('0' + byte(exp/10%10))
	t.put('0' + byte(exp%10))
}
