// Package adler32 is the checksum Adler-32 of RFC 1950.
package adler32

import (
	"encoding/binary"
	"errors"
	"hash"
)

// Size is the size of a checksum.
const Size = 4

const (
	mod = 65521 // the largest prime below 1<<16
	// most is how many bytes the sums take without overflow.
	most = 5552
)

// digest holds the sum of sums above the sum.
type digest uint32

// New returns a checksum to write to.
func New() hash.Hash32 {
	d := digest(1)
	return &d
}

// Checksum returns the checksum of data.
func Checksum(data []byte) uint32 { return uint32(update(1, data)) }

func update(d digest, p []byte) digest {
	a, b := uint32(d&0xffff), uint32(d>>16)
	for len(p) > 0 {
		part := p[:min(len(p), most)]
		p = p[len(part):]
		for _, x := range part {
			a += uint32(x)
			b += a
		}
		a %= mod
		b %= mod
	}
	return digest(b<<16 | a)
}

func (d *digest) Reset()         { *d = 1 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

func (d *digest) Write(p []byte) (int, error) {
	*d = update(*d, p)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, uint32(*d)) }

// AppendBinary appends the state to b.
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "adl\x01"...)
	b = binary.BigEndian.AppendUint32(b, uint32(*d))
	return b, nil
}

// MarshalBinary returns the state.
func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *digest) UnmarshalBinary(b []byte) error {
	magic := "adl\x01"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/adler32: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 4 {
		return errors.New("hash/adler32: invalid hash state size")
	}
	*d = digest(binary.BigEndian.Uint32(b))
	return nil
}

// Clone returns a copy.
func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
