package reflect

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

// isExportedName is a guess: letters outside of ASCII are taken for large ones.
func isExportedName(s string) bool {
	c := s[0]
	return c != '_' && (c < 'a' || c > 'z')
}

// validName reports whether s is an identifier; letters outside ASCII are
// taken on trust.
func validName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// StructOf returns the struct type with these fields; Offset and Index are
// ignored. The methods of an embedded field are promoted where the code that
// takes the field as receiver can take the struct: that of a first field, and
// of a pointer that is the only one. Promoted methods of interfaces panic.
func StructOf(fields []StructField) Type {
	list := make([]abi.Field, len(fields))
	s := &abi.StructType{}
	text := "struct {"
	align := uintptr(1)
	regular := true
	flags := uint8(abi.TFlagComparable)
	var size uintptr
	var pointers bitmap
	names := make(map[string]bool)
	var methods []abi.Method
	lastZero := false
	for i, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + itoa(i) + " has no name")
		}
		if !validName(f.Name) {
			panic("reflect.StructOf: field " + itoa(i) + " has invalid name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + itoa(i) + " has no type")
		}
		exported := f.PkgPath == ""
		if exported && !isExportedName(f.Name) {
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		}
		if f.PkgPath != "" {
			if s.PkgPath != "" && s.PkgPath != f.PkgPath {
				panic("reflect.StructOf: fields with different PkgPath " + s.PkgPath + " and " + f.PkgPath)
			}
			s.PkgPath = f.PkgPath
		}
		if names[f.Name] && f.Name != "_" {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		names[f.Name] = true
		t := f.Type.common()
		if f.Anonymous && !exported {
			panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
		}

		if f.Anonymous && t.Kind == abi.Pointer {
			if k := t.Elem().Kind; k == abi.Pointer || k == abi.Interface {
				panic("reflect.StructOf: illegal embedded field type " + t.String)
			}
		}

		a := uintptr(t.FieldAlign)
		offset := (size + a - 1) &^ (a - 1)
		if offset != size || t.TFlag&abi.TFlagRegularMemory == 0 || f.Name == "_" {
			regular = false
		}
		size = offset + t.Size
		align = max(align, a)
		flags &= t.TFlag | ^uint8(abi.TFlagComparable)
		pointers.addType(t, offset)
		if t.PtrBytes > 0 {
			s.PtrBytes = offset + t.PtrBytes
		}
		lastZero = t.Size == 0

		list[i] = abi.Field{Name: f.Name, Type: t, Offset: offset, Tag: string(f.Tag)}
		if f.Anonymous {
			list[i].Flags |= 1
			methods = append(methods, promoted(t, i, len(fields))...)
		}
		if exported {
			list[i].Flags |= 2
		}
		if i > 0 {
			text += ";"
		}
		text += " "
		if !f.Anonymous {
			text += f.Name + " "
		}
		text += t.String
		if f.Tag != "" {
			text += " " + strconv.Quote(string(f.Tag))
		}
	}
	if lastZero && size > 0 {
		size++ // a pointer to the last field must not point past the end
	}
	if len(fields) > 0 {
		text += " "
	}
	text += "}"
	if end := (size + align - 1) &^ (align - 1); end != size {
		size = end
		regular = false
	}
	s.Size = size
	s.Align, s.FieldAlign = uint8(align), uint8(align)
	s.Kind = abi.Struct
	s.TFlag = flags & abi.TFlagComparable
	if regular && s.TFlag != 0 {
		s.TFlag |= abi.TFlagRegularMemory
	}
	if len(list) == 1 && list[0].Type.IfaceDirect() {
		s.TFlag |= abi.TFlagDirectIface
	}
	s.GCData = pointers.pointers()
	s.SetFields(list)
	if len(methods) > 0 {
		sortMethods(methods)
		s.SetMethods(methods)
	}
	return toRType(findOrMake(text, func(p *abi.Type) bool {
		return p.Kind == abi.Struct && !p.HasName() && identicalUnderlying(&s.Type, p, true)
	}, func() *abi.Type { return &s.Type }))
}

// promoted returns the methods that the embedded field i of n, of type t, gives
// to the struct.
func promoted(t *abi.Type, i, n int) []abi.Method {
	if t.Kind == abi.Interface {
		return interfaceMethods((*abi.InterfaceType)(unsafe.Pointer(t)))
	}
	list := t.Methods()
	if len(list) == 0 {
		return nil
	}
	const refusal = "reflect: embedded type with methods not implemented "
	switch {
	case i > 0:
		panic(refusal + "if type is not first field")
	case t.Kind == abi.Pointer && n > 1:
		panic(refusal + "if there is more than one field")
	case t.IfaceDirect() && n > 1:
		panic(refusal + "for non-pointer type")
	}
	list = append([]abi.Method(nil), list...)
	if t.Kind == abi.Pointer {
		// Those that the type pointed to has as well count twice.
		for _, m := range t.Elem().Methods() {
			for _, p := range list {
				if p.Name == m.Name && p.PkgPath == m.PkgPath {
					list = append(list, p)
					break
				}
			}
		}
	}
	return list
}

// interfaceMethods returns the methods of an embedded interface, which cannot
// be called.
func interfaceMethods(t *abi.InterfaceType) []abi.Method {
	refuse := func() { panic("reflect: StructOf does not support methods of embedded interfaces") }
	code := **(**unsafe.Pointer)(unsafe.Pointer(&refuse))
	var list []abi.Method
	for _, m := range t.Methods() {
		list = append(list, abi.Method{Name: m.Name, PkgPath: m.PkgPath, Type: m.Type, IFn: code})
	}
	return list
}

func sortMethods(list []abi.Method) {
	for i := range list {
		for j := i; j > 0 && list[j].Name < list[j-1].Name; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
