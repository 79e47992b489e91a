package main

import (
	"math"
	"strconv"
)

const forms = "eEfgGbxX"

// big is a number in limbs of nine digits, the lowest first.
type big []uint64

const limb = 1_000_000_000

func (b big) times(k uint64) big {
	carry := uint64(0)
	for i := range b {
		v := b[i]*k + carry
		b[i], carry = v%limb, v/limb
	}
	for carry > 0 {
		b, carry = append(b, carry%limb), carry/limb
	}
	return b
}

func (b big) digits() []byte {
	var s []byte
	for i := len(b) - 1; i >= 0; i-- {
		d := strconv.AppendUint(nil, limb+b[i], 10)[1:]
		if len(s) == 0 {
			d = strconv.AppendUint(nil, b[i], 10)
		}
		s = append(s, d...)
	}
	return s
}

// exact writes mant × 2^exp with all its digits; the decimal point stands where it belongs or there is an exponent.
func exact(g *gen, mant uint64, exp int) []byte {
	b := big{mant % limb, mant / limb % limb, mant / limb / limb}
	point := 0
	for ; exp > 0; exp -= min(exp, 20) {
		b = b.times(1 << min(exp, 20))
	}
	for ; exp < 0; exp += min(-exp, 10) {
		k := uint64(1)
		for range min(-exp, 10) {
			k *= 5
		}
		b, point = b.times(k), point+min(-exp, 10)
	}
	for len(b) > 1 && b[len(b)-1] == 0 {
		b = b[:len(b)-1]
	}
	s := b.digits()
	// A digit after all others decides which side of the middle this is.
	switch g.below(4) {
	case 0:
		s, point = append(s, '1'), point+1
	case 1:
		for range g.below(30) {
			s, point = append(s, '0'), point+1
		}
		s, point = append(s, byte('0'+g.below(2))), point+1
	case 2:
		i := g.below(len(s))
		s[i] = byte('0' + g.below(10))
	}
	if g.chance(20) {
		cut := 1 + g.below(len(s))
		point -= len(s) - cut
		s = s[:cut]
	}
	if point >= 0 && point < len(s) && g.chance(50) {
		i := len(s) - point
		return append(append(append([]byte{}, s[:i]...), '.'), s[i:]...)
	}
	return strconv.AppendInt(append(s, 'e'), int64(-point), 10)
}

// float32s and float64s of any exponent, subnormal ones and powers of two more often.
func any64(g *gen) float64 {
	switch g.below(6) {
	case 0:
		return math.Float64frombits(g.next() >> (12 + g.below(52)))
	case 1:
		return math.Float64frombits(g.next()>>63<<63 | uint64(g.below(2047))<<52 + uint64(g.below(5)) - 2)
	default:
		return g.float()
	}
}

func any32(g *gen) float32 {
	switch g.below(6) {
	case 0:
		return math.Float32frombits(uint32(g.next()) >> (9 + g.below(23)))
	case 1:
		return math.Float32frombits(uint32(g.below(2))<<31 | uint32(g.below(255))<<23 + uint32(g.below(5)) - 2)
	default:
		return math.Float32frombits(uint32(g.next()))
	}
}

func unit(g *gen, w *sink) {
	bits, f := 64, 0.0
	if g.chance(40) {
		bits, f = 32, float64(any32(g))
	} else {
		f = any64(g)
	}
	w.add(f)
	form, prec := forms[g.below(8)], -1
	if g.chance(60) {
		prec = g.below(pick(g, 5, 20, 40))
		if g.chance(2) {
			prec = g.below(1200)
		}
	}
	if g.chance(15) {
		// Any number of 64 bits may be asked for as one of 32.
		bits = 32
	}
	n := len(w.b)
	w.b = strconv.AppendFloat(w.b, f, form, prec, bits)
	if form != 'b' {
		back, err := strconv.ParseFloat(string(w.b[n:]), bits)
		w.add(back, err)
	}
	w.b = append(w.b, ' ')
	n = len(w.b)
	w.b = strconv.AppendFloat(w.b, f, 'g', -1, bits)
	back, err := strconv.ParseFloat(string(w.b[n:]), bits)
	w.add(back, err)
	if back != f && f == f && (bits == 64 || float64(float32(f)) == f) {
		w.add("lost")
	}
	if !g.chance(30) {
		return
	}
	// The middle between two neighbours.
	var s []byte
	if bits == 64 {
		b := math.Float64bits(f)
		mant, exp := b&(1<<52-1), int(b>>52&2047)
		if exp > 0 {
			mant |= 1 << 52
		} else {
			exp = 1
		}
		if exp == 2047 {
			exp = 2046
		}
		s = exact(g, mant*2+1, exp-1076)
	} else {
		b := math.Float32bits(float32(f))
		mant, exp := uint64(b&(1<<23-1)), int(b>>23&255)
		if exp > 0 {
			mant |= 1 << 23
		} else {
			exp = 1
		}
		if exp == 255 {
			exp = 254
		}
		s = exact(g, mant*2+1, exp-151)
	}
	back, err = strconv.ParseFloat(string(s), bits)
	w.add(s, back, err)
	back, err = strconv.ParseFloat(string(s), 96-bits)
	w.add(back, err)
}
