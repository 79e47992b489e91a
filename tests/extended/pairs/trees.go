package main

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"
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

type base struct {
	X, Y int
	z    float32
}

func (b base) Sum(f float64, c complex128) (float64, complex128) {
	return f + float64(b.X), c + complex(float64(b.Y), 0)
}
func (b *base) Move(d int8) *base { b.X += int(d); return b }

type outer struct {
	base
	*named
	Y string
	other
	Z [2]int16
}

type pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p pair[K, V]) First() K         { return p.Key }
func (p *pair[K, V]) Swap(v V) (o V)  { o, p.Val = p.Val, v; return o }
func (p pair[K, V]) Error() string    { return fmt.Sprint("pair ", p.Key) }
func (p pair[K, V]) GoString() string { return "pair!" }

type (
	ints     []int
	table    map[string]int
	callback func(int, ...string) (bool, error)
	pipe     chan int
	grid     [2][2]float32
	letters  []byte
	runes    []rune
	text     string
	ratio    float32
	flags    uint8
	pointer  *int
	loop     []loop
	tree     struct{ L, R *tree }
	shape    interface {
		Sum(float64, complex128) (float64, complex128)
	}
	secret interface{ hidden() }
	tagged struct {
		X int `a:"b"`
		Y int
	}
	untagged struct{ X, Y int }
	blank    struct {
		_ int
		A byte
		_ [0]func()
	}
)

func (t table) Len() int                             { return len(t) }
func (f callback) Try(n int) string                  { b, err := f(n, "x"); return fmt.Sprint(b, err) }
func (g grid) Diag() (float32, float32)              { return g[0][0], g[1][1] }
func (i *ints) Push(n int)                           { *i = append(*i, n) }
func (t text) Format(f fmt.State, c rune)            { fmt.Fprintf(f, "text<%c>", c) }
func (r ratio) Add(a, b float32, c ...ratio) float32 { return float32(r) + a - b*float32(len(c)) }
func (flags) hidden()                                {}

var basics = []reflect.Type{
	reflect.TypeFor[int](), reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[float64](), reflect.TypeFor[uint8](),
	reflect.TypeFor[complex64](), reflect.TypeFor[any](), reflect.TypeFor[error](), reflect.TypeFor[named](), reflect.TypeFor[other](),
	reflect.TypeFor[*named](), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[int16](), reflect.TypeFor[uintptr](), reflect.TypeFor[struct{}](),
	reflect.TypeFor[[0]int](), reflect.TypeFor[float32](), reflect.TypeFor[int8](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
	reflect.TypeFor[uint](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](), reflect.TypeFor[complex128](),
	reflect.TypeFor[base](), reflect.TypeFor[*base](), reflect.TypeFor[outer](), reflect.TypeFor[pair[string, int]](), reflect.TypeFor[pair[other, []base]](),
	reflect.TypeFor[ints](), reflect.TypeFor[table](), reflect.TypeFor[callback](), reflect.TypeFor[pipe](), reflect.TypeFor[grid](),
	reflect.TypeFor[letters](), reflect.TypeFor[runes](), reflect.TypeFor[text](), reflect.TypeFor[ratio](), reflect.TypeFor[flags](),
	reflect.TypeFor[pointer](), reflect.TypeFor[loop](), reflect.TypeFor[tree](), reflect.TypeFor[*tree](), reflect.TypeFor[shape](), reflect.TypeFor[secret](),
	reflect.TypeFor[tagged](), reflect.TypeFor[untagged](), reflect.TypeFor[blank](), reflect.TypeFor[unsafe.Pointer](), reflect.TypeFor[time.Duration](),
	reflect.TypeFor[time.Month](), reflect.TypeFor[bytes.Buffer](), reflect.TypeFor[reflect.Kind](), reflect.TypeFor[[]byte](), reflect.TypeFor[[]rune](),
	reflect.TypeFor[[3]byte](), reflect.TypeFor[*[2]int](), reflect.TypeFor[<-chan int](), reflect.TypeFor[chan<- string](), reflect.TypeFor[func(int) string](),
	reflect.TypeFor[func()](), reflect.TypeFor[*pair[int8, bool]](), reflect.TypeFor[map[int]string](), reflect.TypeFor[*any](), reflect.TypeFor[struct{ x, Y int }](),
}

func basic(g *gen) reflect.Type { return basics[g.below(len(basics))] }

func kind(g *gen, depth int) reflect.Type {
	if depth <= 0 || g.chance(30) {
		return basic(g)
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
		if !k.Comparable() && g.chance(95) {
			k = reflect.TypeFor[string]()
		}
		return reflect.MapOf(k, kind(g, depth-1))
	case 4:
		return reflect.ChanOf(pick(g, reflect.BothDir, reflect.RecvDir, reflect.SendDir), kind(g, depth-1))
	case 5:
		return signature(g, depth)
	default:
		return structure(g, depth)
	}
}

func signature(g *gen, depth int) reflect.Type {
	var in, out []reflect.Type
	for range g.below(7) {
		in = append(in, kind(g, depth-1))
	}
	for range g.below(4) {
		out = append(out, kind(g, depth-1))
	}
	variadic := g.chance(30)
	if variadic {
		in = append(in, reflect.SliceOf(kind(g, depth-1)))
	}
	return reflect.FuncOf(in, out, variadic)
}

func structure(g *gen, depth int) reflect.Type {
	var fields []reflect.StructField
	for i := range g.below(6) {
		f := reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: kind(g, depth-1)}
		if g.chance(30) {
			f.Tag = reflect.StructTag(pick(g, `a:"b"`, `a:"b" c:"d"`, `bad`, `a:"\n"`, `a:"x`, `a:"" b:"é"`, ``, ` a:"b"`, `a: "b"`, `a:"b"c:"d"`))
		}
		if g.chance(10) {
			f.Name, f.PkgPath = fmt.Sprintf("f%d", i), "main"
		}
		fields = append(fields, f)
	}
	return reflect.StructOf(fields)
}

