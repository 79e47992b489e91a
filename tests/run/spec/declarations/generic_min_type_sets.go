// run

// Unions of named and approximate types.
package main

type Small interface{ ~int8 | ~int16 }
type Any interface{ Small | ~string }

func Size[T Any](v T) int {
	switch any(v).(type) {
	case string:
		return -1
	case int8:
		return 1
	}
	return 2
}

type My int16

func main() { println(Size(int8(1)), Size("s"), Size(My(2)), Size(int16(3))) }
