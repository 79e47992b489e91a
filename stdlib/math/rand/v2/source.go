package rand

import (
	"errors"
	"math/bits"
)

// A PCG is a permuted congruential generator with 128 bits of state (DXSM).
type PCG struct {
	hi uint64
	lo uint64
}

// NewPCG returns a PCG with the given seed.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed resets the PCG.
func (p *PCG) Seed(seed1, seed2 uint64) {
	p.hi = seed1
	p.lo = seed2
}

func appendUint64(b []byte, v uint64) []byte {
	for s := 56; s >= 0; s -= 8 {
		b = append(b, byte(v>>uint(s)))
	}
	return b
}

func uint64At(b []byte) (v uint64) {
	for _, c := range b[:8] {
		v = v<<8 | uint64(c)
	}
	return v
}

// AppendBinary appends the state.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	return appendUint64(appendUint64(b, p.hi), p.lo), nil
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(make([]byte, 0, 20)) }

// UnmarshalBinary sets the state.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi = uint64At(data[4:])
	p.lo = uint64At(data[12:])
	return nil
}

// Uint64 returns the next number.
func (p *PCG) Uint64() uint64 {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		incHi = 6364136223846793005
		incLo = 1442695040888963407
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, c := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, c)
	p.lo = lo
	p.hi = hi
	const cheapMul = 0xda942042e4dd58b5
	hi ^= hi >> 32
	hi *= cheapMul
	hi ^= hi >> 48
	hi *= lo | 1
	return hi
}

// A ChaCha8 is a generator on the cipher ChaCha with eight rounds
// (c2sp.org/chacha8rand): sixteen blocks a key, the last 32 bytes the next
// key.
type ChaCha8 struct {
	seed [4]uint64
	buf  [32]uint64
	i, n uint32 // next word of buf, and how many may be used
	c    uint32 // block counter

	readBuf [8]byte
	readLen int
}

const (
	ctrInc = 4  // blocks a refill makes
	ctrMax = 16 // blocks a key makes
	chunk  = 32 // words of a refill
	reseed = 4  // words of a key
)

// NewChaCha8 returns a ChaCha8 with the given seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func leUint64(b []byte) (v uint64) {
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

// Seed resets the ChaCha8.
func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i := range c.seed {
		c.seed[i] = leUint64(seed[8*i:])
	}
	c.block()
	c.n = chunk
}

func quarter(a, b, c, d uint32) (uint32, uint32, uint32, uint32) {
	a += b
	d = bits.RotateLeft32(d^a, 16)
	c += d
	b = bits.RotateLeft32(b^c, 12)
	a += b
	d = bits.RotateLeft32(d^a, 8)
	c += d
	b = bits.RotateLeft32(b^c, 7)
	return a, b, c, d
}

// block makes four blocks: word i of all four, then word i+1.
func (c *ChaCha8) block() {
	var out [64]uint32
	for lane := uint32(0); lane < 4; lane++ {
		var x [16]uint32
		x[0], x[1], x[2], x[3] = 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574
		for i, s := range c.seed {
			x[4+2*i] = uint32(s)
			x[5+2*i] = uint32(s >> 32)
		}
		key := x
		x[12] = c.c + lane
		for round := 0; round < 4; round++ {
			for i := 0; i < 4; i++ {
				x[i], x[4+i], x[8+i], x[12+i] = quarter(x[i], x[4+i], x[8+i], x[12+i])
			}
			for i := 0; i < 4; i++ {
				b, cc, d := 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4
				x[i], x[b], x[cc], x[d] = quarter(x[i], x[b], x[cc], x[d])
			}
		}
		for i := 4; i < 12; i++ {
			x[i] += key[i]
		}
		for i := range x {
			out[4*uint32(i)+lane] = x[i]
		}
	}
	for i := range c.buf {
		c.buf[i] = uint64(out[2*i]) | uint64(out[2*i+1])<<32
	}
}

func (c *ChaCha8) refill() {
	c.c += ctrInc
	if c.c == ctrMax {
		// The last words of the old key's output are the new key.
		copy(c.seed[:], c.buf[chunk-reseed:])
		c.c = 0
	}
	c.block()
	c.i = 0
	c.n = chunk
	if c.c == ctrMax-ctrInc {
		c.n = chunk - reseed
	}
}

// Uint64 returns the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.i >= c.n {
		c.refill()
	}
	x := c.buf[c.i]
	c.i++
	return x
}

// Read fills p with random bytes.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	if c.readLen > 0 {
		n = copy(p, c.readBuf[8-c.readLen:])
		c.readLen -= n
		p = p[n:]
	}
	for len(p) > 0 {
		x := c.Uint64()
		var b [8]byte
		for i := range b {
			b[i] = byte(x >> uint(8*i))
		}
		k := copy(p, b[:])
		n += k
		p = p[k:]
		if k < 8 {
			c.readBuf = b
			c.readLen = 8 - k
		}
	}
	return n, nil
}

// AppendBinary appends the state.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.readLen > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, uint8(c.readLen))
		b = append(b, c.readBuf[8-c.readLen:]...)
	}
	b = append(b, "chacha8:"...)
	used := c.c/ctrInc*chunk + c.i
	b = appendUint64(b, uint64(used))
	for _, s := range c.seed {
		for i := 0; i < 8; i++ {
			b = append(b, byte(s>>uint(8*i)))
		}
	}
	return b, nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(make([]byte, 0, 64)) }

// UnmarshalBinary sets the state.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	bad := errors.New("invalid ChaCha8 encoding")
	const readPrefix = "readbuf:"
	var readBuf [8]byte
	readLen := 0
	if len(data) > len(readPrefix) && string(data[:len(readPrefix)]) == readPrefix {
		data = data[len(readPrefix):]
		n := int(data[0])
		if n > 7 || len(data) < 1+n {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		copy(readBuf[8-n:], data[1:1+n])
		readLen = n
		data = data[1+n:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return bad
	}
	used := uint64At(data[8:])
	if used > ctrMax/ctrInc*chunk-reseed {
		return bad
	}
	*c = ChaCha8{readBuf: readBuf, readLen: readLen}
	for i := range c.seed {
		c.seed[i] = leUint64(data[16+8*i:])
	}
	c.c = uint32(used) / chunk * ctrInc
	c.block()
	c.i = uint32(used) % chunk
	c.n = chunk
	if c.c == ctrMax-ctrInc {
		c.n = chunk - reseed
	}
	return nil
}
