// Package reflect looks at and changes values of any type at run time.
//
// A Type is a pointer to the descriptor that the compiler wrote (rtype), a
// Value the descriptor, a word and flags that say what the word is. Nothing
// here knows more about memory than internal/abi; typed moves, allocation,
// maps and channels are the runtime's.
package reflect

import (
	"internal/abi"
	"iter"
	"unsafe"
)

// Type is the representation of a Go type; two Types are equal exactly if
// they stand for identical types.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool

	common() *abi.Type
}

// A Kind is the specific kind of a Type; the zero Kind is not valid.
type Kind uint

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

// Ptr is the old name of Pointer.
const Ptr = Pointer

var kindNames = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
	"uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer",
}

func (k Kind) String() string {
	if k < Kind(len(kindNames)) {
		return kindNames[k]
	}
	return "kind" + itoa(int(k))
}

// itoa serves error texts, so that they do not need strconv.
func itoa(n int) string {
	var buf [20]byte
	i := len(buf)
	neg := n < 0
	u := uint(n)
	if neg {
		u = -u
	}
	for {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			break
		}
	}
	if neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// ChanDir is a channel type's direction.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + itoa(int(d))
}

// A StructField describes one field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the tag string of a struct field: key:"value" pairs,
// separated by spaces.
type StructTag string

// Get returns the value of key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// A Method describes one method.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// rtype is the only implementation of Type.
type rtype struct {
	t abi.Type
}

func toRType(t *abi.Type) *rtype { return (*rtype)(unsafe.Pointer(t)) }

// toType keeps a nil descriptor from becoming a Type that is not nil.
func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return toRType(t)
}

// TypeOf returns the dynamic type of i, nil if i is nil.
func TypeOf(i any) Type { return toType(abi.TypeOf(i)) }

// TypeFor returns the Type of T.
func TypeFor[T any]() Type {
	return TypeOf((*T)(nil)).Elem()
}

func (t *rtype) common() *abi.Type { return &t.t }

func (t *rtype) Align() int       { return int(t.t.Align) }
func (t *rtype) FieldAlign() int  { return int(t.t.FieldAlign) }
func (t *rtype) Size() uintptr    { return t.t.Size }
func (t *rtype) String() string   { return t.t.String }
func (t *rtype) Kind() Kind       { return Kind(t.t.Kind) }
func (t *rtype) Name() string     { return t.t.Name() }
func (t *rtype) PkgPath() string  { return t.t.PkgPath() }
func (t *rtype) Comparable() bool { return t.t.Comparable() }

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.t.Size) * 8
}

func (t *rtype) arrayType() *abi.ArrayType         { return (*abi.ArrayType)(unsafe.Pointer(t)) }
func (t *rtype) chanType() *abi.ChanType           { return (*abi.ChanType)(unsafe.Pointer(t)) }
func (t *rtype) funcType() *abi.FuncType           { return (*abi.FuncType)(unsafe.Pointer(t)) }
func (t *rtype) interfaceType() *abi.InterfaceType { return (*abi.InterfaceType)(unsafe.Pointer(t)) }
func (t *rtype) mapType() *abi.MapType             { return (*abi.MapType)(unsafe.Pointer(t)) }
func (t *rtype) structType() *abi.StructType       { return (*abi.StructType)(unsafe.Pointer(t)) }

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir(t.chanType().Dir)
}

func (t *rtype) Elem() Type {
	e := t.t.Elem()
	if e == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return toType(e)
}

func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toType(t.mapType().Key)
}

func (t *rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return int(t.arrayType().Len)
}

func (t *rtype) mustBeFunc(method string) *abi.FuncType {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
	return t.funcType()
}

func (t *rtype) IsVariadic() bool { return t.mustBeFunc("IsVariadic").Variadic != 0 }
func (t *rtype) NumIn() int       { return len(t.mustBeFunc("NumIn").In()) }
func (t *rtype) NumOut() int      { return len(t.mustBeFunc("NumOut").Out()) }
func (t *rtype) In(i int) Type    { return toType(t.mustBeFunc("In").In()[i]) }
func (t *rtype) Out(i int) Type   { return toType(t.mustBeFunc("Out").Out()[i]) }

func (t *rtype) Ins() iter.Seq[Type] {
	in := t.mustBeFunc("Ins").In()
	return func(yield func(Type) bool) {
		for _, p := range in {
			if !yield(toType(p)) {
				return
			}
		}
	}
}

func (t *rtype) Outs() iter.Seq[Type] {
	out := t.mustBeFunc("Outs").Out()
	return func(yield func(Type) bool) {
		for _, p := range out {
			if !yield(toType(p)) {
				return
			}
		}
	}
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowInt(x int64) bool {
	switch t.Kind() {
	case Int, Int8, Int16, Int32, Int64:
		return overflowInt(x, t.t.Size)
	}
	panic("reflect: OverflowInt of non-int type " + t.String())
}

func (t *rtype) OverflowUint(x uint64) bool {
	switch t.Kind() {
	case Uint, Uintptr, Uint8, Uint16, Uint32, Uint64:
		return overflowUint(x, t.t.Size)
	}
	panic("reflect: OverflowUint of non-uint type " + t.String())
}

func overflowInt(x int64, size uintptr) bool {
	shift := 64 - size*8
	return x<<shift>>shift != x
}

func overflowUint(x uint64, size uintptr) bool {
	shift := 64 - size*8
	return x<<shift>>shift != x
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	const maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))
	const maxFloat64 = 0x1p1023 * (1 + (1 - 0x1p-52))
	return maxFloat32 < x && x <= maxFloat64
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len(t.interfaceType().Methods())
	}
	if t.t.Uncommon == nil {
		return 0
	}
	return t.t.Uncommon.Exported
}

