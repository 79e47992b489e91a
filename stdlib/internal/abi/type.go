// Package abi mirrors the structures that compiler, runtime and library
// share: type descriptors, interface tables and the words of interfaces,
// strings and slices. runtime/abi/src/typ.rs is the original; sizes and order
// must agree with it.
package abi

import "unsafe"

// Kind numbers the kinds of types as reflect.Kind does.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Bits of Type.TFlag.
const (
	TFlagRegularMemory = 1 // equality is comparison of memory
	TFlagComparable    = 2
	TFlagNamed         = 4
	TFlagDirectIface   = 8 // an interface's data word is the value itself
)

// A Type is what every descriptor begins with.
type Type struct {
	Size       uintptr
	PtrBytes   uintptr // size of the prefix that can hold pointers
	Hash       uint32
	TFlag      uint8
	Align      uint8
	FieldAlign uint8
	Kind       Kind
	GCData     *byte
	String     string
	PtrToThis  *Type // *T, or nil
	Uncommon   *Uncommon
}

// Uncommon is there for defined types and types with methods.
type Uncommon struct {
	PkgPath string
	Name    string
	methods table
	// Exported is the number of exported methods, those that the linker left
	// out included.
	Exported int
}

// table is a slice without capacity.
type table struct {
	ptr unsafe.Pointer
	len int
}

// Table makes the table that a descriptor built at run time holds.
func makeTable(ptr unsafe.Pointer, n int) table { return table{ptr, n} }

// A Method is a method of a concrete type.
type Method struct {
	Name    string
	PkgPath string // of an unexported name
	Type    *Type  // signature without receiver
	IFn     unsafe.Pointer
}

type ArrayType struct {
	Type
	Elem  *Type
	Slice *Type
	Len   uintptr
}

type ChanType struct {
	Type
	Elem *Type
	Dir  int // 1 receive, 2 send, 3 both
}

type FuncType struct {
	Type
	in, out  table
	Variadic int
}

// An Imethod is a method that an interface asks for.
type Imethod struct {
	Name    string
	PkgPath string
	Type    *Type
}

type InterfaceType struct {
	Type
	PkgPath string
	methods table
}

type MapType struct {
	Type
	Key   *Type
	Elem  *Type
	Funcs *MapFuncs
}

type PtrType struct {
	Type
	Elem *Type
}

type SliceType struct {
	Type
	Elem *Type
}

type StructType struct {
	Type
	PkgPath string
	fields  table
}

// A Field is a field of a struct.
type Field struct {
	Name   string
	Type   *Type
	Offset uintptr
	Tag    string
	Flags  int // bit 0 embedded, bit 1 exported
}

func (f *Field) Embedded() bool { return f.Flags&1 != 0 }
func (f *Field) Exported() bool { return f.Flags&2 != 0 }

// An Itab is what the first word of a non-empty interface points to; the
// code addresses of its methods follow.
type Itab struct {
	Methods unsafe.Pointer // the method table that interface types with these methods share
	Type    *Type
	Hash    uint32
	_       uint32
}

// Fun returns the i-th code address.
func (t *Itab) Fun(i int) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(t), unsafe.Sizeof(Itab{})+uintptr(i)*8))
}

// EmptyInterface are the words of an `any`.
type EmptyInterface struct {
	Type *Type
	Data unsafe.Pointer
}

// NonEmptyInterface are the words of an interface with methods.
type NonEmptyInterface struct {
	Itab *Itab
	Data unsafe.Pointer
}

// TypeOf returns the dynamic type of a, nil if a is nil.
func TypeOf(a any) *Type {
	return (*EmptyInterface)(unsafe.Pointer(&a)).Type
}

func (t *Type) HasName() bool     { return t.TFlag&TFlagNamed != 0 }
func (t *Type) IfaceDirect() bool { return t.TFlag&TFlagDirectIface != 0 }
func (t *Type) Comparable() bool  { return t.TFlag&TFlagComparable != 0 }
func (t *Type) Pointers() bool    { return t.PtrBytes != 0 }

// Elem returns the element type of an array, chan, map, pointer or slice
// type, nil for others.
func (t *Type) Elem() *Type {
	switch t.Kind {
	case Array:
		return (*ArrayType)(unsafe.Pointer(t)).Elem
	case Chan:
		return (*ChanType)(unsafe.Pointer(t)).Elem
	case Map:
		return (*MapType)(unsafe.Pointer(t)).Elem
	case Pointer:
		return (*PtrType)(unsafe.Pointer(t)).Elem
	case Slice:
		return (*SliceType)(unsafe.Pointer(t)).Elem
	}
	return nil
}

// Methods returns all methods that the descriptor carries, sorted by name.
func (t *Type) Methods() []Method {
	u := t.Uncommon
	if u == nil {
		return nil
	}
	return unsafe.Slice((*Method)(u.methods.ptr), u.methods.len)
}

// SetMethods gives the type these methods, sorted by name.
func (t *Type) SetMethods(list []Method) {
	t.Uncommon = &Uncommon{methods: makeTable(unsafe.Pointer(unsafe.SliceData(list)), len(list))}
	for i := range list {
		if list[i].PkgPath == "" {
			t.Uncommon.Exported++
		}
	}
}

// Name returns the name of a defined type without its package.
func (t *Type) Name() string {
	if !t.HasName() {
		return ""
	}
	if t.Uncommon != nil && t.Uncommon.Name != "" {
		return t.Uncommon.Name
	}
	return t.String
}

// PkgPath returns the import path of a defined type.
func (t *Type) PkgPath() string {
	if !t.HasName() || t.Uncommon == nil {
		return ""
	}
	return t.Uncommon.PkgPath
}

func (t *InterfaceType) Methods() []Imethod {
	return unsafe.Slice((*Imethod)(t.methods.ptr), t.methods.len)
}

func (t *StructType) Fields() []Field {
	return unsafe.Slice((*Field)(t.fields.ptr), t.fields.len)
}

func (t *FuncType) In() []*Type {
	return unsafe.Slice((**Type)(t.in.ptr), t.in.len)
}

func (t *FuncType) Out() []*Type {
	return unsafe.Slice((**Type)(t.out.ptr), t.out.len)
}

// SetIn, SetOut, SetFields are for descriptors built at run time.

func (t *FuncType) SetIn(in []*Type) {
	t.in = makeTable(unsafe.Pointer(unsafe.SliceData(in)), len(in))
}

func (t *FuncType) SetOut(out []*Type) {
	t.out = makeTable(unsafe.Pointer(unsafe.SliceData(out)), len(out))
}

func (t *StructType) SetFields(fields []Field) {
	t.fields = makeTable(unsafe.Pointer(unsafe.SliceData(fields)), len(fields))
}
