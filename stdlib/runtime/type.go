package runtime

import "unsafe"

// Type descriptors as the compiler writes them: the Go view of abi::typ, field by field. A table is an address and a
// count; its elements are reached through the accessors below.

type _type struct {
	size       uintptr
	ptrdata    uintptr
	hash       uint32
	tflag      uint8
	align      uint8
	fieldAlign uint8
	kind       uint8
	gcdata     *byte
	str        string
	ptrToThis  *_type
	uncommon   *uncommontype
}

const (
	tflagRegularMemory = 1
	tflagComparable    = 2
	tflagNamed         = 4
	tflagDirectIface   = 8
)

const (
	kindBool          = 1
	kindInt           = 2
	kindInt8          = 3
	kindInt16         = 4
	kindInt32         = 5
	kindInt64         = 6
	kindUint          = 7
	kindUint8         = 8
	kindUint16        = 9
	kindUint32        = 10
	kindUint64        = 11
	kindUintptr       = 12
	kindFloat32       = 13
	kindFloat64       = 14
	kindComplex64     = 15
	kindComplex128    = 16
	kindArray         = 17
	kindChan          = 18
	kindFunc          = 19
	kindInterface     = 20
	kindMap           = 21
	kindPointer       = 22
	kindSlice         = 23
	kindString        = 24
	kindStruct        = 25
	kindUnsafePointer = 26
)

type table struct {
	ptr unsafe.Pointer
	n   int
}

type uncommontype struct {
	pkgpath string
	name    string
	methods table
}

type method struct {
	name    string
	pkgpath string
	mtyp    *_type
	ifn     unsafe.Pointer
}

type arraytype struct {
	typ   _type
	elem  *_type
	slice *_type
	n     uintptr
}

type imethod struct {
	name    string
	pkgpath string
	typ     *_type
}

type interfacetype struct {
	typ     _type
	pkgpath string
	methods table
}

type structfield struct {
	name   string
	typ    *_type
	offset uintptr
	tag    string
	flags  uintptr
}

type structtype struct {
	typ     _type
	pkgpath string
	fields  table
}

type itab struct {
	methods unsafe.Pointer // the method table that interface types with these methods share
	typ     *_type
	hash    uint32
	unused  uint32
}

type eface struct {
	typ  *_type
	data unsafe.Pointer
}

// kind is the kind of the value, which is not nil. The compiler leaves out what clauses of a switch on it call when no
// interface of the program holds a value of their kinds.
func (e *eface) kind() uint8 { return e.typ.kind }

type iface struct {
	tab  *itab
	data unsafe.Pointer
}

func add(p unsafe.Pointer, n uintptr) unsafe.Pointer {
	return unsafe.Pointer(uintptr(p) + n)
}

func (t *structtype) field(i int) *structfield {
	return (*structfield)(add(t.fields.ptr, uintptr(i)*unsafe.Sizeof(structfield{})))
}

func (t *interfacetype) method(i int) *imethod {
	return (*imethod)(add(t.methods.ptr, uintptr(i)*unsafe.Sizeof(imethod{})))
}

func (u *uncommontype) method(i int) *method {
	return (*method)(add(u.methods.ptr, uintptr(i)*unsafe.Sizeof(method{})))
}

func (t *_type) direct() bool { return t.tflag&tflagDirectIface != 0 }

// pkgpath of a defined type, empty for others.
func (t *_type) pkgpath() string {
	if t.uncommon == nil {
		return ""
	}
	return t.uncommon.pkgpath
}

// toAny makes an interface of type t from the value at p, which nobody changes afterwards.
func toAny(t *_type, p unsafe.Pointer) (e any) {
	w := (*eface)(unsafe.Pointer(&e))
	w.typ = t
	if t.direct() {
		p = *(*unsafe.Pointer)(p)
	}
	w.data = p
	return e
}
