package main

import (
	"fmt"
	"reflect"
	"strings"
)

type named struct {
	A int `json:"a,omitempty" x:"y"`
	B string
	c *named
	D []named
}

func (n named) Get(i int) string  { return fmt.Sprint(n.A, i) }
func (n *named) Set(s string) int { n.B = s; return len(s) }
func (n named) Many(x ...int) int { return len(x) + n.A }

type other int

func (o other) String() string { return fmt.Sprintf("other(%d)", int(o)) }

var basics = []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[float64](), reflect.TypeFor[uint8](),
	reflect.TypeFor[complex64](), reflect.TypeFor[any](), reflect.TypeFor[error](), reflect.TypeFor[named](), reflect.TypeFor[other](), reflect.TypeFor[*named](),
	reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[int16](), reflect.TypeFor[uintptr](), reflect.TypeFor[struct{}](), reflect.TypeFor[[0]int](), reflect.TypeFor[float32]()}

func kind(g *gen, depth int) reflect.Type {
	if depth <= 0 || g.chance(30) {
		return basics[g.below(len(basics))]
	}
	switch g.below(8) {
	case 0:
		return reflect.SliceOf(kind(g, depth-1))
	case 1:
		return reflect.ArrayOf(g.below(4), kind(g, depth-1))
	case 2:
		return reflect.PointerTo(kind(g, depth-1))
	case 3:
		k := kind(g, depth-1)
		if !k.Comparable() || k.Kind() == reflect.Interface {
			k = reflect.TypeFor[string]()
		}
		return reflect.MapOf(k, kind(g, depth-1))
	case 4:
		return reflect.ChanOf(pick(g, reflect.BothDir, reflect.RecvDir, reflect.SendDir), kind(g, depth-1))
	case 5:
		var in, out []reflect.Type
		for range g.below(3) {
			in = append(in, kind(g, depth-1))
		}
		for range g.below(3) {
			out = append(out, kind(g, depth-1))
		}
		variadic := g.chance(30)
		if variadic {
			in = append(in, reflect.SliceOf(kind(g, depth-1)))
		}
		return reflect.FuncOf(in, out, variadic)
	default:
		var fields []reflect.StructField
		for i := range g.below(5) {
			f := reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: kind(g, depth-1)}
			if g.chance(30) {
				f.Tag = reflect.StructTag(pick(g, `a:"b"`, `a:"b" c:"d"`, `bad`, `a:"\n"`, `a:"x`))
			}
			fields = append(fields, f)
		}
		return reflect.StructOf(fields)
	}
}

func fill(g *gen, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Int, reflect.Int16:
		v.SetInt(g.integer())
	case reflect.Uint8, reflect.Uintptr:
		v.SetUint(g.next())
	case reflect.String:
		v.SetString(g.text(5, "abcé"))
	case reflect.Bool:
		v.SetBool(g.chance(50))
	case reflect.Float64, reflect.Float32:
		v.SetFloat(float64(g.integer()))
	case reflect.Complex64:
		v.SetComplex(complex(float64(g.below(9)), 1))
	case reflect.Slice:
		if depth <= 0 {
			return
		}
		n := g.below(3)
		v.Set(reflect.MakeSlice(v.Type(), n, n+g.below(3)))
		for i := range n {
			fill(g, v.Index(i), depth-1)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(g, v.Index(i), depth-1)
		}
	case reflect.Pointer:
		if depth > 0 && g.chance(70) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(g, v.Elem(), depth-1)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range g.below(3) {
			k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			if !k.Comparable() || k.Kind() == reflect.Pointer || k.Kind() == reflect.Chan {
				return
			}
			fill(g, k, 0)
			fill(g, e, depth-1)
			v.SetMapIndex(k, e)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(g, v.Field(i), depth-1)
			}
		}
	case reflect.Interface:
		switch v.Type() {
		case reflect.TypeFor[any]():
			v.Set(reflect.ValueOf(pick[any](g, 1, "x", 2.5, other(3), [2]string{"a"})))
		case reflect.TypeFor[error]():
			v.Set(reflect.ValueOf(fmt.Errorf("e%d", g.below(3))))
		case reflect.TypeFor[fmt.Stringer]():
			v.Set(reflect.ValueOf(other(4)))
		}
	}
}

