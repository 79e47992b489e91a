// Package hash holds the interfaces of hash functions.
package hash

import "io"

// Hash is a hash function that is written to.
type Hash interface {
	// Write adds data; it never fails.
	io.Writer

	// Sum appends the hash of what was written to b; more can be written
	// afterwards.
	Sum(b []byte) []byte

	// Reset begins anew.
	Reset()

	// Size is the number of bytes that Sum appends.
	Size() int

	// BlockSize is the size of the pieces that data is worked on in.
	BlockSize() int
}

// Hash32 is a hash function with 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a hash function with 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner is a hash function whose state can be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a hash function with as much output as one reads.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
