// run

// recover returns the value of panic.
package main

func main() {
	type T struct{ a, b int }
	defer func() {
		r := recover()
		t, ok := r.(T)
		println(t.a, t.b, ok)
	}()
	panic(T{3, 4})
}
