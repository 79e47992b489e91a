// Package blockhash is what the hash functions of the MD5 and SHA families have in common: data is cut into blocks, each
// of which is mixed into the state; the last one is padded and holds the length.
package blockhash

import (
	"encoding/binary"
	"errors"
	"hash"
)

// Algorithm is one hash function. W is the type of its words.
type Algorithm[W uint32 | uint64] struct {
	Name     string // import path, for errors
	Magic    string // begins marshaled states
	Init     [8]W
	Words    int // of the state
	WordSize int
	Size     int // of the hash
	Little   bool
	// Mix takes whole blocks into the state.
	Mix func(h *[8]W, p []byte)
}

// Digest is the state of a hash function that is being computed.
type Digest[W uint32 | uint64] struct {
	alg *Algorithm[W]
	h   [8]W
	x   [128]byte
	nx  int
	len uint64
}

// New begins a hash.
func New[W uint32 | uint64](alg *Algorithm[W]) *Digest[W] { return &Digest[W]{alg: alg, h: alg.Init} }

// Reset begins anew.
func (d *Digest[W]) Reset() { *d = Digest[W]{alg: d.alg, h: d.alg.Init} }

// Size is the size of the hash.
func (d *Digest[W]) Size() int { return d.alg.Size }

// BlockSize is the size of a block: sixteen words.
func (d *Digest[W]) BlockSize() int { return 16 * d.alg.WordSize }

// Write adds data.
func (d *Digest[W]) Write(p []byte) (n int, err error) {
	n = len(p)
	d.len += uint64(n)
	block := d.BlockSize()
	if d.nx > 0 {
		k := copy(d.x[d.nx:block], p)
		d.nx += k
		p = p[k:]
		if d.nx == block {
			d.alg.Mix(&d.h, d.x[:block])
			d.nx = 0
		}
	}
	if whole := len(p) &^ (block - 1); whole > 0 {
		d.alg.Mix(&d.h, p[:whole])
		p = p[whole:]
	}
	if len(p) > 0 {
		d.nx = copy(d.x[:], p)
	}
	return n, nil
}

// Sum appends the hash to b.
func (d *Digest[W]) Sum(b []byte) []byte {
	c := *d // more may be written to d
	block := c.BlockSize()
	room := block / 8 // of the length
	var pad [256]byte
	pad[0] = 0x80
	n := block - room - int(c.len%uint64(block))
	if n <= 0 {
		n += block
	}
	end := n + room
	if c.alg.Little {
		binary.LittleEndian.PutUint64(pad[end-8:], c.len<<3)
	} else {
		binary.BigEndian.PutUint64(pad[end-8:], c.len<<3)
		if room > 8 {
			binary.BigEndian.PutUint64(pad[end-16:], c.len>>61)
		}
	}
	c.Write(pad[:end])
	return append(b, c.words(nil, c.alg.Little)[:c.alg.Size]...)
}

func (d *Digest[W]) words(b []byte, little bool) []byte {
	n := d.alg.WordSize
	for _, w := range d.h[:d.alg.Words] {
		for i := range n {
			if !little {
				i = n - 1 - i
			}
			b = append(b, byte(w>>(8*i)))
		}
	}
	return b
}

// AppendBinary appends the state to b.
func (d *Digest[W]) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.alg.Magic...)
	b = d.words(b, false)
	b = append(b, d.x[:d.nx]...)
	b = append(b, make([]byte, d.BlockSize()-d.nx)...)
	return binary.BigEndian.AppendUint64(b, d.len), nil
}

// MarshalBinary returns the state.
func (d *Digest[W]) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *Digest[W]) UnmarshalBinary(b []byte) error {
	if len(b) < len(d.alg.Magic) || string(b[:len(d.alg.Magic)]) != d.alg.Magic {
		return errors.New(d.alg.Name + ": invalid hash state identifier")
	}
	n, block := d.alg.WordSize, d.BlockSize()
	if len(b) != len(d.alg.Magic)+d.alg.Words*n+block+8 {
		return errors.New(d.alg.Name + ": invalid hash state size")
	}
	b = b[len(d.alg.Magic):]
	for i := range d.alg.Words {
		var w W
		for _, c := range b[:n] {
			w = w<<8 | W(c)
		}
		d.h[i] = w
		b = b[n:]
	}
	copy(d.x[:], b[:block])
	d.len = binary.BigEndian.Uint64(b[block:])
	d.nx = int(d.len % uint64(block))
	return nil
}

// Clone returns a copy.
func (d *Digest[W]) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
