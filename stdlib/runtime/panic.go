package runtime

import "unsafe"

// Panics, recover and Goexit.
//
// A function with defer has an outer half whose frame holds a _deferframe, linked from g._defer while the function is
// active. The body runs deferreturn at its end. gopanic runs the deferred calls of all active frames, the innermost
// first, on top of the panicking stack. A deferred call that recovers ends its frame: the frame's remaining calls run
// here, the panics that were under way above the frame are forgotten, and execution goes on at the landing pad of the
// outer half, which returns to its caller with the results as they stand.
//
// recover belongs to the function that gopanic called itself, through any number of wrappers: the frame pointer of the
// caller must be that of the gopanic at the top of g._panic.

// _panic is one panic or Goexit under way.
type _panic struct {
	arg  any
	link *_panic // the one before
	// fp is the frame pointer of gopanic, the caller of the deferred functions.
	fp uintptr
	// frame whose deferred call runs.
	frame *_deferframe
	// recovered by a deferred function that has not returned yet.
	recovered bool
	// repanicked: the next panic has the same value, it was recovered and raised again.
	repanicked bool
	// aborted: a later panic has gone past the frame whose deferred call raised it.
	aborted bool
	goexit  bool
}

// _deferframe lies in the outer half's frame (abi::call::deferframe).
type _deferframe struct {
	link *_deferframe
	head *_defer
	fp   uintptr
}

// _defer is one deferred call (abi::call::defer).
type _defer struct {
	link *_defer
	fn   func()
}

// panicnil says whether panic(nil) is to panic with nil, as it did before Go 1.21.
func panicnil() bool {
	v, ok := debugsetting(godebugenv(), "panicnil")
	if !ok {
		v, _ = debugsetting(defaultGODEBUG, "panicnil")
	}
	return v == "1"
}

// debugsetting finds the value of key in a list key=value,… in which the last one counts.
func debugsetting(list, key string) (value string, ok bool) {
	for list != "" {
		item := list
		if i := indexbyte(list, ','); i >= 0 {
			item, list = list[:i], list[i+1:]
		} else {
			list = ""
		}
		if i := indexbyte(item, '='); i >= 0 && item[:i] == key {
			value, ok = item[i+1:], true
		}
	}
	return value, ok
}

func indexbyte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// gopanic is the builtin panic.
func gopanic(e any) {
	if e == nil && !panicnil() {
		e = new(PanicNilError)
	}
	gp := getg()
	// It lives as long as this frame: land unlinks it before it cuts the frame off.
	var record _panic
	p := (*_panic)(noescape(unsafe.Pointer(&record)))
	p.arg = e
	p.link = gp._panic
	p.fp = getfp()
	if p.link != nil && p.link.recovered && !p.link.goexit && sameWords(p.link.arg, e) {
		p.link.repanicked = true
	}
	gp._panic = p
	addpanicdefers(1)
	for {
		fn, ok := p.next(gp)
		if !ok {
			break
		}
		fn()
		if p.recovered {
			p.land(gp)
		}
	}
	preprintpanics(gp._panic)
	fatalpanic(gp._panic)
}

// Goexit ends the goroutine that calls it, after its deferred calls.
func Goexit() {
	gp := getg()
	p := new(_panic)
	p.goexit = true
	p.link = gp._panic
	p.fp = getfp()
	gp._panic = p
	for {
		fn, ok := p.next(gp)
		if !ok {
			break
		}
		fn()
	}
	n := int32(0)
	for q := p.link; q != nil; q = q.link {
		if !q.goexit {
			n++
		}
	}
	addpanicdefers(-n)
	gp._panic = nil
	goexit1()
}

// next takes the next deferred call off the innermost frame that has one; false when there is none. The call of a nil
// function value is one that panics.
func (p *_panic) next(gp *g) (fn func(), ok bool) {
	for {
		f := gp._defer
		if f == nil {
			return nil, false
		}
		// Older panics whose deferred call this frame made: they cannot go on, their stack is to be cut off.
		for q := p.link; q != nil; q = q.link {
			if q.frame == f {
				q.aborted = true
			}
		}
		if d := f.head; d != nil {
			f.head = d.link
			p.frame = f
			return d.fn, true
		}
		gp._defer = f.link
	}
}

// land ends a recovered panic. Does not return.
func (p *_panic) land(gp *g) {
	f := p.frame
	gp._panic = p.link
	goexit := false
	n := int32(1)
	for q := gp._panic; q != nil && q.aborted; q = q.link {
		if q.goexit {
			goexit = true
		} else {
			n++
		}
		gp._panic = q.link
	}
	addpanicdefers(-n)
	if goexit {
		// The recovered panic had interrupted a Goexit, which goes on.
		Goexit()
	}
	landed(f)
}

// landed makes the remaining deferred calls of a frame and goes on at its landing pad. Tracebacks of these calls do not
// show what lies between this function and the one with the frame.
//
//go:noinline
func landed(f *_deferframe) {
	fp := f.fp
	deferreturn(f)
	recovery(fp)
}

// newdefer is a record for a deferred call of a function that does not make its calls itself.
//
//go:noinline
func newdefer() *_defer {
	gp := getg()
	if d := gp.deferpool; d != nil {
		gp.deferpool = d.link
		return d
	}
	return new(_defer)
}

