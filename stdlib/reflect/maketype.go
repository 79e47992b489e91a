package reflect

import (
	"internal/abi"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Types that the program does not contain are made here. A type is looked up
// among the compiler's descriptors first and among those made before next, so
// that descriptors stay unique.

// typelinks returns the linker's array of 32-bit offsets of descriptors from
// typesBase.
func typelinks() (offsets unsafe.Pointer, n int)

func typesBase() unsafe.Pointer

// made are those made before, by what they are printed as: different types may have one text.
var made struct {
	sync.Mutex
	types map[string]*madeType
}

type madeType struct {
	typ  *abi.Type
	next *madeType
}

// hashString is FNV-1a.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// findOrMake returns the type that is printed as s and that same accepts,
// or the one that build returns.
func findOrMake(s string, same func(*abi.Type) bool, build func() *abi.Type) *abi.Type {
	made.Lock()
	defer made.Unlock()
	first := made.types[s]
	for m := first; m != nil; m = m.next {
		if same(m.typ) {
			return m.typ
		}
	}
	t := linked(s, same)
	if t == nil {
		t = build()
		t.String = s
		t.Hash = hashString(s)
	}
	if made.types == nil {
		made.types = make(map[string]*madeType)
	}
	made.types[s] = &madeType{t, first}
	return t
}

// linked searches the compiler's descriptors.
func linked(s string, same func(*abi.Type) bool) *abi.Type {
	p, n := typelinks()
	base := typesBase()
	for _, off := range unsafe.Slice((*uint32)(p), n) {
		t := (*abi.Type)(unsafe.Add(base, off))
		if t.String == s && same(t) {
			return t
		}
	}
	return nil
}

// onePointer is the pointer map of a single pointer word.
var onePointer = [8]byte{1}

// pointerShape fills in what all pointer-shaped types have in common.
func pointerShape(t *abi.Type, kind abi.Kind, flags uint8) {
	t.Size = 8
	t.PtrBytes = 8
	t.TFlag = abi.TFlagDirectIface | flags
	t.Align = 8
	t.FieldAlign = 8
	t.Kind = kind
	t.GCData = &onePointer[0]
}

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return toRType(pointerTo(&t.(*rtype).t)) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// pointers holds types that pointerTo gave, by their elements' addresses:
// Value.Addr asks again and again.
var pointers [64]atomic.Pointer[abi.PtrType]

func pointerTo(t *abi.Type) *abi.Type {
	if t.PtrToThis != nil {
		return t.PtrToThis
	}
	at := &pointers[uintptr(unsafe.Pointer(t))/unsafe.Sizeof(*t)%uintptr(len(pointers))]
	if p := at.Load(); p != nil && p.Elem == t {
		return &p.Type
	}
	p := findPointerTo(t)
	at.Store((*abi.PtrType)(unsafe.Pointer(p)))
	return p
}

func findPointerTo(t *abi.Type) *abi.Type {
	return findOrMake("*"+t.String, func(p *abi.Type) bool {
		return p.Kind == abi.Pointer && p.Elem() == t && !p.HasName()
	}, func() *abi.Type {
		p := &abi.PtrType{Elem: t}
		pointerShape(&p.Type, abi.Pointer, abi.TFlagRegularMemory|abi.TFlagComparable)
		return &p.Type
	})
}

// SliceOf returns the type []t.
func SliceOf(t Type) Type {
	e := t.common()
	return toRType(findOrMake("[]"+e.String, func(p *abi.Type) bool {
		return p.Kind == abi.Slice && p.Elem() == e && !p.HasName()
	}, func() *abi.Type {
		s := &abi.SliceType{Elem: e}
		s.Size = 24
		s.PtrBytes = 8
		s.Align, s.FieldAlign = 8, 8
		s.Kind = abi.Slice
		s.GCData = &onePointer[0]
		return &s.Type
	}))
}

// ChanOf returns the channel type with direction dir and elements of type t.
func ChanOf(dir ChanDir, t Type) Type {
	e := t.common()
	if e.Size >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	var s string
	switch dir {
	case SendDir:
		s = "chan<- " + e.String
	case RecvDir:
		s = "<-chan " + e.String
	case BothDir:
		if e.String[0] == '<' {
			s = "chan (" + e.String + ")"
		} else {
			s = "chan " + e.String
		}
	default:
		panic("reflect.ChanOf: invalid dir")
	}
	return toRType(findOrMake(s, func(p *abi.Type) bool {
		return p.Kind == abi.Chan && p.Elem() == e && !p.HasName() && toRType(p).ChanDir() == dir
	}, func() *abi.Type {
		c := &abi.ChanType{Elem: e, Dir: int(dir)}
		pointerShape(&c.Type, abi.Chan, abi.TFlagRegularMemory|abi.TFlagComparable)
		return &c.Type
	}))
}

// bitmap is a pointer map under construction.
type bitmap []byte

func (b *bitmap) set(word uintptr) {
	for uintptr(len(*b)) <= word/8 {
		*b = append(*b, 0)
	}
	(*b)[word/8] |= 1 << (word % 8)
}

// addType adds the pointers of a value of type t at offset.
func (b *bitmap) addType(t *abi.Type, offset uintptr) {
	if t.PtrBytes == 0 {
		return
	}
	switch t.Kind {
	case abi.Array:
		a := toRType(t).arrayType()
		for i := uintptr(0); i < a.Len; i++ {
			b.addType(a.Elem, offset+i*a.Elem.Size)
		}
	case abi.Struct:
		fields := toRType(t).structType().Fields()
		for i := range fields {
			b.addType(fields[i].Type, offset+fields[i].Offset)
		}
	default:
		for w := uintptr(0); w < t.PtrBytes/8; w++ {
			if *(*byte)(unsafe.Add(unsafe.Pointer(t.GCData), w/8))>>(w%8)&1 != 0 {
				b.set(offset/8 + w)
			}
		}
	}
}

// pointers returns the map as a descriptor holds it, padded to whole words.
func (b bitmap) pointers() *byte {
	for len(b) == 0 || len(b)%8 != 0 {
		b = append(b, 0)
	}
	return &b[0]
}

// arrayGCLimit is the size above which array types carry no pointer map.
const arrayGCLimit = 2048

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	if e.Size > 0 && uintptr(length) > ^uintptr(0)/e.Size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	slice := SliceOf(elem).common()
	return toRType(findOrMake("["+itoa(length)+"]"+e.String, func(p *abi.Type) bool {
		return p.Kind == abi.Array && p.Elem() == e && !p.HasName() && toRType(p).Len() == length
	}, func() *abi.Type {
		a := &abi.ArrayType{Elem: e, Slice: slice, Len: uintptr(length)}
		a.Size = e.Size * uintptr(length)
		if length > 0 && e.PtrBytes > 0 {
			a.PtrBytes = e.Size*uintptr(length-1) + e.PtrBytes
		}
		a.Align, a.FieldAlign = e.Align, e.FieldAlign
		a.Kind = abi.Array
		a.TFlag = e.TFlag & (abi.TFlagComparable | abi.TFlagRegularMemory)
		if length == 1 {
			a.TFlag |= e.TFlag & abi.TFlagDirectIface
		}
		if a.Size <= arrayGCLimit {
			var b bitmap
			b.addType(&a.Type, 0)
			a.GCData = b.pointers()
		}
		return &a.Type
	}))
}

