package reflect

import (
	"internal/abi"
	"strconv"
)

func isExportedName(s string) bool {
	c := s[0]
	if c < 0x80 {
		return 'A' <= c && c <= 'Z'
	}
	return false
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
// ignored. Methods of embedded fields are not promoted.
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
				panic("reflect.Struct: fields with different PkgPath " + s.PkgPath + " and " + f.PkgPath)
			}
			s.PkgPath = f.PkgPath
		}
		if names[f.Name] && f.Name != "_" {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		names[f.Name] = true
		t := f.Type.common()

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
	return toRType(findOrMake(text, func(p *abi.Type) bool {
		return p.Kind == abi.Struct && !p.HasName() && identicalUnderlying(&s.Type, p, true)
	}, func() *abi.Type { return &s.Type }))
}
