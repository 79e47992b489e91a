// run

// Closures inside generic functions.
package main

func Memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}
func main() {
	f := Memo(func(n int) string { println("compute", n); return string(rune('0' + n)) })
	println(f(1), f(1), f(2))
}
