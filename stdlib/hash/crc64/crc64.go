// Package crc64 is the 64-bit cyclic redundancy check, with the bits of bytes reversed.
package crc64

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/crc"
)

// Size is the size of a checksum.
const Size = 8

// Polynomials, reversed.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// Table is what a polynomial makes of each byte.
type Table [256]uint64

var (
	knownISO  = crc.Known[uint64]{Poly: ISO}
	knownECMA = crc.Known[uint64]{Poly: ECMA}
)

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		return (*Table)(knownISO.Bytes())
	case ECMA:
		return (*Table)(knownECMA.Bytes())
	}
	t := new(Table)
	crc.Fill((*[256]uint64)(t), poly)
	return t
}

// Update adds data to a checksum.
func Update(sum uint64, tab *Table, p []byte) uint64 {
	t := (*[256]uint64)(tab)
	switch {
	case knownISO.Is(t):
		return ^knownISO.Update(^sum, p)
	case knownECMA.Is(t):
		return ^knownECMA.Update(^sum, p)
	}
	return ^crc.Update(^sum, t, p)
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

type digest struct {
	crc uint64
	tab *Table
}

// New returns a checksum to write to.
func New(tab *Table) hash.Hash64 { return &digest{tab: tab} }

func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Sum64() uint64  { return d.crc }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte { return binary.BigEndian.AppendUint64(b, d.crc) }

// sum tells tables apart in states.
func (t *Table) sum() uint64 {
	var b []byte
	for _, x := range t {
		b = binary.BigEndian.AppendUint64(b, x)
	}
	return Checksum(b, MakeTable(ISO))
}

// AppendBinary appends the state to b.
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "crc\x02"...)
	b = binary.BigEndian.AppendUint64(b, d.tab.sum())
	b = binary.BigEndian.AppendUint64(b, d.crc)
	return b, nil
}

// MarshalBinary returns the state.
func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *digest) UnmarshalBinary(b []byte) error {
	magic := "crc\x02"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 16 {
		return errors.New("hash/crc64: invalid hash state size")
	}
	if binary.BigEndian.Uint64(b) != d.tab.sum() {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = binary.BigEndian.Uint64(b[8:])
	return nil
}

// Clone returns a copy.
func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
