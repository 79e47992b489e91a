package reflect

import (
	"internal/abi"
	"unsafe"
)

// Calls go through callGo, which loads registers from a callFrame. The rules
// are those of runtime/abi (call.rs): values are flattened to scalars if that
// gives at most eight, otherwise passed as the address of a copy; results
// that do not fit the registers go through a hidden pointer, the first
// parameter.

const (
	maxFlat     = 8
	intRegs     = 6
	floatRegs   = 8
	maxIntRes   = 8
	maxFloatRes = 8
)

// callFrame is the registers and stack words of one call. The runtime's
// assembly knows the layout. Integer words have pointer type, whatever they
// hold: the frame may lie in the heap, and the collector must see them.
type callFrame struct {
	code       unsafe.Pointer
	ints       [intRegs]unsafe.Pointer
	floats     [floatRegs]uint64
	stack      unsafe.Pointer // words beyond the registers, in order
	nstack     int
	intRes     [maxIntRes]unsafe.Pointer
	floatRes   [maxFloatRes]uint64
	nint       int
	nfloat     int
	stackStore [16]unsafe.Pointer
}

// callGo calls frame.code with the registers and stack words of frame and
// stores the result registers there.
func callGo(frame *callFrame)

// makeFuncStub returns the address of code that is called as any func value.
// It stores its registers in a callFrame, sets stack to its caller's stack
// words and calls the func value in the second word of its closure object
// with (closure, frame); then it loads the result registers and returns,
// taking frame.nstack words off the stack.
func makeFuncStub() unsafe.Pointer

// A scalar is a part of a flattened value.
type scalar struct {
	offset uintptr
	size   uintptr
	float  bool
}

// scalars is the list of a flattened value.
type scalars struct {
	list [maxFlat]scalar
	n    int
}

func (l *scalars) all() []scalar { return l.list[:l.n] }

func (l *scalars) add(offset, size uintptr, float bool) bool {
	if l.n == maxFlat {
		return false
	}
	l.list[l.n] = scalar{offset, size, float}
	l.n++
	return true
}

// flatten appends the scalars of a value at offset; false if the type cannot
// be flattened to as many as there may be.
func (l *scalars) flatten(t *abi.Type, offset uintptr) bool {
	switch t.Kind {
	case abi.Float32, abi.Float64:
		return l.add(offset, t.Size, true)
	case abi.Complex64, abi.Complex128:
		half := t.Size / 2
		return l.add(offset, half, true) && l.add(offset+half, half, true)
	case abi.String, abi.Interface:
		return l.add(offset, 8, false) && l.add(offset+8, 8, false)
	case abi.Slice:
		return l.add(offset, 8, false) && l.add(offset+8, 8, false) && l.add(offset+16, 8, false)
	case abi.Array:
		a := toRType(t).arrayType()
		return a.Len == 0 || a.Len == 1 && l.flatten(a.Elem, offset)
	case abi.Struct:
		fields := toRType(t).structType().Fields()
		for i := range fields {
			if !l.flatten(fields[i].Type, offset+fields[i].Offset) {
				return false
			}
		}
		return true
	}
	return l.add(offset, t.Size, false)
}

// flat sets l to the scalars of t; false if it travels by address.
func (l *scalars) flat(t *abi.Type) bool {
	l.n = 0
	return l.flatten(t, 0)
}

func loadScalar(p unsafe.Pointer, s scalar) uint64 {
	p = unsafe.Add(p, s.offset)
	switch s.size {
	case 1:
		return uint64(*(*uint8)(p))
	case 2:
		return uint64(*(*uint16)(p))
	case 4:
		return uint64(*(*uint32)(p))
	}
	return *(*uint64)(p)
}

func storeScalar(p unsafe.Pointer, s scalar, v uint64) {
	p = unsafe.Add(p, s.offset)
	switch s.size {
	case 1:
		*(*uint8)(p) = uint8(v)
	case 2:
		*(*uint16)(p) = uint16(v)
	case 4:
		*(*uint32)(p) = uint32(v)
	default:
		*(*uint64)(p) = v
	}
}

// resultsInRegs reports whether all results of f travel in registers.
func resultsInRegs(f *abi.FuncType) bool {
	ints, floats := 0, 0
	var l scalars
	for _, t := range f.Out() {
		if !l.flat(t) {
			return false
		}
		for _, s := range l.all() {
			if s.float {
				floats++
			} else {
				ints++
			}
		}
	}
	return ints <= maxIntRes && floats <= maxFloatRes
}

// resultOffsets returns the layout of the results as a struct.
func resultOffsets(f *abi.FuncType) (offsets []uintptr, size uintptr) {
	for _, t := range f.Out() {
		a := uintptr(t.Align)
		size = (size + a - 1) &^ (a - 1)
		offsets = append(offsets, size)
		size += t.Size
	}
	return offsets, size
}

