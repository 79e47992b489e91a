package reflect

import "iter"

// rangeFunc reports whether t is func(yield func(n values) bool).
func rangeFunc(t Type, n int) bool {
	if t.Kind() != Func || t.NumIn() != 1 || t.NumOut() != 0 || t.IsVariadic() {
		return false
	}
	y := t.In(0)
	return y.Kind() == Func && y.NumIn() == n && y.NumOut() == 1 && y.Out(0).Kind() == Bool && !y.IsVariadic()
}

func (t *rtype) CanSeq() bool {
	switch t.Kind() {
	case Int8, Int16, Int32, Int64, Int, Uint8, Uint16, Uint32, Uint64, Uint, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Func:
		return rangeFunc(t, 1)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return rangeFunc(t, 2)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

// Seq returns an iterator over what a for-range loop with one variable over
// v yields.
func (v Value) Seq() iter.Seq[Value] {
	t := v.Type()
	k := v.kind()
	switch {
	case v.CanInt():
		return func(yield func(Value) bool) {
			n := v.Int()
			for i := int64(0); i < n; i++ {
				if !yield(ValueOf(i).Convert(t)) {
					return
				}
			}
		}
	case v.CanUint():
		return func(yield func(Value) bool) {
			n := v.Uint()
			for i := uint64(0); i < n; i++ {
				if !yield(ValueOf(i).Convert(t)) {
					return
				}
			}
		}
	case k == Func && t.CanSeq():
		return func(yield func(Value) bool) {
			f := MakeFunc(t.In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0])).Convert(t.In(0).Out(0))}
			})
			v.Call([]Value{f})
		}
	case k == Array || k == Slice || k == Pointer && t.Elem().Kind() == Array:
		return func(yield func(Value) bool) {
			for i := 0; i < v.Len(); i++ {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			it := v.MapRange()
			for it.Next() {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq[Value]")
}

// Seq2 returns an iterator over what a for-range loop with two variables
// over v yields.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	t := v.Type()
	k := v.kind()
	switch {
	case k == Func && t.CanSeq2():
		return func(yield func(Value, Value) bool) {
			f := MakeFunc(t.In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0], in[1])).Convert(t.In(0).Out(0))}
			})
			v.Call([]Value{f})
		}
	case k == Array || k == Slice || k == Pointer && v.Elem().kind() == Array:
		return func(yield func(Value, Value) bool) {
			list := Indirect(v)
			for i := 0; i < list.Len(); i++ {
				if !yield(ValueOf(i), list.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, c := range v.String() {
				if !yield(ValueOf(i), ValueOf(c)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			it := v.MapRange()
			for it.Next() {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq2[Value, Value]")
}

// Fields returns an iterator over the fields of the struct v.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i, n := 0, v.NumField(); i < n; i++ {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Methods returns an iterator over the methods of v.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i, n := 0, v.NumMethod(); i < n; i++ {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}
