// Package rand generates pseudo-random numbers, not fit for secrets.
//
// The sequence of a seeded source is fixed for ever: programs rely on it.
package rand

import (
	"sync"
	_ "unsafe" // for linkname
)

// A Source gives uniformly distributed int64 values in [0, 1<<63).
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 gives uint64 values too.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	rngLen = 607
	rngTap = 273
	rngMax = 1 << 63
)

// rngSource is an additive lagged Fibonacci generator.
type rngSource struct {
	tap  int
	feed int
	vec  [rngLen]uint64
}

// seedStep is a linear congruential generator modulo 2³¹-1.
func seedStep(x int32) int32 { return int32(int64(x) * 48271 % (1<<31 - 1)) }

func (r *rngSource) Seed(seed int64) {
	r.tap = 0
	r.feed = rngLen - rngTap
	seed %= 1<<31 - 1
	if seed < 0 {
		seed += 1<<31 - 1
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for i := -20; i < rngLen; i++ {
		x = seedStep(x)
		if i >= 0 {
			u := int64(x) << 40
			x = seedStep(x)
			u ^= int64(x) << 20
			x = seedStep(x)
			u ^= int64(x)
			r.vec[i] = uint64(u) ^ cooked[i]
		}
	}
}

func (r *rngSource) Int63() int64 { return int64(r.Uint64() &^ rngMax) }

func (r *rngSource) Uint64() uint64 {
	r.tap--
	if r.tap < 0 {
		r.tap += rngLen
	}
	r.feed--
	if r.feed < 0 {
		r.feed += rngLen
	}
	x := r.vec[r.feed] + r.vec[r.tap]
	r.vec[r.feed] = x
	return x
}

// NewSource returns a Source with the given seed.
func NewSource(seed int64) Source {
	r := new(rngSource)
	r.Seed(seed)
	return r
}

//go:linkname runtimeRand runtime.rand
func runtimeRand() uint64

// globalSource serves the package's functions: the runtime's generator.
type globalSource struct{}

func (globalSource) Uint64() uint64  { return runtimeRand() }
func (globalSource) Int63() int64    { return int64(runtimeRand() &^ rngMax) }
func (globalSource) Seed(seed int64) {}

// A Rand makes numbers of many kinds from a Source.
type Rand struct {
	src     Source
	s64     Source64
	readVal int64
	readPos int8
}

// New returns a Rand of a Source.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

var globalRand = Rand{src: globalSource{}, s64: globalSource{}}

// Seed starts the sequence of a seed.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.readPos = 0
}

// Int63 returns a number in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns 32 random bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns 64 random bits.
func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Int31 returns a number in [0, 1<<31).
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(uint(r.Int63())) }

// Int63n returns a number in [0, n).
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	max := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > max {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a number in [0, n).
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	max := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > max {
		v = r.Int31()
	}
	return v % n
}

// multiplied returns a number in [0, n) by multiplication (Lemire).
func (r *Rand) multiplied(n int32) int32 {
	p := uint64(r.Uint32()) * uint64(n)
	if low := uint32(p); low < uint32(n) {
		limit := uint32(-n) % uint32(n)
		for low < limit {
			p = uint64(r.Uint32()) * uint64(n)
			low = uint32(p)
		}
	}
	return int32(p >> 32)
}

// Intn returns a number in [0, n).
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

// Float32 returns a number in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns a permutation of 0, …, n-1.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle puts n elements into random order.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.multiplied(int32(i+1))))
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	for n = 0; n < len(p); n++ {
		if r.readPos == 0 {
			r.readVal = r.Int63()
			r.readPos = 7
		}
		p[n] = byte(r.readVal)
		r.readVal >>= 8
		r.readPos--
	}
	return n, nil
}

// The functions below use a global source.

// Seed does nothing: the global source is seeded at random.
//
// Deprecated: use New(NewSource(seed)).
func Seed(seed int64) {}

func Int63() int64                         { return globalRand.Int63() }
func Uint32() uint32                       { return globalRand.Uint32() }
func Uint64() uint64                       { return globalRand.Uint64() }
func Int31() int32                         { return globalRand.Int31() }
func Int() int                             { return globalRand.Int() }
func Int63n(n int64) int64                 { return globalRand.Int63n(n) }
func Int31n(n int32) int32                 { return globalRand.Int31n(n) }
func Intn(n int) int                       { return globalRand.Intn(n) }
func Float64() float64                     { return globalRand.Float64() }
func Float32() float32                     { return globalRand.Float32() }
func Perm(n int) []int                     { return globalRand.Perm(n) }
func Shuffle(n int, swap func(i, j int))   { globalRand.Shuffle(n, swap) }
func NormFloat64() float64                 { return globalRand.NormFloat64() }
func ExpFloat64() float64                  { return globalRand.ExpFloat64() }

var readMu sync.Mutex

// Read fills p with random bytes.
//
// Deprecated: use crypto/rand for secrets.
func Read(p []byte) (n int, err error) {
	readMu.Lock()
	defer readMu.Unlock()
	return globalRand.Read(p)
}