// deferreturn makes the deferred calls of a frame and unlinks it: the end of a function with defer. Records that are not in
// the frame are kept for the goroutine's next ones.
func deferreturn(f *_deferframe) {
	gp := getg()
	for {
		d := f.head
		if d == nil {
			break
		}
		f.head = d.link
		fn := d.fn
		if !onstack(unsafe.Pointer(d)) {
			d.fn = nil
			d.link = gp.deferpool
			gp.deferpool = d
		}
		fn()
	}
	getg()._defer = f.link
}

// gorecover is the builtin recover in the function whose frame pointer is fp.
func gorecover(fp uintptr) any {
	p := getg()._panic
	if p == nil || p.goexit || p.recovered {
		return nil
	}
	fp = callerframe(fp)
	if fp != p.fp {
		return nil
	}
	p.recovered = true
	return p.arg
}

// deferredrecover is the statement defer recover(), whose wrapper has frame pointer fp. It recovers where a function that
// a panic called makes the call at its end, as if that function had called recover.
func deferredrecover(fp uintptr) {
	fp = callerframe(fp)
	if p := getg()._panic; p != nil && fp != p.fp {
		gorecover(fp)
	}
}

// callerframe is the frame pointer of the function that called the one with frame pointer fp, through any wrappers.
func callerframe(fp uintptr) uintptr {
	for {
		pc := *(*uintptr)(unsafe.Pointer(fp + 8))
		fp = *(*uintptr)(unsafe.Pointer(fp))
		if !iswrapper(pc) {
			return fp
		}
	}
}

func sameWords(a, b any) bool {
	x, y := (*eface)(unsafe.Pointer(&a)), (*eface)(unsafe.Pointer(&b))
	return x.typ == y.typ && x.data == y.data
}

type stringer interface {
	String() string
}

// preprintpanics calls the Error and String methods of all values that are to be printed, while that is still possible.
func preprintpanics(p *_panic) {
	defer guardPrinting()
	for ; p != nil; p = p.link {
		switch v := p.arg.(type) {
		case error:
			p.arg = printedText(v.Error())
		case stringer:
			p.arg = printedText(v.String())
		}
	}
}

// printedText is what a method has made of a panic's value.
type printedText string

func guardPrinting() {
	e := recover()
	if e == nil {
		return
	}
	s, ok := e.(string)
	if !ok {
		s = "type " + (*eface)(unsafe.Pointer(&e)).typ.str
	}
	startpanic()
	printlock()
	print("fatal error: panic while printing panic value: ", s, "\n")
	printsignal()
	printunlock()
	dopanic()
}

//go:noinline
func fatalpanic(p *_panic) {
	startpanic()
	printlock()
	printpanics(p)
	printsignal()
	printunlock()
	dopanic()
}

// printpanics prints the chain, the oldest first.
func printpanics(p *_panic) {
	if p.link != nil {
		printpanics(p.link)
		if p.link.repanicked {
			return
		}
		if !p.link.goexit {
			printstring("\t")
		}
	}
	if p.goexit {
		return
	}
	printstring("panic: ")
	printpanicval(p.arg)
	if p.repanicked {
		printstring(" [recovered, repanicked]")
	} else if p.recovered {
		printstring(" [recovered]")
	}
	printnl()
}

// printpanicval prints values of predeclared types as print does, of types made from them with their name, all others
// as (type) address.
func printpanicval(v any) {
	if text, ok := v.(printedText); ok {
		printindented(string(text))
		return
	}
	e := (*eface)(unsafe.Pointer(&v))
	t, p := e.typ, e.data
	if t == nil {
		printstring("nil")
		return
	}
	if t.kind > kindComplex128 && t.kind != kindString {
		printstring("(")
		printstring(t.str)
		printstring(") ")
		printpointer(p)
		return
	}
	named := t.uncommon != nil
	isComplex := t.kind == kindComplex64 || t.kind == kindComplex128
	if named {
		printstring(t.str)
	}
	if named || isComplex {
		printstring("(")
	}
	switch e.kind() {
	case kindBool:
		printbool(*(*bool)(p))
	case kindInt8:
		printint(int64(*(*int8)(p)))
	case kindInt16:
		printint(int64(*(*int16)(p)))
	case kindInt32:
		printint(int64(*(*int32)(p)))
	case kindInt, kindInt64:
		printint(*(*int64)(p))
	case kindUint8:
		printuint(uint64(*(*uint8)(p)))
	case kindUint16:
		printuint(uint64(*(*uint16)(p)))
	case kindUint32:
		printuint(uint64(*(*uint32)(p)))
	case kindUint, kindUint64, kindUintptr:
		printuint(*(*uint64)(p))
	case kindFloat32:
		printfloat32(*(*float32)(p))
	case kindFloat64:
		printfloat64(*(*float64)(p))
	case kindComplex64:
		printcomplexparts(float64(real(*(*complex64)(p))), float64(imag(*(*complex64)(p))), true)
	case kindComplex128:
		printcomplexparts(real(*(*complex128)(p)), imag(*(*complex128)(p)), false)
	case kindString:
		if named {
			printstring(`"`)
		}
		printindented(*(*string)(p))
		if named {
			printstring(`"`)
		}
	}
	if named || isComplex {
		printstring(")")
	}
}

// printindented indents all lines but the first.
//
//go:noinline
func printindented(s string) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			printstring(s[:i+1])
			printstring("\t")
			s = s[i+1:]
			i = -1
		}
	}
	printstring(s)
}