// fill sets v to something; no cycles come of it.
func fill(g *gen, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(g.integer())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(g.next() >> g.below(64))
	case reflect.String:
		v.SetString(g.text(5, "abcé"))
	case reflect.Bool:
		v.SetBool(g.chance(50))
	case reflect.Float64, reflect.Float32:
		v.SetFloat(float64(g.integer()))
	case reflect.Complex64, reflect.Complex128:
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
			p := reflect.New(v.Type().Elem())
			fill(g, p.Elem(), depth-1)
			v.Set(p.Convert(v.Type()))
		}
	case reflect.Map:
		if g.chance(10) {
			return
		}
		v.Set(reflect.MakeMap(v.Type()))
		for range g.below(3) {
			k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
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
	case reflect.Chan:
		if v.Type().ChanDir() == reflect.BothDir && g.chance(60) {
			v.Set(reflect.MakeChan(v.Type(), g.below(3)))
		}
	case reflect.Func:
		if g.chance(70) {
			v.Set(constant(g, v.Type()))
		}
	case reflect.Interface:
		for _, x := range []any{1, "x", 2.5, other(3), [2]string{"a"}, base{1, 2, 3}, &base{4, 5, 6}, fmt.Errorf("e%d", 1), flags(7), named{}, pair[string, int]{"k", 1}} {
			if g.chance(30) && reflect.TypeOf(x).Implements(v.Type()) {
				v.Set(reflect.ValueOf(x))
				return
			}
		}
	}
}

func filled(g *gen, t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	fill(g, v, 3)
	return v
}

// constant is a function of type t that checks what it is called with and returns the same every time.
func constant(g *gen, t reflect.Type) reflect.Value {
	var out []reflect.Value
	for i := range t.NumOut() {
		v := reflect.New(t.Out(i)).Elem()
		fill(g, v, 1)
		out = append(out, v)
	}
	return reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
		for i, v := range in {
			if v.Type() != t.In(i) {
				panic("argument of another type")
			}
		}
		return out
	})
}

func describe(w *sink, t reflect.Type) {
	w.add(t.String(), t.Name(), t.PkgPath(), t.Kind().String(), uint64(t.Size()), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
	w.add(t.CanSeq(), t.CanSeq2())
	for i := range t.NumMethod() {
		m := t.Method(i)
		w.add(m.Name, m.PkgPath, m.Type.String(), m.Index, m.IsExported(), m.Func.IsValid())
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			field(w, t.Field(i))
		}
		for _, f := range reflect.VisibleFields(t) {
			w.add(f.Name, fmt.Sprint(f.Index))
		}
	case reflect.Func:
		w.add(t.NumIn(), t.NumOut(), t.IsVariadic())
		for i := range t.NumIn() {
			w.add(t.In(i).String())
		}
	case reflect.Chan:
		w.add(t.ChanDir().String())
	case reflect.Int, reflect.Uint8, reflect.Float32, reflect.Complex64:
		w.add(t.Bits())
	}
}

