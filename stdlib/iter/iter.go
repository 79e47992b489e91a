// Package iter has the types of iterator functions, and turns them into
// iterators that are asked for one value at a time.
package iter

// Seq is an iterator over values: it calls yield for each, and stops when
// yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)
