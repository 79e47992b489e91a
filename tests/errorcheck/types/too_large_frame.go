// errorcheck

// Arguments and results that no stack can hold.
package p

func big() (x [1 << 31]byte) { return } // ERROR "stack frame too large (>1GB): 0 MB locals + 2048 MB args"
func fits(x [1<<30 - 8]byte) {}
func caller(f func([1 << 30]byte)) { // ERROR "stack frame too large (>1GB): 0 MB locals + 0 MB args + 1024 MB callee"
	var x [1 << 30]byte
	f(x)
}
