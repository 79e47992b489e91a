// errorcheck

// In its own signature a function has no parameters yet.
package p
func f(x [len(f)]int) {} // ERROR "invalid argument: f (value of type func()) for built-in len"