func describe(w *sink, t reflect.Type) {
	w.add(t.String(), t.Name(), t.PkgPath(), t.Kind().String(), uint64(t.Size()), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
	for i := range t.NumMethod() {
		m := t.Method(i)
		w.add(m.Name, m.Type.String(), m.Index)
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			w.add(f.Name, f.Type.String(), string(f.Tag), uint64(f.Offset), f.Anonymous, f.IsExported(), fmt.Sprint(f.Index))
			v, ok := f.Tag.Lookup("a")
			w.add(v, ok)
		}
	case reflect.Func:
		w.add(t.NumIn(), t.NumOut(), t.IsVariadic())
	case reflect.Chan:
		w.add(t.ChanDir().String())
	}
}

// address keeps addresses, which differ from run to run, out of a text.
func address(s string) string {
	out := ""
	for {
		i := strings.Index(s, "0x")
		if i < 0 {
			return out + s
		}
		j := i + 2
		for j < len(s) && strings.IndexByte("0123456789abcdef", s[j]) >= 0 {
			j++
		}
		if j-i < 8 {
			out += s[:j]
		} else {
			out += s[:i] + "address"
		}
		s = s[j:]
	}
}

func unit(g *gen, w *sink) {
	t := kind(g, 3)
	describe(w, t)
	u := kind(g, 2)
	for _, x := range []reflect.Type{u, reflect.TypeFor[any](), reflect.TypeFor[fmt.Stringer]()} {
		w.add(t.AssignableTo(x), t.ConvertibleTo(x), t == x)
		if x.Kind() == reflect.Interface {
			w.add(t.Implements(x))
		}
	}
	v := reflect.New(t).Elem()
	fill(g, v, 4)
	w.add(v.IsZero(), v.IsValid(), v.CanAddr(), v.CanSet(), v.CanInterface())
	w.add(address(fmt.Sprintf("%v|%+v|%#v", v.Interface(), v.Interface(), v.Interface())))
	c := reflect.New(t).Elem()
	w.add(reflect.DeepEqual(v.Interface(), c.Interface()))
	c.Set(v)
	w.add(reflect.DeepEqual(v.Interface(), c.Interface()))
	w.try(func() { w.add(v.Interface() == c.Interface()) })
	w.try(func() { w.add(v.Equal(c)) })
	w.try(func() { w.add(address(fmt.Sprint(v.Convert(u).Interface()))) })
	w.try(func() { w.add(v.Len(), v.Cap()) })
	w.try(func() { w.add(v.IsNil()) })
	w.try(func() { w.add(v.Index(g.below(4)).Type().String()) })
	w.try(func() { w.add(v.Field(g.below(4)).Type().String()) })
	w.try(func() { w.add(v.Elem().Type().String()) })
	w.try(func() { w.add(v.Int()) })
	w.try(func() { w.add(v.String()) })
	w.try(func() { v.SetInt(5); w.add(v.Int()) })
	w.try(func() { v.SetLen(1); w.add(v.Len()) })
	w.try(func() { v.Set(reflect.New(u).Elem()); w.add("set") })
	w.try(func() { w.add(reflect.Append(v, reflect.Zero(u)).Len()) })
	w.try(func() { w.add(v.Slice(g.below(3), g.below(4)).Len()) })
	w.try(func() { w.add(v.Call(nil)[0].Int()) })
	w.try(func() { w.add(v.MapIndex(reflect.ValueOf("x")).IsValid()) })
	w.try(func() { w.add(v.NumMethod()); w.add(v.Method(g.below(3)).Type().String()) })
	w.try(func() { v.SetZero(); w.add(v.IsZero()) })
	w.try(func() {
		n := named{A: g.below(100)}
		m := reflect.ValueOf(&n).MethodByName(pick(g, "Get", "Set", "Many", "None"))
		w.add(m.Call([]reflect.Value{reflect.New(basics[g.below(2)]).Elem()})[0].Interface())
		w.add(n.B)
	})
	w.try(func() {
		f := reflect.MakeFunc(reflect.FuncOf([]reflect.Type{t}, []reflect.Type{t, u}, false), func(in []reflect.Value) []reflect.Value {
			return []reflect.Value{in[0], reflect.Zero(u)}
		})
		out := f.Call([]reflect.Value{c})
		w.add(len(out), reflect.DeepEqual(out[0].Interface(), c.Interface()), out[1].IsZero())
	})
}