// FuncOf returns the function type with these parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	s := "func("
	ins := make([]*abi.Type, len(in))
	for i, t := range in {
		ins[i] = t.common()
		if i > 0 {
			s += ", "
		}
		if variadic && i == len(in)-1 {
			s += "..." + ins[i].Elem().String
		} else {
			s += ins[i].String
		}
	}
	s += ")"
	outs := make([]*abi.Type, len(out))
	for i, t := range out {
		outs[i] = t.common()
		switch {
		case i > 0:
			s += ", "
		case len(out) > 1:
			s += " ("
		default:
			s += " "
		}
		s += outs[i].String
	}
	if len(out) > 1 {
		s += ")"
	}
	f := &abi.FuncType{}
	f.SetIn(ins)
	f.SetOut(outs)
	if variadic {
		f.Variadic = 1
	}
	f.Kind = abi.Func
	return toRType(findOrMake(s, func(p *abi.Type) bool {
		return p.Kind == abi.Func && !p.HasName() && identicalUnderlying(&f.Type, p, true)
	}, func() *abi.Type {
		pointerShape(&f.Type, abi.Func, 0)
		return &f.Type
	}))
}

// dynamicMap is a map of a type that the program does not contain: keys are
// boxed, elements live at addresses of their own.
type dynamicMap = map[any]unsafe.Pointer

