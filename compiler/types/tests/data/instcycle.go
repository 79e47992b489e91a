package p

func infA[T any]() { infB[[]T]() } // ERROR 11 "instantiation cycle:\n\tx.go:4:27: T instantiated as T\n\tx.go:3:27: T instantiated as []T"
func infB[T any]() { infA[T]() }
