// run
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Int63(), r.Intn(100), r.Int31n(7), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(8), r.Uint64())
	s := []int{1, 2, 3, 4, 5}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	b := make([]byte, 10)
	r.Read(b)
	fmt.Println(s, b, rand.NewZipf(r, 1.5, 2, 100).Uint64())
	p := v2.New(v2.NewPCG(1, 2))
	c := v2.New(v2.NewChaCha8([32]byte([]byte("chacha8: 32-byte seed 0123456789"))))
	for range 3 {
		fmt.Println(p.IntN(1000), p.Uint64(), p.Float64(), p.Perm(5), c.Uint64(), c.Int32N(10), c.NormFloat64(), p.N(10))
	}
	n := v2.N(10)
	fmt.Println(n >= 0 && n < 10, v2.IntN(5) < 5, rand.Float64() < 1)
}