// frameWriter puts scalars into registers, then onto the stack.
type frameWriter struct {
	frame *callFrame
	stack []unsafe.Pointer
}

func (w *frameWriter) add(v uint64, float bool) {
	f := w.frame
	switch {
	case float && f.nfloat < floatRegs:
		f.floats[f.nfloat] = v
		f.nfloat++
	case !float && f.nint < intRegs:
		f.ints[f.nint] = toPointer(v)
		f.nint++
	default:
		w.stack = append(w.stack, toPointer(v))
	}
}

func (w *frameWriter) addPointer(p unsafe.Pointer) { w.add(uint64(uintptr(p)), false) }

// Call calls the function v with the arguments in.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice is Call of a variadic function, whose last argument is the slice.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var code, closure, receiver unsafe.Pointer
	var t *abi.FuncType
	method := v.flag&flagMethod != 0
	if method {
		code, t, receiver = v.receiver(op)
	} else {
		t = toRType(v.typ).funcType()
		closure = v.pointer()
		if closure == nil {
			panic("reflect.Value.Call: call of nil function")
		}
		code = *(*unsafe.Pointer)(closure)
	}
	params := t.In()
	in = checkArguments(op, t, in)

	w := frameWriter{frame: &callFrame{code: code}}
	w.stack = w.frame.stackStore[:0]
	if !method {
		w.addPointer(closure)
	}
	regs := resultsInRegs(t)
	var hidden unsafe.Pointer
	if !regs {
		_, size := resultOffsets(t)
		hidden = newobject(resultStruct(t, size))
		w.addPointer(hidden)
	}
	if method {
		w.addPointer(receiver)
	}
	// The arguments' memory must stay reachable until the call.
	args := make([]Value, len(params))
	var l scalars
	for i, p := range params {
		x := in[i]
		x.mustBeExported(op)
		x = x.assignTo("reflect.Value.Call", p, nil)
		args[i] = x
		if !l.flat(p) {
			c := newobject(p)
			typedmemmove(p, c, args[i].address())
			args[i] = Value{p, c, flagIndir | flag(p.Kind)}
			w.addPointer(c)
			continue
		}
		for _, s := range l.all() {
			w.add(loadScalar(args[i].address(), s), s.float)
		}
	}
	w.frame.stack = unsafe.Pointer(unsafe.SliceData(w.stack))
	w.frame.nstack = len(w.stack)
	callGo(w.frame)
	keepAlive(args)
	return collectResults(t, w.frame, hidden)
}

// kept makes its argument escape, so that it lives until here.
var kept bool

func keepAlive(x []Value) {
	if kept {
		println(len(x))
	}
}

// checkArguments checks number and types and packs variadic arguments.
func checkArguments(op string, t *abi.FuncType, in []Value) []Value {
	params := t.In()
	n := len(params)
	variadic := t.Variadic != 0
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		if variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < n; i++ {
		if x, want := in[i].Type(), toRType(params[i]); !x.AssignableTo(want) {
			panic("reflect: " + op + " using " + x.String() + " as type " + want.String())
		}
	}
	if op == "CallSlice" || !variadic {
		return in
	}
	m := len(in) - n
	slice := MakeSlice(toRType(params[n]), m, m)
	elem := toRType(params[n]).Elem()
	for i := 0; i < m; i++ {
		x := in[n+i]
		if xt := x.Type(); !xt.AssignableTo(elem) {
			panic("reflect: cannot use " + xt.String() + " as type " + elem.String() + " in " + op)
		}
		slice.Index(i).Set(x)
	}
	packed := make([]Value, n+1)
	copy(packed, in[:n])
	packed[n] = slice
	return packed
}

// resultStruct returns a type for the memory of results: every word of it is
// taken for a pointer.
func resultStruct(t *abi.FuncType, size uintptr) *abi.Type {
	words := (size + 7) / 8
	mask := make([]byte, (words+7)/8+8)
	for i := range mask {
		mask[i] = 0xFF
	}
	return &abi.Type{Size: words * 8, PtrBytes: words * 8, Align: 8, FieldAlign: 8, Kind: abi.Struct, GCData: &mask[0]}
}

func collectResults(t *abi.FuncType, frame *callFrame, hidden unsafe.Pointer) []Value {
	out := t.Out()
	results := make([]Value, len(out))
	if hidden != nil {
		offsets, _ := resultOffsets(t)
		for i, r := range out {
			results[i] = copied(r, flag(r.Kind), unsafe.Add(hidden, offsets[i]))
		}
		return results
	}
	ni, nf := 0, 0
	var l scalars
	for i, r := range out {
		p := newobject(r)
		l.flat(r)
		for _, s := range l.all() {
			if s.float {
				storeScalar(p, s, frame.floatRes[nf])
				nf++
			} else {
				storeScalar(p, s, toWord(frame.intRes[ni]))
				ni++
			}
		}
		if r.IfaceDirect() {
			results[i] = Value{r, *(*unsafe.Pointer)(p), flag(r.Kind)}
		} else {
			results[i] = Value{r, p, flagIndir | flag(r.Kind)}
		}
	}
	return results
}