// exportedMethod returns the i-th exported method.
func (t *rtype) exportedMethod(i int) *abi.Method {
	list := t.t.Methods()
	n := 0
	for j := range list {
		if list[j].PkgPath == "" {
			if n == i {
				return &list[j]
			}
			n++
		}
	}
	return nil
}

func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		list := t.interfaceType().Methods()
		if i < 0 || i >= len(list) {
			return Method{}
		}
		p := &list[i]
		return Method{Name: p.Name, PkgPath: p.PkgPath, Type: toType(p.Type), Index: i}
	}
	p := (*abi.Method)(nil)
	if i >= 0 {
		p = t.exportedMethod(i)
	}
	if p == nil {
		panic("reflect: Method index out of range")
	}
	return methodWithFunc(t, p, i)
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i, n := 0, t.NumMethod(); i < n; i++ {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	for i, n := 0, t.NumMethod(); i < n; i++ {
		if t.methodName(i) == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t *rtype) methodName(i int) string {
	if t.Kind() == Interface {
		return t.interfaceType().Methods()[i].Name
	}
	return t.exportedMethod(i).Name
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), &t.t)
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	uu := u.common()
	return directlyAssignable(uu, &t.t) || implements(uu, &t.t)
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertOp(u.common(), &t.t) != nil
}

//go:linkname getitab runtime.getitab
func getitab(inter *abi.InterfaceType, typ *abi.Type) *abi.Itab

// implements reports whether v implements the interface type u.
func implements(u, v *abi.Type) bool {
	if u.Kind != abi.Interface {
		return false
	}
	want := (*abi.InterfaceType)(unsafe.Pointer(u)).Methods()
	if len(want) == 0 {
		return true
	}
	if v.Kind == abi.Interface {
		have := (*abi.InterfaceType)(unsafe.Pointer(v)).Methods()
		i := 0
		for j := range have {
			w, h := &want[i], &have[j]
			if w.Name == h.Name && w.Type == h.Type && w.PkgPath == h.PkgPath {
				i++
				if i == len(want) {
					return true
				}
			}
		}
		return false
	}
	return getitab((*abi.InterfaceType)(unsafe.Pointer(u)), v) != nil
}

// directlyAssignable reports whether a value of type v can be assigned to a
// variable of type u without being changed.
func directlyAssignable(u, v *abi.Type) bool {
	if u == v {
		return true
	}
	if u.HasName() && v.HasName() || u.Kind != v.Kind {
		return false
	}
	if u.Kind == abi.Chan && specialChannel(u, v) {
		return true
	}
	return identicalUnderlying(u, v, true)
}

// specialChannel reports whether v is a bidirectional channel that may be
// assigned to u.
func specialChannel(u, v *abi.Type) bool {
	return toRType(v).ChanDir() == BothDir && (u.Name() == "" || v.Name() == "") && identical(u.Elem(), v.Elem(), true)
}

func identical(t, u *abi.Type, tags bool) bool {
	if t == u {
		return true
	}
	if tags {
		// Descriptors are unique but for types made at run time, which
		// reflect itself keeps unique.
		return false
	}
	if t.Name() != u.Name() || t.Kind != u.Kind || t.PkgPath() != u.PkgPath() {
		return false
	}
	return identicalUnderlying(t, u, false)
}

func identicalList(a, b []*abi.Type, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !identical(a[i], b[i], tags) {
			return false
		}
	}
	return true
}

// identicalUnderlying compares underlying types, struct tags only if wanted.
func identicalUnderlying(a, b *abi.Type, tags bool) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind {
		return false
	}
	if abi.Bool <= a.Kind && a.Kind <= abi.Complex128 || a.Kind == abi.String || a.Kind == abi.UnsafePointer {
		return true
	}
	t, u := toRType(a), toRType(b)
	switch a.Kind {
	case abi.Array:
		return t.Len() == u.Len() && identical(a.Elem(), b.Elem(), tags)
	case abi.Chan:
		return t.ChanDir() == u.ChanDir() && identical(a.Elem(), b.Elem(), tags)
	case abi.Func:
		f, g := t.funcType(), u.funcType()
		return f.Variadic == g.Variadic && identicalList(f.In(), g.In(), tags) && identicalList(f.Out(), g.Out(), tags)
	case abi.Interface:
		m, n := t.interfaceType().Methods(), u.interfaceType().Methods()
		if len(m) != len(n) {
			return false
		}
		for i := range m {
			if m[i].Name != n[i].Name || m[i].PkgPath != n[i].PkgPath || m[i].Type != n[i].Type {
				return false
			}
		}
		return true
	case abi.Map:
		return identical(t.mapType().Key, u.mapType().Key, tags) && identical(a.Elem(), b.Elem(), tags)
	case abi.Pointer, abi.Slice:
		return identical(a.Elem(), b.Elem(), tags)
	case abi.Struct:
		s, r := t.structType(), u.structType()
		f, g := s.Fields(), r.Fields()
		if len(f) != len(g) || s.PkgPath != r.PkgPath {
			return false
		}
		for i := range f {
			x, y := &f[i], &g[i]
			if x.Name != y.Name || !identical(x.Type, y.Type, tags) || tags && x.Tag != y.Tag ||
				x.Offset != y.Offset || x.Embedded() != y.Embedded() {
				return false
			}
		}
		return true
	}
	return false
}