func field(w *sink, f reflect.StructField) {
	w.add(f.Name, f.PkgPath, f.Type.String(), string(f.Tag), uint64(f.Offset), f.Anonymous, f.IsExported(), fmt.Sprint(f.Index))
	v, ok := f.Tag.Lookup("a")
	w.add(v, ok, f.Tag.Get("c"))
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

// addresses are keys of maps of t, which are ordered by their addresses when they are printed; or NaNs.
func addresses(t reflect.Type, depth int) bool {
	if depth > 6 {
		return false
	}
	switch t.Kind() {
	case reflect.Map:
		switch t.Key().Kind() {
		case reflect.Pointer, reflect.Chan, reflect.UnsafePointer, reflect.Struct, reflect.Array, reflect.Interface:
			return true
		}
		return addresses(t.Elem(), depth+1)
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return addresses(t.Elem(), depth+1)
	case reflect.Struct:
		for i := range t.NumField() {
			if addresses(t.Field(i).Type, depth+1) {
				return true
			}
		}
	}
	return false
}

func show(w *sink, v reflect.Value) {
	if !v.IsValid() {
		w.add(v.String(), v.Kind().String())
		return
	}
	w.add(v.Type().String(), v.Kind().String(), v.CanAddr(), v.CanSet(), v.CanInterface(), v.IsZero(), v.Comparable())
	if addresses(v.Type(), 0) {
		return
	}
	w.add(address(fmt.Sprintf("%v|%+v", v, v)))
	if v.CanInterface() {
		w.add(address(fmt.Sprintf("%#v", v.Interface())))
	}
}

// open is true of types whose values may hold themselves.
func open(t reflect.Type, depth int) bool {
	if depth > 6 || t.Kind() == reflect.Interface {
		return true
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return open(t.Elem(), depth+1)
	case reflect.Map:
		return open(t.Key(), depth+1) || open(t.Elem(), depth+1)
	case reflect.Struct:
		for i := range t.NumField() {
			if open(t.Field(i).Type, depth+1) {
				return true
			}
		}
	}
	return false
}

// world is the values that the operations of a unit work on.
type world struct {
	g    *gen
	w    *sink
	pool []reflect.Value
}

func (o *world) any() reflect.Value { return o.pool[o.g.below(len(o.pool))] }

// fit is a value that may be stored where values of type t are: usually of that type.
func (o *world) fit(t reflect.Type) reflect.Value {
	x := o.any()
	if o.g.chance(70) || !x.IsValid() || open(x.Type(), 0) {
		x = filled(o.g, t)
	}
	return x
}

func (o *world) keep(vs ...reflect.Value) {
	for _, v := range vs {
		show(o.w, v)
		if len(o.pool) < 30 {
			o.pool = append(o.pool, v)
		}
	}
}

// elem is a type that v may hold, or another.
func (o *world) elem(v reflect.Value) reflect.Type {
	if v.IsValid() {
		switch v.Kind() {
		case reflect.Slice, reflect.Array, reflect.Map, reflect.Chan, reflect.Pointer:
			return v.Type().Elem()
		}
	}
	return basic(o.g)
}

func (o *world) arguments(t reflect.Type) []reflect.Value {
	var in []reflect.Value
	if t.Kind() != reflect.Func {
		return in
	}
	n := t.NumIn()
	if t.IsVariadic() {
		n--
	}
	for i := range n {
		in = append(in, o.fit(t.In(i)))
	}
	if t.IsVariadic() {
		for range o.g.below(3) {
			in = append(in, o.fit(t.In(n).Elem()))
		}
	}
	if o.g.chance(5) {
		in = append(in, o.any())
	}
	if o.g.chance(5) && len(in) > 0 {
		in = in[1:]
	}
	return in
}

// sorted writes lines in an order that does not depend on that of a map.
func (o *world) sorted(lines []string) {
	slices.Sort(lines)
	o.w.add(strings.Join(lines, ";"))
}

var operations = []struct {
	name string
	f    func(o *world, v reflect.Value)
}{
	{"Len", func(o *world, v reflect.Value) { o.w.add(v.Len()) }},
	{"Cap", func(o *world, v reflect.Value) { o.w.add(v.Cap()) }},
	{"IsNil", func(o *world, v reflect.Value) { o.w.add(v.IsNil()) }},
	{"IsZero", func(o *world, v reflect.Value) { o.w.add(v.IsZero()) }},
	{"Index", func(o *world, v reflect.Value) { o.keep(v.Index(o.g.below(5) - 1)) }},
	{"Field", func(o *world, v reflect.Value) { o.keep(v.Field(o.g.below(7) - 1)) }},
	{"FieldByName", func(o *world, v reflect.Value) {
		o.keep(v.FieldByName(pick(o.g, "A", "B", "c", "X", "Y", "base", "named", "F0", "F1", "f2", "Key", "", "D", "_")))
	}},
	{"FieldByIndex", func(o *world, v reflect.Value) {
		o.keep(v.FieldByIndex([][]int{{}, {0}, {1}, {0, 0}, {1, 0}, {1, 1, 0}, {2, 0}, {5}}[o.g.below(8)]))
	}},
	{"FieldByIndexErr", func(o *world, v reflect.Value) {
		x, err := v.FieldByIndexErr([][]int{{}, {0}, {1}, {0, 0}, {1, 0}, {1, 1, 0}, {2, 0}, {5}}[o.g.below(8)])
		o.w.add(err)
		o.keep(x)
	}},
	{"FieldByNameFunc", func(o *world, v reflect.Value) {
		c := pick(o.g, "A", "X", "Y", "F0", "e")
		o.keep(v.FieldByNameFunc(func(s string) bool { return strings.Contains(s, c) }))
	}},
	{"Type.FieldByName", func(o *world, v reflect.Value) {
		f, ok := v.Type().FieldByName(pick(o.g, "A", "B", "c", "X", "Y", "base", "z", "F0", "", "other"))
		o.w.add(ok)
		if ok {
			field(o.w, f)
		}
	}},
	{"Type.Field", func(o *world, v reflect.Value) { field(o.w, v.Type().Field(o.g.below(6)-1)) }},
	{"Type.FieldByIndex", func(o *world, v reflect.Value) {
		field(o.w, v.Type().FieldByIndex([][]int{{}, {0}, {0, 0}, {1, 1}, {7}}[o.g.below(5)]))
	}},
	{"Type.Key", func(o *world, v reflect.Value) { o.w.add(v.Type().Key().String()) }},
	{"Type.Elem", func(o *world, v reflect.Value) { o.w.add(v.Type().Elem().String()) }},
	{"Type.Len", func(o *world, v reflect.Value) { o.w.add(v.Type().Len()) }},
	{"Type.In", func(o *world, v reflect.Value) { o.w.add(v.Type().In(o.g.below(4) - 1).String()) }},
	{"Type.Out", func(o *world, v reflect.Value) { o.w.add(v.Type().Out(o.g.below(4) - 1).String()) }},
	{"Type.NumIn", func(o *world, v reflect.Value) { o.w.add(v.Type().NumIn(), v.Type().NumOut(), v.Type().IsVariadic()) }},
	{"Type.NumField", func(o *world, v reflect.Value) { o.w.add(v.Type().NumField()) }},
	{"Type.ChanDir", func(o *world, v reflect.Value) { o.w.add(v.Type().ChanDir().String()) }},
	{"Type.Bits", func(o *world, v reflect.Value) { o.w.add(v.Type().Bits()) }},
	{"Type.Method", func(o *world, v reflect.Value) {
		m := v.Type().Method(o.g.below(5) - 1)
		o.w.add(m.Name, m.Type.String(), m.Index)
		o.keep(m.Func)
	}},
	{"Type.MethodByName", func(o *world, v reflect.Value) {
		m, ok := v.Type().MethodByName(pick(o.g, "Get", "Set", "Many", "String", "Sum", "Move", "First", "None", "hidden", "Push"))
		o.w.add(m.Name, ok, m.Index)
		if ok {
			o.w.add(m.Type.String())
			o.keep(m.Func)
		}
	}},
	{"Type.Implements", func(o *world, v reflect.Value) { o.w.add(v.Type().Implements(basic(o.g))) }},
	{"Type.AssignableTo", func(o *world, v reflect.Value) {
		t := o.any().Type()
		o.w.add(v.Type().AssignableTo(t), v.Type().ConvertibleTo(t))
		t = basic(o.g)
		o.w.add(v.Type().AssignableTo(t), v.Type().ConvertibleTo(t))
	}},
	{"Type.Overflow", func(o *world, v reflect.Value) {
		switch o.g.below(4) {
		case 0:
			o.w.add(v.OverflowInt(o.g.integer()), v.Type().OverflowInt(o.g.integer()))
		case 1:
			o.w.add(v.OverflowUint(uint64(o.g.integer())), v.Type().OverflowUint(uint64(o.g.integer())))
		case 2:
			o.w.add(v.OverflowFloat(o.g.float()), v.Type().OverflowFloat(o.g.float()))
		default:
			o.w.add(v.OverflowComplex(complex(o.g.float(), 0)), v.Type().OverflowComplex(complex(o.g.float(), 0)))
		}
	}},
	{"Elem", func(o *world, v reflect.Value) { o.keep(v.Elem()) }},
	{"Addr", func(o *world, v reflect.Value) { o.keep(v.Addr()) }},
	{"Indirect", func(o *world, v reflect.Value) { o.keep(reflect.Indirect(v)) }},
	{"Int", func(o *world, v reflect.Value) { o.w.add(v.CanInt(), v.Int()) }},
	{"Uint", func(o *world, v reflect.Value) { o.w.add(v.CanUint(), v.Uint()) }},
	{"Float", func(o *world, v reflect.Value) { o.w.add(v.CanFloat(), v.Float()) }},
	{"Complex", func(o *world, v reflect.Value) { o.w.add(v.CanComplex(), real(v.Complex())) }},
	{"Bool", func(o *world, v reflect.Value) { o.w.add(v.Bool()) }},
	{"String", func(o *world, v reflect.Value) { o.w.add(v.String()) }},
	{"Bytes", func(o *world, v reflect.Value) { o.w.add(v.Bytes()) }},
	{"Interface", func(o *world, v reflect.Value) { o.keep(reflect.ValueOf(v.Interface())) }},
	{"Pointer", func(o *world, v reflect.Value) { o.w.add(v.Pointer() == 0) }},
	{"UnsafePointer", func(o *world, v reflect.Value) { o.w.add(v.UnsafePointer() == nil) }},
	{"UnsafeAddr", func(o *world, v reflect.Value) { o.w.add(v.UnsafeAddr() == 0) }},
	{"InterfaceData", func(o *world, v reflect.Value) { o.w.add(len(v.InterfaceData())) }},
	{"SetInt", func(o *world, v reflect.Value) { v.SetInt(o.g.integer()); show(o.w, v) }},
	{"SetUint", func(o *world, v reflect.Value) { v.SetUint(o.g.next()); show(o.w, v) }},
	{"SetFloat", func(o *world, v reflect.Value) { v.SetFloat(float64(o.g.integer())); show(o.w, v) }},
	{"SetComplex", func(o *world, v reflect.Value) { v.SetComplex(complex(1, float64(o.g.below(9)))); show(o.w, v) }},
	{"SetBool", func(o *world, v reflect.Value) { v.SetBool(o.g.chance(50)); show(o.w, v) }},
	{"SetString", func(o *world, v reflect.Value) { v.SetString(o.g.text(4, "xyz")); show(o.w, v) }},
	{"SetBytes", func(o *world, v reflect.Value) { v.SetBytes([]byte(o.g.text(4, "xyz"))); show(o.w, v) }},
	{"SetLen", func(o *world, v reflect.Value) { v.SetLen(o.g.below(5) - 1); show(o.w, v) }},
	{"SetCap", func(o *world, v reflect.Value) { v.SetCap(o.g.below(5) - 1); show(o.w, v) }},
	{"Grow", func(o *world, v reflect.Value) {
		v.Grow(pick(o.g, 0, 1, 2, 5, -1, 100, 1<<62))
		o.w.add(v.Len())
		show(o.w, v)
	}},
	{"SetZero", func(o *world, v reflect.Value) { v.SetZero(); show(o.w, v) }},
	{"SetPointer", func(o *world, v reflect.Value) { v.SetPointer(nil); show(o.w, v) }},
	{"Clear", func(o *world, v reflect.Value) { v.Clear(); show(o.w, v) }},
	{"Set", func(o *world, v reflect.Value) {
		t := basic(o.g)
		if v.IsValid() {
			t = v.Type()
		}
		v.Set(o.fit(t))
		show(o.w, v)
	}},
	{"Slice", func(o *world, v reflect.Value) { o.keep(v.Slice(o.g.below(4)-1, o.g.below(4))) }},
	{"Slice3", func(o *world, v reflect.Value) { o.keep(v.Slice3(o.g.below(3), o.g.below(4), o.g.below(5))) }},
	{"Append", func(o *world, v reflect.Value) {
		if o.g.chance(50) {
			o.keep(reflect.Append(v, o.fit(o.elem(v))))
		} else {
			o.keep(reflect.Append(v, o.fit(o.elem(v)), o.fit(o.elem(v))))
		}
	}},
	{"AppendSlice", func(o *world, v reflect.Value) {
		x := o.any()
		if o.g.chance(50) {
			x = v
		}
		o.keep(reflect.AppendSlice(v, x))
	}},
	{"Copy", func(o *world, v reflect.Value) {
		x := o.any()
		if o.g.chance(60) || open(x.Type(), 0) {
			x = filled(o.g, v.Type())
		}
		o.w.add(reflect.Copy(v, x))
		show(o.w, v)
	}},
	{"Swapper", func(o *world, v reflect.Value) { reflect.Swapper(v.Interface())(0, o.g.below(3)); show(o.w, v) }},
	{"MapIndex", func(o *world, v reflect.Value) {
		k := o.any()
		if v.IsValid() && v.Kind() == reflect.Map && o.g.chance(70) {
			k = filled(o.g, v.Type().Key())
			for _, x := range v.MapKeys() {
				if len(v.MapKeys()) == 1 {
					k = x
				}
			}
		}
		o.keep(v.MapIndex(k))
	}},
	{"SetMapIndex", func(o *world, v reflect.Value) {
		k, e := o.any(), o.fit(o.elem(v))
		if v.IsValid() && v.Kind() == reflect.Map && o.g.chance(80) {
			k = filled(o.g, v.Type().Key())
		}
		if o.g.chance(15) {
			e = reflect.Value{}
		}
		v.SetMapIndex(k, e)
		show(o.w, v)
	}},
	{"MapKeys", func(o *world, v reflect.Value) { o.w.add(len(v.MapKeys())) }},
	{"MapRange", func(o *world, v reflect.Value) {
		it := v.MapRange()
		if o.g.chance(20) {
			o.w.try(func() { it.Key() })
			o.w.try(func() { it.Value() })
		}
		var lines []string
		text := !addresses(v.Type(), 0)
		for it.Next() {
			if text {
				lines = append(lines, address(fmt.Sprint(it.Key(), "=", it.Value())))
			}
			k := reflect.New(v.Type().Key()).Elem()
			k.SetIterKey(it)
			e := reflect.New(v.Type().Elem()).Elem()
			e.SetIterValue(it)
			o.w.add(k.Type().String(), e.Type().String())
		}
		o.sorted(lines)
		o.w.try(func() { it.Key() })
		o.w.try(func() { o.w.add(it.Next()) })
		it.Reset(v)
		if o.g.chance(30) {
			o.w.try(func() { v.SetIterKey(it) })
			it.Next()
			o.w.try(func() { v.SetIterKey(it) })
		}
	}},
	{"Seq", func(o *world, v reflect.Value) {
		var lines []string
		if v.Kind() == reflect.Chan || v.Kind() == reflect.Func || addresses(v.Type(), 0) {
			return
		}
		n := 0
		for x := range v.Seq() {
			lines = append(lines, address(fmt.Sprint(x.Type(), x)))
			if n++; n > 4 {
				break
			}
		}
		o.sorted(lines)
	}},
	{"Seq2", func(o *world, v reflect.Value) {
		var lines []string
		if v.Kind() == reflect.Func || addresses(v.Type(), 0) {
			return
		}
		n := 0
		for x, y := range v.Seq2() {
			lines = append(lines, address(fmt.Sprint(x.Type(), x, y.Type(), y)))
			if n++; n > 4 {
				break
			}
		}
		o.sorted(lines)
	}},
	{"Convert", func(o *world, v reflect.Value) {
		t := basic(o.g)
		if x := o.any(); o.g.chance(30) && x.IsValid() {
			t = x.Type()
		}
		o.w.add(t.String(), v.CanConvert(t))
		o.keep(v.Convert(t))
	}},
	{"Comparable", func(o *world, v reflect.Value) { o.w.add(v.Comparable()) }},
	{"Equal", func(o *world, v reflect.Value) {
		x := o.any()
		if o.g.chance(50) {
			x = v
		}
		o.w.add(v.Equal(x))
	}},
	{"==", func(o *world, v reflect.Value) {
		o.w.add(v.Interface() == o.any().Interface(), v.Interface() == v.Interface())
	}},
	{"key", func(o *world, v reflect.Value) {
		m := map[any]int{}
		m[v.Interface()] = 1
		o.w.add(m[o.any().Interface()], m[v.Interface()])
	}},
	{"DeepEqual", func(o *world, v reflect.Value) {
		o.w.add(reflect.DeepEqual(v.Interface(), o.any().Interface()), reflect.DeepEqual(v.Interface(), v.Interface()))
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		o.w.add(reflect.DeepEqual(v.Interface(), c.Interface()))
	}},
	{"NumMethod", func(o *world, v reflect.Value) { o.w.add(v.NumMethod()) }},
	{"Method", func(o *world, v reflect.Value) { o.keep(v.Method(o.g.below(5) - 1)) }},
	{"MethodByName", func(o *world, v reflect.Value) {
		o.keep(v.MethodByName(pick(o.g, "Get", "Set", "Many", "String", "Sum", "Move", "First", "None", "Error", "Push", "Try", "Diag", "Add", "Len")))
	}},
	{"Call", func(o *world, v reflect.Value) { o.keep(v.Call(o.arguments(v.Type()))...) }},
	{"CallSlice", func(o *world, v reflect.Value) {
		in := o.arguments(v.Type())
		if v.Type().IsVariadic() && v.Type().NumIn() <= len(in)+1 {
			n := v.Type().NumIn()
			in = append(in[:n-1], filled(o.g, v.Type().In(n-1)))
		}
		o.keep(v.CallSlice(in)...)
	}},
	{"methods", func(o *world, v reflect.Value) {
		if strings.Contains(v.Type().String(), "Buffer") {
			return // it would grow beyond all memory
		}
		for i := range v.NumMethod() {
			o.w.try(func() {
				m := v.Method(i)
				for _, r := range m.Call(o.arguments(m.Type())) {
					show(o.w, r)
				}
			})
		}
	}},
	{"MakeFunc", func(o *world, v reflect.Value) {
		t := signature(o.g, 2)
		n := 0
		var given []reflect.Value
		f := reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
			n++
			var out []reflect.Value
			for i, x := range in {
				if i < len(given) && !(t.IsVariadic() && i == t.NumIn()-1) {
					o.w.add(x.Type() == t.In(i), reflect.DeepEqual(x.Interface(), given[i].Interface()))
				}
				show(o.w, x)
			}
			for i := range t.NumOut() {
				out = append(out, o.fit(t.Out(i)))
			}
			if o.g.chance(5) {
				out = append(out, o.any())
			}
			return out
		})
		o.w.add(f.Type().String())
		given = o.arguments(t)
		o.keep(f.Call(given)...)
	}},
	{"typed", func(o *world, v reflect.Value) {
		echo := func(in []reflect.Value) []reflect.Value { return in }
		type many struct {
			a byte
			b float32
			s string
			e any
			c [1]complex64
		}
		f := reflect.MakeFunc(reflect.TypeFor[func(int8, float32, many, string, [2]int, complex64, any, error, []byte, float64, bool) (int8, float32, many, string, [2]int, complex64, any, error, []byte, float64, bool)](), echo).
			Interface().(func(int8, float32, many, string, [2]int, complex64, any, error, []byte, float64, bool) (int8, float32, many, string, [2]int, complex64, any, error, []byte, float64, bool))
		o.w.add(fmt.Sprint(f(int8(o.g.integer()), float32(o.g.below(100))/4, many{byte(o.g.below(256)), 1.5, "m", o.g.below(9), [1]complex64{2i}},
			o.g.text(4, "abc"), [2]int{o.g.below(9), -1}, 3-1i, other(o.g.below(4)), nil, []byte("bytes"), o.g.float(), o.g.chance(50))))
		h := reflect.MakeFunc(reflect.TypeFor[func(...string) int](), func(in []reflect.Value) []reflect.Value {
			return []reflect.Value{reflect.ValueOf(in[0].Len())}
		}).Interface().(func(...string) int)
		o.w.add(h(), h("a", "b"), h(make([]string, o.g.below(5))...))
	}},
	{"Send", func(o *world, v reflect.Value) {
		if v.Kind() == reflect.Chan && (v.Cap() == v.Len() || v.IsNil()) {
			o.w.add(v.TrySend(o.fit(o.elem(v))))
			return
		}
		v.Send(o.fit(o.elem(v)))
		o.w.add(v.Len(), v.Cap())
	}},
	{"Recv", func(o *world, v reflect.Value) {
		x, ok := v.TryRecv()
		o.w.add(ok)
		show(o.w, x)
	}},
	{"Close", func(o *world, v reflect.Value) {
		if o.g.chance(30) {
			v.Close()
			x, ok := v.Recv()
			o.w.add(ok)
			show(o.w, x)
		}
	}},
	{"Select", func(o *world, v reflect.Value) {
		cases := []reflect.SelectCase{{Dir: reflect.SelectDefault}}
		switch o.g.below(6) {
		case 0, 1:
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: v})
		case 2, 3:
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: v, Send: o.fit(o.elem(v))})
		case 4:
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDefault, Chan: pick(o.g, reflect.Value{}, v)})
		default:
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDir(o.g.below(6)), Chan: v, Send: pick(o.g, reflect.Value{}, v)})
		}
		i, x, ok := reflect.Select(cases)
		o.w.add(i, ok)
		show(o.w, x)
	}},
	{"types", func(o *world, v reflect.Value) { misuse(o) }},
	{"Zero", func(o *world, v reflect.Value) {
		show(o.w, reflect.Zero(v.Type()))
		show(o.w, reflect.New(v.Type()).Elem())
	}},
	{"Make", func(o *world, v reflect.Value) {
		t := v.Type()
		switch o.g.below(4) {
		case 0:
			o.keep(reflect.MakeSlice(t, o.g.below(4)-1, o.g.below(4)-1))
		case 1:
			o.w.add(reflect.MakeChan(t, o.g.below(4)-1).Cap())
		case 2:
			o.keep(reflect.MakeMapWithSize(t, o.g.below(20)))
		default:
			o.keep(reflect.SliceAt(t, nil, o.g.below(2)))
		}
	}},
	{"NewAt", func(o *world, v reflect.Value) { o.keep(reflect.NewAt(v.Type(), v.Addr().UnsafePointer())) }},
	{"TypeAssert", func(o *world, v reflect.Value) {
		x, ok := reflect.TypeAssert[int](v)
		o.w.add(x, ok)
		s, ok := reflect.TypeAssert[fmt.Stringer](v)
		o.w.add(s != nil, ok)
	}},
	{"methodvalue", func(o *world, v reflect.Value) {
		f := v.MethodByName(pick(o.g, "Get", "String", "Sum", "First", "Diag", "Add")).Interface()
		switch f := f.(type) {
		case func(int) string:
			o.w.add(f(3))
		case func() string:
			o.w.add(f())
		case func(float64, complex128) (float64, complex128):
			a, b := f(1.5, 2i)
			o.w.add(a, real(b), imag(b))
		case func() (float32, float32):
			a, b := f()
			o.w.add(a, b)
		case func(float32, float32, ...ratio) float32:
			o.w.add(f(1, 2, 3, 4))
		default:
			o.w.add(fmt.Sprintf("%T", f))
		}
	}},
}