type dynamicIter struct {
	abi.MapIter
	next  int
	keys  []any
	boxes []unsafe.Pointer
	elems []unsafe.Pointer
	m     dynamicMap
}

func toDynamic(m unsafe.Pointer) dynamicMap { return *(*dynamicMap)(unsafe.Pointer(&m)) }

func (d dynamicTypes) box(key unsafe.Pointer) any {
	return pack(Value{d.key, key, flagIndir | flagAddr | flag(d.key.Kind)})
}

// dynamicTypes knows key and element type of dynamic maps.
type dynamicTypes struct {
	key, elem *abi.Type
}

func (d dynamicTypes) funcs() *abi.MapFuncs {
	return &abi.MapFuncs{
		New: func(hint int) unsafe.Pointer {
			m := make(dynamicMap, hint)
			return *(*unsafe.Pointer)(unsafe.Pointer(&m))
		},
		Get: func(m, key unsafe.Pointer) unsafe.Pointer { return toDynamic(m)[d.box(key)] },
		Assign: func(p, key unsafe.Pointer) unsafe.Pointer {
			k, m := d.box(key), toDynamic(p)
			var e unsafe.Pointer
			if len(m) > 0 { // a key that cannot be hashed is one of an assignment, not of a look-up
				e = m[k]
			}
			if e == nil {
				e = newobject(d.elem)
			}
			m[k] = e // also if it was there: the newer of two zeros stays
			return e
		},
		Delete: func(m, key unsafe.Pointer) { delete(toDynamic(m), d.box(key)) },
		Clear:  func(m unsafe.Pointer) { clear(toDynamic(m)) },
		Iter: func(m unsafe.Pointer) unsafe.Pointer {
			it := &dynamicIter{m: toDynamic(m)}
			for k, e := range it.m {
				p := newobject(d.key)
				typedmemmove(d.key, p, addressOf(&k))
				it.keys = append(it.keys, k)
				it.boxes = append(it.boxes, p)
				it.elems = append(it.elems, e)
			}
			return unsafe.Pointer(it)
		},
		Next: func(p unsafe.Pointer) bool {
			it := (*dynamicIter)(p)
			for it.next < len(it.keys) {
				i := it.next
				it.next++
				e := it.m[it.keys[i]]
				if k := it.keys[i]; k != k && len(it.m) > 0 {
					e = it.elems[i] // a NaN is not found, and goes only with all others
				}
				if e != nil {
					it.Key, it.Elem = it.boxes[i], e
					return true
				}
			}
			it.Key, it.Elem = nil, nil
			return false
		},
	}
}

// addressOf returns where the bytes of what is in i are.
func addressOf(i *any) unsafe.Pointer {
	w := words(i)
	if w.Type.IfaceDirect() {
		return unsafe.Pointer(&w.Data)
	}
	return w.Data
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if !k.Comparable() {
		panic("reflect.MapOf: invalid key type " + k.String)
	}
	return toRType(findOrMake("map["+k.String+"]"+e.String, func(p *abi.Type) bool {
		return p.Kind == abi.Map && !p.HasName() && p.Elem() == e && toRType(p).mapType().Key == k
	}, func() *abi.Type {
		m := &abi.MapType{Key: k, Elem: e, Funcs: dynamicTypes{k, e}.funcs()}
		pointerShape(&m.Type, abi.Map, 0)
		return &m.Type
	}))
}
