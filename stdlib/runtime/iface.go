package runtime

import "unsafe"

// Interfaces: assertions, and equality and hashing of dynamic values, interpreted from the descriptors.

// assertE2I is the table for a value of type t in an interface of type inter; panics when t lacks a method.
func assertE2I(inter *interfacetype, t *_type) *itab {
	if t == nil {
		panic(&TypeAssertionError{asserted: &inter.typ})
	}
	tab := getitab(inter, t)
	if tab == nil {
		panic(&TypeAssertionError{concrete: t, asserted: &inter.typ, missingMethod: missingMethod(inter, t)})
	}
	return tab
}

// assertE2I2 gives nil instead.
func assertE2I2(inter *interfacetype, t *_type) *itab {
	if t == nil {
		return nil
	}
	return getitab(inter, t)
}

// missingMethod is the first method of inter that t does not have.
func missingMethod(inter *interfacetype, t *_type) string {
	for i := 0; i < inter.methods.n; i++ {
		want := inter.method(i)
		if !hasMethod(t, want) {
			return want.name
		}
	}
	return ""
}

func hasMethod(t *_type, want *imethod) bool {
	u := t.uncommon
	if u == nil {
		return false
	}
	for i := 0; i < u.methods.n; i++ {
		m := u.method(i)
		if m.name == want.name && m.pkgpath == want.pkgpath && m.mtyp == want.typ {
			return true
		}
	}
	return false
}

// panicdottypeE: x.(want) failed, x is an interface of type iface that holds a value of type have.
func panicdottypeE(have, want, iface *_type) {
	panic(&TypeAssertionError{iface, have, want, ""})
}

// panicdottypeI is the same for an interface with methods.
func panicdottypeI(have *itab, want, iface *_type) {
	var t *_type
	if have != nil {
		t = have.typ
	}
	panicdottypeE(t, want, iface)
}

// panicnildottype: the interface was nil.
func panicnildottype(want *_type) {
	panic(&TypeAssertionError{nil, nil, want, ""})
}

// efaceeq compares the data words of two interfaces whose type is t.
func efaceeq(t *_type, x, y unsafe.Pointer) bool {
	if t == nil {
		return true
	}
	if t.tflag&tflagComparable == 0 {
		panic(errorString("comparing uncomparable type " + t.str))
	}
	if t.direct() {
		return x == y
	}
	return typeequal(t, x, y)
}

// ifaceeq is the same for interfaces with methods.
func ifaceeq(tab *itab, x, y unsafe.Pointer) bool {
	if tab == nil {
		return true
	}
	return efaceeq(tab.typ, x, y)
}

// typeequal compares the values of type t at p and q.
func typeequal(t *_type, p, q unsafe.Pointer) bool {
	if t.tflag&tflagRegularMemory != 0 {
		return memequal(p, q, t.size)
	}
	switch t.kind {
	case kindFloat32:
		return *(*float32)(p) == *(*float32)(q)
	case kindFloat64:
		return *(*float64)(p) == *(*float64)(q)
	case kindComplex64:
		return *(*complex64)(p) == *(*complex64)(q)
	case kindComplex128:
		return *(*complex128)(p) == *(*complex128)(q)
	case kindString:
		return *(*string)(p) == *(*string)(q)
	case kindInterface:
		if (*interfacetype)(unsafe.Pointer(t)).methods.n == 0 {
			x, y := (*eface)(p), (*eface)(q)
			return x.typ == y.typ && efaceeq(x.typ, x.data, y.data)
		}
		x, y := (*iface)(p), (*iface)(q)
		return x.tab == y.tab && ifaceeq(x.tab, x.data, y.data)
	case kindArray:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.n; i++ {
			off := i * a.elem.size
			if !typeequal(a.elem, add(p, off), add(q, off)) {
				return false
			}
		}
		return true
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := 0; i < s.fields.n; i++ {
			f := s.field(i)
			if f.name != "_" && !typeequal(f.typ, add(p, f.offset), add(q, f.offset)) {
				return false
			}
		}
		return true
	}
	return memequal(p, q, t.size)
}

// typehash hashes the value of type t at p; values that are equal have equal hashes.
func typehash(t *_type, p unsafe.Pointer, seed uintptr) uintptr {
	if t.tflag&tflagRegularMemory != 0 {
		return memhash(p, seed, t.size)
	}
	switch t.kind {
	case kindFloat32:
		return f64hash(float64(*(*float32)(p)), seed)
	case kindFloat64:
		return f64hash(*(*float64)(p), seed)
	case kindComplex64:
		c := (*[2]float32)(p)
		return f64hash(float64(c[1]), f64hash(float64(c[0]), seed))
	case kindComplex128:
		c := (*[2]float64)(p)
		return f64hash(c[1], f64hash(c[0], seed))
	case kindString:
		s := *(*string)(p)
		return strhash(unsafe.Pointer(unsafe.StringData(s)), len(s), seed)
	case kindInterface:
		if (*interfacetype)(unsafe.Pointer(t)).methods.n == 0 {
			e := (*eface)(p)
			return nilinterhash(e.typ, e.data, seed)
		}
		e := (*iface)(p)
		return interhash(e.tab, e.data, seed)
	case kindArray:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.n; i++ {
			seed = typehash(a.elem, add(p, i*a.elem.size), seed)
		}
		return seed
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := 0; i < s.fields.n; i++ {
			if f := s.field(i); f.name != "_" {
				seed = typehash(f.typ, add(p, f.offset), seed)
			}
		}
		return seed
	}
	panic(errorString("hash of unhashable type " + t.str))
}

// f64hash hashes a float: both zeros alike, each NaN differently.
func f64hash(f float64, seed uintptr) uintptr {
	switch {
	case f == 0:
		f = 0
	case f != f:
		r := rand()
		return memhash(unsafe.Pointer(&r), seed, 8)
	}
	return memhash(unsafe.Pointer(&f), seed, 8)
}

// nilinterhash hashes the dynamic value of an interface without methods.
func nilinterhash(t *_type, data unsafe.Pointer, seed uintptr) uintptr {
	if t == nil {
		return seed
	}
	if t.tflag&tflagComparable == 0 {
		panic(errorString("hash of unhashable type " + t.str))
	}
	if t.direct() {
		return memhash(unsafe.Pointer(&data), seed, 8)
	}
	return typehash(t, data, seed)
}

// interhash is the same for interfaces with methods.
func interhash(tab *itab, data unsafe.Pointer, seed uintptr) uintptr {
	if tab == nil {
		return seed
	}
	return nilinterhash(tab.typ, data, seed)
}

// checkkey panics if the value of type t at p cannot be hashed: what a look-up in an empty map does instead of hashing.
func checkkey(t *_type, p unsafe.Pointer) {
	switch t.kind {
	case kindInterface:
		var dyn *_type
		var data unsafe.Pointer
		if (*interfacetype)(unsafe.Pointer(t)).methods.n == 0 {
			e := (*eface)(p)
			dyn, data = e.typ, e.data
		} else if e := (*iface)(p); e.tab != nil {
			dyn, data = e.tab.typ, e.data
		}
		if dyn == nil {
			return
		}
		if dyn.tflag&tflagComparable == 0 {
			panic(plainError("hash of unhashable type: " + dyn.str))
		}
		if !dyn.direct() {
			checkkey(dyn, data)
		}
	case kindArray:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.n; i++ {
			checkkey(a.elem, add(p, i*a.elem.size))
		}
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := 0; i < s.fields.n; i++ {
			if f := s.field(i); f.name != "_" {
				checkkey(f.typ, add(p, f.offset))
			}
		}
	}
}
