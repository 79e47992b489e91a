package runtime

// Errors that the language's own checks panic with, in Go's words.

// Error identifies a run-time error.
type Error interface {
	error

	// RuntimeError does nothing but tell run-time errors from others.
	RuntimeError()
}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	_interface    *_type
	concrete      *_type
	asserted      *_type
	missingMethod string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	inter := "interface"
	if e._interface != nil {
		inter = e._interface.str
	}
	as := e.asserted.str
	if e.concrete == nil {
		return "interface conversion: " + inter + " is nil, not " + as
	}
	cs := e.concrete.str
	if e.missingMethod != "" {
		return "interface conversion: " + cs + " is not " + as + ": missing method " + e.missingMethod
	}
	msg := "interface conversion: " + inter + " is " + cs + ", not " + as
	if cs == as {
		if e.concrete.pkgpath() != e.asserted.pkgpath() {
			msg += " (types from different packages)"
		} else {
			msg += " (types from different scopes)"
		}
	}
	return msg
}

// errorString is a run-time error with a fixed text.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// errorAddressString is a memory fault whose address is known.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}

func (e errorAddressString) Error() string { return "runtime error: " + e.msg }

// Addr returns the address that faulted.
func (e errorAddressString) Addr() uintptr { return e.addr }

// plainError is a run-time error whose text has no prefix.
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// A PanicNilError is what panic(nil) panics with.
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string { return "runtime error: panic called with nil argument" }

func (*PanicNilError) RuntimeError() {}

// Codes of panicBounds (abi::rtfn::bounds).
const (
	boundsIndex = iota
	boundsSliceAlen
	boundsSliceAcap
	boundsSliceB
	boundsSlice3Alen
	boundsSlice3Acap
	boundsSlice3B
	boundsSlice3C
	// boundsConvert is a slice too short for the array it becomes; only this package uses it.
	boundsConvert
)

// boundsError is an index out of range.
type boundsError struct {
	x      int64
	y      int
	signed bool
	code   uint8
}

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	if int(e.code) >= len(boundsTexts) {
		return "runtime error: index out of range"
	}
	t := &boundsTexts[e.code]
	if e.signed && e.x < 0 {
		return t.before + itoa(e.x) + t.alone
	}
	return t.before + utoa(uint64(e.x)) + t.between + itoa(int64(e.y)) + t.end
}

const (
	indexRange = "runtime error: index out of range ["
	sliceRange = "runtime error: slice bounds out of range ["
)

// boundsTexts has what stands around the two numbers of a boundsError, by code. A negative number stands alone.
var boundsTexts = [...]struct{ before, alone, between, end string }{
	boundsIndex:      {indexRange, "]", "] with length ", ""},
	boundsSliceAlen:  {sliceRange + ":", "]", "] with length ", ""},
	boundsSliceAcap:  {sliceRange + ":", "]", "] with capacity ", ""},
	boundsSliceB:     {sliceRange, ":]", ":", "]"},
	boundsSlice3Alen: {sliceRange + "::", "]", "] with length ", ""},
	boundsSlice3Acap: {sliceRange + "::", "]", "] with capacity ", ""},
	boundsSlice3B:    {sliceRange + ":", ":]", ":", "]"},
	boundsSlice3C:    {sliceRange, "::]", ":", ":]"},
	boundsConvert:    {"runtime error: cannot convert slice with length ", "", " to array or pointer to array with length ", ""},
}

func itoa(v int64) string {
	if v >= 0 {
		return utoa(uint64(v))
	}
	return "-" + utoa(-uint64(v))
}

func utoa(v uint64) string {
	var b [20]byte
	i := formatUint(&b, v)
	return string(b[i:])
}

// formatUint writes v at the end of b and returns where it begins.
func formatUint(b *[20]byte, v uint64) int {
	i := len(b)
	for {
		i--
		b[i] = byte('0' + v%10)
		v /= 10
		if v == 0 {
			return i
		}
	}
}
