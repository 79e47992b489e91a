package runtime

// Panics of the language that compiled code raises: every function here ends in gopanic.

// What generated code adds to index and length, and to the code if the index is signed (abi::rtfn::bounds).
const (
	boundsBias   = 77
	boundsSigned = 128
)

func panicBounds(x, y int64, code uint8) {
	signed := code&boundsSigned != 0
	panic(boundsError{x: x - boundsBias, signed: signed, y: int(y - boundsBias), code: code &^ boundsSigned})
}

func panicdivide() { panic(error(errorString("integer divide by zero"))) }

func panicoverflow() { panic(error(errorString("integer overflow"))) }

func panicfloat() { panic(error(errorString("floating point error"))) }

func panicshift() { panic(error(errorString("negative shift amount"))) }

func panicmem() { panic(error(errorString("invalid memory address or nil pointer dereference"))) }

// panicfault is a fault that SetPanicOnFault turns into a panic.
func panicfault() {
	panic(error(errorAddressString{msg: "invalid memory address or nil pointer dereference", addr: faultaddress()}))
}

func faultaddress() uintptr

// panicSliceConvert: a slice of length x becomes an array of length y.
func panicSliceConvert(x, y int) {
	panic(boundsError{x: int64(x), signed: true, y: y, code: boundsConvert})
}

// panicnilmap: Assign of internal/runtime/maps has the nil map.
func panicnilmap() { panic(plainError("assignment to entry in nil map")) }

// panicunsafe: 0 Slice length, 1 Slice of nil, 2 String length, 3 String of nil.
func panicunsafe(code uint8) {
	s := "unsafe.Slice: len out of range"
	switch code {
	case 1:
		s = "unsafe.Slice: ptr is nil and len is not zero"
	case 2:
		s = "unsafe.String: len out of range"
	case 3:
		s = "unsafe.String: ptr is nil and len is not zero"
	}
	panic(error(errorString(s)))
}

// panicrangestate: the loop body of a range over a function was called when it must not be. States: 0 the body has
// returned false, 2 it panicked, 3 the iterator has returned; 4: the iterator swallowed a panic of the body.
func panicrangestate(state int) {
	s := "range function continued iteration after function for loop body returned false"
	switch state {
	case 2:
		s = "range function continued iteration after loop body panic"
	case 3:
		s = "range function continued iteration after whole loop exit"
	case 4:
		s = "range function recovered a loop body panic and did not resume panicking"
	}
	panic(error(errorString(s)))
}

// panicwrap: a method of a value was called through a nil pointer.
func panicwrap(pkg, typ, meth string) {
	panic(plainError("value method " + pkg + "." + typ + "." + meth + " called using nil *" + typ + " pointer"))
}
