// run

// Values of a type parameter may be indexed.
package main

func first[T ~[]byte | ~string](x T) byte { return x[0] }
func at[T ~[]E, E any](x T, i int) E      { return x[i] }
func main()                               { println(first("abc"), first([]byte{7}), at([]string{"x", "y"}, 1)) }
