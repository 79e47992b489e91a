// run

// Conversions of type parameters.
package main

func to[T, F ~int | ~uint8 | ~float64](x F) T { return T(x) }
func str[T ~[]byte | ~string](x T) string     { return string(x) }
func main()                                   { println(to[uint8](300.0-45), to[int](2.9), to[uint8](257), str("a")+str([]byte("b"))) }
