// errorcheck

// Parameters and named results needn't be used, closures' variables must.
package main

func f(a int) (b string) { return }
func main() {
	f(1)
	func() {
		x := 1 // ERROR "declared and not used: x"
	}()
}
