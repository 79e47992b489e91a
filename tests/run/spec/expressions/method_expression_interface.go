// run

// Method expressions of interface types.
package main

type I interface{ M(int) string }
type T string

func (t T) M(n int) string { return string(t[n:]) }
func main() {
	f := I.M
	println(f(T("hello"), 2), interface{ M(int) string }.M(T("xyz"), 1))
}
