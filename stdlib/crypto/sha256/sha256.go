// Package sha256 holds the hashes SHA-224 and SHA-256 of FIPS 180-4.
package sha256

import (
	"encoding/binary"
	"hash"
	"internal/blockhash"
	"math/bits"
)

// Size is the size of a SHA-256 hash.
const Size = 32

// Size224 is the size of a SHA-224 hash.
const Size224 = 28

// BlockSize is the size of a block of both.
const BlockSize = 64

var sha256 = blockhash.Algorithm[uint32]{
	Name: "crypto/sha256", Magic: "sha\x03", Words: 8, WordSize: 4, Size: Size, Mix: mix,
	Init: [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
}

var sha224 = blockhash.Algorithm[uint32]{
	Name: "crypto/sha256", Magic: "sha\x02", Words: 8, WordSize: 4, Size: Size224, Mix: mix,
	Init: [8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
}

// New returns a SHA-256 hash to write to.
func New() hash.Hash { return blockhash.New(&sha256) }

// New224 returns a SHA-224 hash to write to.
func New224() hash.Hash { return blockhash.New(&sha224) }

// Sum256 returns the SHA-256 hash of data.
func Sum256(data []byte) (sum [Size]byte) {
	h := blockhash.New(&sha256)
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

// Sum224 returns the SHA-224 hash of data.
func Sum224(data []byte) (sum [Size224]byte) {
	h := blockhash.New(&sha224)
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

// roots holds the first bits of the cube roots of the primes, without the integer part.
var roots = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

// hasSHA reports whether hardMix can be called.
func hasSHA() bool

// hardMix is mix by instructions of the processor.
func hardMix(h *[8]uint32, p *byte, blocks int, roots *[64]uint32)

func mix(h *[8]uint32, p []byte) {
	for hasSHA() && len(p) >= BlockSize {
		// A goroutine in there cannot be stopped: not all at once.
		n := min(len(p)/BlockSize, 1024)
		hardMix(h, &p[0], n, &roots)
		p = p[n*BlockSize:]
	}
	for ; len(p) >= BlockSize; p = p[BlockSize:] {
		var w [64]uint32
		for i := range 16 {
			w[i] = binary.BigEndian.Uint32(p[4*i:])
		}
		for i := 16; i < len(w); i++ {
			x, y := w[i-15], w[i-2]
			s0 := bits.RotateLeft32(x, -7) ^ bits.RotateLeft32(x, -18) ^ x>>3
			s1 := bits.RotateLeft32(y, -17) ^ bits.RotateLeft32(y, -19) ^ y>>10
			w[i] = w[i-16] + s0 + w[i-7] + s1
		}
		a, b, c, d, e, f, g, z := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
		for i := range w {
			t1 := z + (bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)) + (e&f ^ ^e&g) + roots[i] + w[i]
			t2 := (bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)) + (a&b ^ a&c ^ b&c)
			a, b, c, d, e, f, g, z = t1+t2, a, b, c, d+t1, e, f, g
		}
		for i, x := range [8]uint32{a, b, c, d, e, f, g, z} {
			h[i] += x
		}
	}
}
