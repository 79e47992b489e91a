// Package crc is what the cyclic redundancy checks of all widths have in
// common: tables of a reversed polynomial, and their use byte by byte or eight
// bytes at a time. Callers invert the checksum before and after.
package crc

import (
	"encoding/binary"
	"sync/atomic"
)

// Word is a checksum.
type Word interface{ uint32 | uint64 }

// Fill makes the table of a polynomial.
func Fill[T Word](t *[256]T, poly T) {
	for i := range t {
		crc := T(i)
		for range 8 {
			if crc&1 != 0 {
				crc = crc>>1 ^ poly
			} else {
				crc >>= 1
			}
		}
		t[i] = crc
	}
}

// Update adds p to a checksum.
func Update[T Word](crc T, t *[256]T, p []byte) T {
	for _, c := range p {
		crc = t[byte(crc)^c] ^ crc>>8
	}
	return crc
}

// Known is a polynomial that programs use much, with tables that are made when
// they are first asked for.
type Known[T Word] struct {
	Poly T
	// Table is the table, if it is data.
	Table *[256]T

	table atomic.Pointer[[256]T]
	// The i-th says what a byte makes of the checksum that i more bytes follow.
	wide atomic.Pointer[[8][256]T]
}

// Bytes returns the table for single bytes: always the same one.
func (k *Known[T]) Bytes() *[256]T {
	if k.Table != nil {
		return k.Table
	}
	t := k.table.Load()
	if t == nil {
		t = new([256]T)
		Fill(t, k.Poly)
		if !k.table.CompareAndSwap(nil, t) {
			t = k.table.Load()
		}
	}
	return t
}

// Is reports whether t is the table that Bytes returns.
func (k *Known[T]) Is(t *[256]T) bool {
	return t != nil && (t == k.Table || t == k.table.Load())
}

// worthwhile is the length from which eight bytes at a time pay.
const worthwhile = 16

// Update adds p to a checksum.
func (k *Known[T]) Update(crc T, p []byte) T {
	if len(p) >= worthwhile {
		w := k.wide.Load()
		if w == nil {
			w = widen(k.Bytes())
			k.wide.Store(w)
		}
		for ; len(p) >= 8; p = p[8:] {
			x := binary.LittleEndian.Uint64(p) ^ uint64(crc)
			crc = w[7][byte(x)] ^ w[6][byte(x>>8)] ^ w[5][byte(x>>16)] ^ w[4][byte(x>>24)] ^
				w[3][byte(x>>32)] ^ w[2][byte(x>>40)] ^ w[1][byte(x>>48)] ^ w[0][byte(x>>56)]
		}
	}
	return Update(crc, k.Bytes(), p)
}

func widen[T Word](t *[256]T) *[8][256]T {
	w := new([8][256]T)
	w[0] = *t
	for i, crc := range t {
		for n := 1; n < len(w); n++ {
			crc = t[byte(crc)] ^ crc>>8
			w[n][i] = crc
		}
	}
	return w
}
