// Package crc32 is the 32-bit cyclic redundancy check, with the bits of bytes reversed.
package crc32

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/crc"
)

// Size is the size of a checksum.
const Size = 4

// Polynomials, reversed.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// Table is what a polynomial makes of each byte.
type Table [256]uint32

var (
	knownIEEE       = crc.Known[uint32]{Poly: IEEE, Table: (*[256]uint32)(IEEETable)}
	knownCastagnoli = crc.Known[uint32]{Poly: Castagnoli}
	knownKoopman    = crc.Known[uint32]{Poly: Koopman}
)

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		return (*Table)(knownCastagnoli.Bytes())
	case Koopman:
		return (*Table)(knownKoopman.Bytes())
	}
	t := new(Table)
	crc.Fill((*[256]uint32)(t), poly)
	return t
}

// Update adds data to a checksum.
func Update(sum uint32, tab *Table, p []byte) uint32 {
	t := (*[256]uint32)(tab)
	switch {
	case tab == IEEETable:
		return ^knownIEEE.Update(^sum, p)
	case knownCastagnoli.Is(t):
		return ^knownCastagnoli.Update(^sum, p)
	case knownKoopman.Is(t):
		return ^knownKoopman.Update(^sum, p)
	}
	return ^crc.Update(^sum, t, p)
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// IEEETable is the table of IEEE.
var IEEETable = &ieee

// ChecksumIEEE returns the checksum of data by IEEE.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

// NewIEEE returns a checksum by IEEE to write to.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a checksum to write to.
func New(tab *Table) hash.Hash32 { return &digest{tab: tab} }

func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, d.crc) }

// sum tells tables apart in states.
func (t *Table) sum() uint32 {
	var b []byte
	for _, x := range t {
		b = binary.BigEndian.AppendUint32(b, x)
	}
	return Checksum(b, MakeTable(IEEE))
}

// AppendBinary appends the state to b.
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "crc\x01"...)
	b = binary.BigEndian.AppendUint32(b, d.tab.sum())
	b = binary.BigEndian.AppendUint32(b, d.crc)
	return b, nil
}

// MarshalBinary returns the state.
func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *digest) UnmarshalBinary(b []byte) error {
	magic := "crc\x01"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 8 {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if binary.BigEndian.Uint32(b) != d.tab.sum() {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = binary.BigEndian.Uint32(b[4:])
	return nil
}

// Clone returns a copy.
func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
