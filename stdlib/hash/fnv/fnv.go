// Package fnv holds the hashes FNV-1 and FNV-1a of Glenn Fowler, Landon Curt Noll and Phong Vo, which are not for
// security.
package fnv

import (
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

const (
	offset32 = 2166136261
	prime32  = 16777619
	offset64 = 14695981039346656037
	prime64  = 1099511628211

	offset128Hi = 0x6c62272e07bb0142
	offset128Lo = 0x62b821756295c58d
	// The prime is 1<<88 + 0x13b.
	prime128Low   = 0x13b
	prime128Shift = 88 - 64
)

// New32 returns an FNV-1 hash of 32 bits to write to.
func New32() hash.Hash32 { d := sum32(offset32); return &d }

// New32a returns an FNV-1a hash of 32 bits to write to.
func New32a() hash.Hash32 { d := sum32a(offset32); return &d }

// New64 returns an FNV-1 hash of 64 bits to write to.
func New64() hash.Hash64 { d := sum64(offset64); return &d }

// New64a returns an FNV-1a hash of 64 bits to write to.
func New64a() hash.Hash64 { d := sum64a(offset64); return &d }

// New128 returns an FNV-1 hash of 128 bits to write to.
func New128() hash.Hash { return &hash128{sum128{offset128Hi, offset128Lo}} }

// New128a returns an FNV-1a hash of 128 bits to write to.
func New128a() hash.Hash { return &hash128a{sum128{offset128Hi, offset128Lo}} }

// sum128 is what both hashes of 128 bits share.
type sum128 struct{ hi, lo uint64 }

func (d *sum128) Reset()         { *d = sum128{offset128Hi, offset128Lo} }
func (d *sum128) Size() int      { return 16 }
func (d *sum128) BlockSize() int { return 1 }

func (d *sum128) multiply() {
	hi, lo := bits.Mul64(d.lo, prime128Low)
	d.hi = hi + d.hi*prime128Low + d.lo<<prime128Shift
	d.lo = lo
}

func (d *sum128) Sum(b []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, d.hi), d.lo)
}

type sum32 uint32

func (d *sum32) Reset()         { *d = offset32 }
func (d *sum32) Size() int      { return 4 }
func (d *sum32) BlockSize() int { return 1 }
func (d *sum32) Sum32() uint32  { return uint32(*d) }

func (d *sum32) Write(p []byte) (int, error) {
	h := uint32(*d)
	for _, c := range p {
		h *= prime32
		h ^= uint32(c)
	}
	*d = sum32(h)
	return len(p), nil
}

func (d *sum32) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, uint32(*d)) }

// AppendBinary appends the state to b.
func (d *sum32) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x01"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *sum32) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *sum32) UnmarshalBinary(b []byte) error {
	magic := "fnv\x01"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 4 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	*d = sum32(binary.BigEndian.Uint32(b))
	return nil
}

// Clone returns a copy.
func (d *sum32) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

type sum32a uint32

func (d *sum32a) Reset()         { *d = offset32 }
func (d *sum32a) Size() int      { return 4 }
func (d *sum32a) BlockSize() int { return 1 }
func (d *sum32a) Sum32() uint32  { return uint32(*d) }

func (d *sum32a) Write(p []byte) (int, error) {
	h := uint32(*d)
	for _, c := range p {
		h ^= uint32(c)
		h *= prime32
	}
	*d = sum32a(h)
	return len(p), nil
}

func (d *sum32a) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, uint32(*d)) }

// AppendBinary appends the state to b.
func (d *sum32a) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x02"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *sum32a) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *sum32a) UnmarshalBinary(b []byte) error {
	magic := "fnv\x02"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 4 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	*d = sum32a(binary.BigEndian.Uint32(b))
	return nil
}

// Clone returns a copy.
func (d *sum32a) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

type sum64 uint64

func (d *sum64) Reset()         { *d = offset64 }
func (d *sum64) Size() int      { return 8 }
func (d *sum64) BlockSize() int { return 1 }
func (d *sum64) Sum64() uint64  { return uint64(*d) }

func (d *sum64) Write(p []byte) (int, error) {
	h := uint64(*d)
	for _, c := range p {
		h *= prime64
		h ^= uint64(c)
	}
	*d = sum64(h)
	return len(p), nil
}

func (d *sum64) Sum(b []byte) []byte { return binary.BigEndian.AppendUint64(b, uint64(*d)) }

// AppendBinary appends the state to b.
func (d *sum64) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x03"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *sum64) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *sum64) UnmarshalBinary(b []byte) error {
	magic := "fnv\x03"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 8 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	*d = sum64(binary.BigEndian.Uint64(b))
	return nil
}

// Clone returns a copy.
func (d *sum64) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

type sum64a uint64

func (d *sum64a) Reset()         { *d = offset64 }
func (d *sum64a) Size() int      { return 8 }
func (d *sum64a) BlockSize() int { return 1 }
func (d *sum64a) Sum64() uint64  { return uint64(*d) }

func (d *sum64a) Write(p []byte) (int, error) {
	h := uint64(*d)
	for _, c := range p {
		h ^= uint64(c)
		h *= prime64
	}
	*d = sum64a(h)
	return len(p), nil
}

func (d *sum64a) Sum(b []byte) []byte { return binary.BigEndian.AppendUint64(b, uint64(*d)) }

// AppendBinary appends the state to b.
func (d *sum64a) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x04"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *sum64a) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *sum64a) UnmarshalBinary(b []byte) error {
	magic := "fnv\x04"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 8 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	*d = sum64a(binary.BigEndian.Uint64(b))
	return nil
}

// Clone returns a copy.
func (d *sum64a) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

type hash128 struct{ sum128 }

func (d *hash128) Write(p []byte) (int, error) {
	for _, c := range p {
		d.multiply()
		d.lo ^= uint64(c)
	}
	return len(p), nil
}

// AppendBinary appends the state to b.
func (d *hash128) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x05"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *hash128) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *hash128) UnmarshalBinary(b []byte) error {
	magic := "fnv\x05"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 16 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	d.hi, d.lo = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	return nil
}

// Clone returns a copy.
func (d *hash128) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

type hash128a struct{ sum128 }

func (d *hash128a) Write(p []byte) (int, error) {
	for _, c := range p {
		d.lo ^= uint64(c)
		d.multiply()
	}
	return len(p), nil
}

// AppendBinary appends the state to b.
func (d *hash128a) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "fnv\x06"...)
	b = d.Sum(b)
	return b, nil
}

// MarshalBinary returns the state.
func (d *hash128a) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (d *hash128a) UnmarshalBinary(b []byte) error {
	magic := "fnv\x06"
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if b = b[len(magic):]; len(b) != 16 {
		return errors.New("hash/fnv: invalid hash state size")
	}
	d.hi, d.lo = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	return nil
}

// Clone returns a copy.
func (d *hash128a) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