// funcObject is the closure object of a function made by MakeFunc.
type funcObject struct {
	code    unsafe.Pointer
	handler func(*funcObject, *callFrame)
	typ     *abi.FuncType
	fn      func([]Value) []Value
}

// MakeFunc returns a function of the given type that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	o := &funcObject{makeFuncStub(), callReflect, toRType(t).funcType(), fn}
	return Value{t, unsafe.Pointer(o), flag(Func)}
}

// frameReader takes scalars out of registers, then off the stack.
type frameReader struct {
	frame *callFrame
	stack int
}

func (r *frameReader) next(float bool) uint64 {
	f := r.frame
	switch {
	case float && f.nfloat < floatRegs:
		f.nfloat++
		return f.floats[f.nfloat-1]
	case !float && f.nint < intRegs:
		f.nint++
		return toWord(f.ints[f.nint-1])
	}
	r.stack++
	return *(*uint64)(unsafe.Add(f.stack, (r.stack-1)*8))
}

// callReflect is what makeFuncStub calls.
func callReflect(o *funcObject, frame *callFrame) {
	frame.nint, frame.nfloat = 1, 0 // the closure was the first
	r := frameReader{frame: frame}
	t := o.typ
	var hidden unsafe.Pointer
	regs := resultsInRegs(t)
	if !regs {
		hidden = toPointer(r.next(false))
	}
	in := make([]Value, 0, len(t.In()))
	var l scalars
	for _, p := range t.In() {
		if !l.flat(p) {
			in = append(in, copied(p, flag(p.Kind), toPointer(r.next(false))))
			continue
		}
		c := newobject(p)
		for _, s := range l.all() {
			storeScalar(c, s, r.next(s.float))
		}
		if p.IfaceDirect() {
			in = append(in, Value{p, *(*unsafe.Pointer)(c), flag(p.Kind)})
		} else {
			in = append(in, Value{p, c, flagIndir | flag(p.Kind)})
		}
	}
	frame.nstack = r.stack

	out := o.fn(in)
	if len(out) != len(t.Out()) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	offsets, _ := resultOffsets(t)
	ni, nf := 0, 0
	for i, want := range t.Out() {
		x := out[i]
		if x.typ == nil {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if x.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		if want.Size == 0 {
			continue // nothing is stored, so nothing is looked at
		}
		x = x.assignTo("reflect.MakeFunc", want, nil)
		if !regs {
			typedmemmove(want, unsafe.Add(hidden, offsets[i]), x.address())
			continue
		}
		l.flat(want)
		for _, s := range l.all() {
			v := loadScalar(x.address(), s)
			if s.float {
				frame.floatRes[nf] = v
				nf++
			} else {
				frame.intRes[ni] = toPointer(v)
				ni++
			}
		}
	}
}

func toPointer(v uint64) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&v)) }

func toWord(p unsafe.Pointer) uint64 { return *(*uint64)(unsafe.Pointer(&p)) }

// makeMethodValue makes a func value of the method Value v.
func makeMethodValue(context string, v Value) Value {
	if v.flag&flagMethod == 0 {
		panic("reflect: internal error: invalid use of makeMethodValue")
	}
	bound := v
	bound.flag &^= flagRO
	if v.flag&flagAddr != 0 || v.flag&flagIndir != 0 {
		// The receiver is evaluated now.
		c := newobject(v.typ)
		typedmemmove(v.typ, c, v.ptr)
		bound.ptr = c
		bound.flag &^= flagAddr
	}
	bound.receiver(context) // panics on a nil interface
	variadic := v.Type().IsVariadic()
	f := MakeFunc(v.Type(), func(args []Value) []Value {
		if variadic {
			return bound.CallSlice(args)
		}
		return bound.Call(args)
	})
	f.flag |= v.flag.ro()
	return f
}

// methodWithFunc describes the i-th exported method p of t, with a function
// that takes the receiver as its first argument.
func methodWithFunc(t *rtype, p *abi.Method, i int) Method {
	f := toRType(p.Type).funcType()
	in := make([]Type, 0, 1+len(f.In()))
	in = append(in, t)
	for _, x := range f.In() {
		in = append(in, toRType(x))
	}
	out := make([]Type, 0, len(f.Out()))
	for _, x := range f.Out() {
		out = append(out, toRType(x))
	}
	variadic := f.Variadic != 0
	typ := FuncOf(in, out, variadic)
	fn := MakeFunc(typ, func(args []Value) []Value {
		if variadic {
			return args[0].Method(i).CallSlice(args[1:])
		}
		return args[0].Method(i).Call(args[1:])
	})
	return Method{Name: p.Name, Type: typ, Func: fn, Index: i}
}
