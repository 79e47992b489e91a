// errorcheck

// Pointer methods need an addressable receiver.
package main

type T struct{}

func (*T) M() {}
func f() T    { return T{} }
func main() {
	f().M() // ERROR "cannot call pointer method M on T"
	T{}.M() // ERROR "cannot call pointer method M on T"
	_ = T.M // ERROR "invalid method expression T.M (needs pointer receiver (*T).M)"
}
