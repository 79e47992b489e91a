package reflect

import (
	"internal/abi"
	"iter"
	"strconv"
	"unsafe"
)

// Lookup returns the value of key and whether the tag has it.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	s := string(tag)
	for s != "" {
		i := 0
		for i < len(s) && s[i] == ' ' {
			i++
		}
		s = s[i:]
		// A name without control characters, quotes, colons and spaces.
		i = 0
		for i < len(s) && s[i] > ' ' && s[i] != ':' && s[i] != '"' && s[i] != 0x7F {
			i++
		}
		if i == 0 || i+1 >= len(s) || s[i] != ':' || s[i+1] != '"' {
			break
		}
		name := s[:i]
		s = s[i+1:]
		i = 1
		for i < len(s) && s[i] != '"' {
			if s[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(s) {
			break
		}
		quoted := s[:i+1]
		s = s[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			if err != nil {
				break
			}
			return value, true
		}
	}
	return "", false
}

func (t *rtype) mustBeStruct(method string) *abi.StructType {
	if t.Kind() != Struct {
		panic("reflect: " + method + " of non-struct type " + t.String())
	}
	return t.structType()
}

func (t *rtype) NumField() int { return len(t.mustBeStruct("NumField").Fields()) }

func (t *rtype) Field(i int) StructField {
	s := t.mustBeStruct("Field")
	fields := s.Fields()
	if i < 0 || i >= len(fields) {
		panic("reflect: Field index out of bounds")
	}
	p := &fields[i]
	f := StructField{
		Name:      p.Name,
		Type:      toType(p.Type),
		Tag:       StructTag(p.Tag),
		Offset:    p.Offset,
		Index:     indexOf(i),
		Anonymous: p.Embedded(),
	}
	if !p.Exported() {
		f.PkgPath = s.PkgPath
	}
	return f
}

// indexOf is a list of one number. What an interface holds never changes, and small numbers are there already.
func indexOf(i int) []int {
	var x any = i
	list := unsafe.Slice((*int)((*[2]unsafe.Pointer)(unsafe.Pointer(&x))[1]), 1)
	return list
}

func (t *rtype) Fields() iter.Seq[StructField] {
	t.mustBeStruct("Fields")
	return func(yield func(StructField) bool) {
		for i, n := 0, t.NumField(); i < n; i++ {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.mustBeStruct("FieldByIndex")
	f := StructField{Type: t}
	var cur Type = t
	for i, x := range index {
		if i > 0 {
			if cur.Kind() == Pointer && cur.Elem().Kind() == Struct {
				cur = cur.Elem()
			}
		}
		f = cur.Field(x)
		cur = f.Type
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	s := t.mustBeStruct("FieldByName")
	embedded := false
	fields := s.Fields()
	if name != "" {
		for i := range fields {
			if fields[i].Name == name {
				return t.Field(i), true
			}
			embedded = embedded || fields[i].Embedded()
		}
	}
	if !embedded {
		return StructField{}, false
	}
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// scan is a struct type that the breadth-first search has still to look at.
type scan struct {
	typ   *rtype
	index []int
	many  bool // the type is embedded more than once at this depth
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (result StructField, ok bool) {
	t.mustBeStruct("FieldByNameFunc")
	level := []scan{{typ: t}}
	var visited []*rtype
	for len(level) > 0 && !ok {
		var next []scan
		for i := range level {
			cur := &level[i]
			seen := false
			for _, v := range visited {
				seen = seen || v == cur.typ
			}
			if seen {
				continue
			}
			visited = append(visited, cur.typ)
			fields := cur.typ.structType().Fields()
			for j := range fields {
				f := &fields[j]
				var inner *rtype
				if f.Embedded() {
					e := f.Type
					if e.Kind == abi.Pointer {
						e = e.Elem()
					}
					if e.Kind == abi.Struct {
						inner = toRType(e)
					}
				}
				if match(f.Name) {
					if ok || cur.many {
						return StructField{}, false // ambiguous at this depth
					}
					result = cur.typ.Field(j)
					result.Index = append(append([]int(nil), cur.index...), j)
					ok = true
					continue
				}
				if ok || inner == nil {
					continue
				}
				dup := false
				for k := range next {
					if next[k].typ == inner {
						next[k].many = true
						dup = true
					}
				}
				if !dup {
					next = append(next, scan{inner, append(append([]int(nil), cur.index...), j), cur.many})
				}
			}
		}
		level = next
	}
	return result, ok
}

// VisibleFields returns all fields of the struct type t that can be reached
// by their names, promoted ones directly after the embedded field.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &visibleWalker{byName: make(map[string]int), visiting: make(map[Type]bool)}
	w.walk(t)
	// Hidden and ambiguous fields have lost their names.
	j := 0
	for i := range w.fields {
		if f := &w.fields[i]; f.Name != "" {
			if i != j {
				w.fields[j] = *f
			}
			j++
		}
	}
	return w.fields[:j]
}

type visibleWalker struct {
	byName   map[string]int
	visiting map[Type]bool
	fields   []StructField
	index    []int
}

func (w *visibleWalker) walk(t Type) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		w.index = append(w.index, i)
		add := true
		if old, ok := w.byName[f.Name]; ok {
			o := &w.fields[old]
			if len(w.index) == len(o.Index) {
				o.Name = ""
				add = false
			} else if len(w.index) < len(o.Index) {
				o.Name = ""
			} else {
				add = false
			}
		}
		if add {
			f.Index = append([]int(nil), w.index...)
			w.byName[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
		}
		if f.Anonymous {
			if f.Type.Kind() == Pointer {
				f.Type = f.Type.Elem()
			}
			if f.Type.Kind() == Struct {
				w.walk(f.Type)
			}
		}
		w.index = w.index[:len(w.index)-1]
	}
	delete(w.visiting, t)
}