// misuse makes types of what may not be.
func misuse(o *world) {
	g, w := o.g, o.w
	t := kind(g, 1)
	// Types made by reflect that embed others with methods are more than Go has.
	plain := t.PkgPath() == "" && t.NumMethod() == 0 && (t.Kind() != reflect.Pointer || t.Elem().PkgPath() == "" && t.Elem().NumMethod() == 0)
	switch g.below(9) {
	case 0:
		describe(w, reflect.ArrayOf(pick(g, -1, 0, 1, 1<<62, 1<<40), t))
	case 1:
		describe(w, reflect.MapOf(t, t))
	case 2:
		describe(w, reflect.ChanOf(reflect.ChanDir(g.below(5)), pick(g, t, reflect.ArrayOf(70000, reflect.TypeFor[byte]()))))
	case 3:
		describe(w, reflect.FuncOf([]reflect.Type{t}, nil, true))
	case 4, 5, 6:
		f := reflect.StructField{Name: pick(g, "A", "", "a", "_", "1", "A b", "Éa", "é", "B", "X-Y"), Type: pick(g, t, t, t, nil), PkgPath: pick(g, "", "", "main", "x/y"),
			Anonymous: plain && g.chance(40), Offset: uintptr(g.below(9)), Index: []int{9}}
		h := reflect.StructField{Name: pick(g, "A", "B", "_", "c"), Type: basic(g), PkgPath: pick(g, "", "main", "x/y"), Tag: `a:"1"`}
		s := reflect.StructOf([]reflect.StructField{f, h})
		describe(w, s)
		o.keep(filled(g, s))
	case 7:
		x, y := reflect.SliceOf(t), reflect.SliceOf(t)
		w.add(x == y, reflect.PointerTo(x) == reflect.PointerTo(y), reflect.PtrTo(t) == reflect.New(t).Type())
		w.add(reflect.FuncOf([]reflect.Type{x}, []reflect.Type{t}, true) == reflect.FuncOf([]reflect.Type{y}, []reflect.Type{t}, true))
	default:
		describe(w, reflect.StructOf([]reflect.StructField{{Name: "T", Type: t, Anonymous: plain, Tag: `c:"d"`}}))
	}
}

func unit(g *gen, w *sink) {
	t := kind(g, 3)
	describe(w, t)
	o := &world{g: g, w: w, pool: []reflect.Value{{}, reflect.ValueOf(5), reflect.ValueOf(named{A: 3, c: &named{B: "c"}}).Field(2)}}
	n := &outer{base: base{1, 2, 3}, Y: "y"}
	if g.chance(50) {
		n.named = &named{A: 7}
	}
	o.keep(filled(g, t), reflect.ValueOf(filled(g, basic(g)).Interface()), filled(g, kind(g, 2)))
	o.keep(pick(g, reflect.ValueOf(n), reflect.ValueOf(n).Elem(), reflect.ValueOf(*n), reflect.ValueOf(n).Elem().Field(0), reflect.ValueOf(n).Elem().Field(3)))
	for range 5 + g.below(30) {
		op := operations[g.below(len(operations))]
		v := o.pool[g.below(len(o.pool))]
		w.b = append(w.b, ' ')
		w.b = append(w.b, op.name...)
		w.try(func() { op.f(o, v) })
	}
}
