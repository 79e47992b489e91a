// Package sha1 is the SHA-1 hash of RFC 3174. It is broken: not for security.
package sha1

import (
	"encoding/binary"
	"hash"
	"internal/blockhash"
	"math/bits"
)

// Size is the size of a hash.
const Size = 20

// BlockSize is the size of a block.
const BlockSize = 64

var algorithm = blockhash.Algorithm[uint32]{
	Name: "crypto/sha1", Magic: "sha\x01", Words: 5, WordSize: 4, Size: Size, Mix: mix,
	Init: [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
}

// New returns a hash to write to.
func New() hash.Hash { return blockhash.New(&algorithm) }

// Sum returns the SHA-1 hash of data.
func Sum(data []byte) (sum [Size]byte) {
	h := blockhash.New(&algorithm)
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

// hasSHA reports whether hardMix can be called.
func hasSHA() bool

// hardMix is mix by instructions of the processor.
func hardMix(h *[8]uint32, p *byte, blocks int)

func mix(h *[8]uint32, p []byte) {
	for hasSHA() && len(p) >= BlockSize {
		// A goroutine in there cannot be stopped: not all at once.
		n := min(len(p)/BlockSize, 1024)
		hardMix(h, &p[0], n)
		p = p[n*BlockSize:]
	}
	for ; len(p) >= BlockSize; p = p[BlockSize:] {
		var w [80]uint32
		for i := range 16 {
			w[i] = binary.BigEndian.Uint32(p[4*i:])
		}
		for i := 16; i < 80; i++ {
			w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
		}
		a, b, c, d, e := h[0], h[1], h[2], h[3], h[4]
		for i, x := range w {
			var f, k uint32
			switch i / 20 {
			case 0:
				f, k = b&c|^b&d, 0x5a827999
			case 1:
				f, k = b^c^d, 0x6ed9eba1
			case 2:
				f, k = b&c|b&d|c&d, 0x8f1bbcdc
			case 3:
				f, k = b^c^d, 0xca62c1d6
			}
			t := bits.RotateLeft32(a, 5) + f + e + k + x
			a, b, c, d, e = t, a, bits.RotateLeft32(b, 30), c, d
		}
		h[0] += a
		h[1] += b
		h[2] += c
		h[3] += d
		h[4] += e
	}
}
