// Package crc64 is the 64-bit cyclic redundancy check, with the bits of bytes reversed.
package crc64

import (
	"encoding/binary"
	"errors"
	"hash"
	"sync"
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

// known keeps the tables of the polynomials above, made when they are asked for.
var known struct {
	sync.Mutex
	tables [2]*Table
}

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		return remembered(0, poly)
	case ECMA:
		return remembered(1, poly)
	}
	t := new(Table)
	fill(t, poly)
	return t
}

func remembered(i int, poly uint64) *Table {
	known.Lock()
	defer known.Unlock()
	if known.tables[i] == nil {
		t := new(Table)
		fill(t, poly)
		known.tables[i] = t
	}
	return known.tables[i]
}

func fill(t *Table, poly uint64) {
	for i := range t {
		crc := uint64(i)
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

// Update adds data to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, c := range p {
		crc = tab[byte(crc)^c] ^ crc>>8
	}
	return ^crc
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
