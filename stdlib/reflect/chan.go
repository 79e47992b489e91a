package reflect

import (
	"internal/abi"
	"unsafe"
)

//go:linkname makechan runtime.makechan
func makechan(typ *abi.Type, size int) unsafe.Pointer

//go:linkname chansend1 runtime.chansend1
func chansend1(c, elem unsafe.Pointer)

//go:linkname chanrecv2 runtime.chanrecv2
func chanrecv2(c, elem unsafe.Pointer) bool

//go:linkname closechan runtime.closechan
func closechan(c unsafe.Pointer)

//go:linkname chanlen runtime.chanlen
func chanlen(c unsafe.Pointer) int

//go:linkname chancap runtime.chancap
func chancap(c unsafe.Pointer) int

// scase is a case of select as the runtime knows it.
type scase struct {
	c    unsafe.Pointer
	elem unsafe.Pointer
	send uintptr // 1 for a send
}

// selectgo chooses a case; with hasDefault it returns -1 if none is ready.
//
//go:linkname selectgo runtime.selectgo
func selectgo(cases *scase, n int, hasDefault bool) (chosen int, received bool)

// MakeChan makes a channel of the given type and buffer size.
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	t := typ.common()
	return Value{t, makechan(t, buffer), flag(Chan)}
}

// chanFor checks that v is a channel with direction dir.
func (v Value) chanFor(method string, dir ChanDir, text string) unsafe.Pointer {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	if toRType(v.typ).ChanDir()&dir == 0 {
		panic("reflect" + text + " channel")
	}
	return v.pointer()
}

func (v Value) recv(method string, block bool) (x Value, ok bool) {
	c := v.chanFor(method, RecvDir, ": recv on send-only")
	e := v.typ.Elem()
	p := newobject(e)
	selected := true
	if block {
		ok = chanrecv2(c, p)
	} else {
		s := scase{c: c, elem: p}
		var chosen int
		chosen, ok = selectgo(&s, 1, true)
		selected = chosen == 0
	}
	if !selected {
		return Value{}, false
	}
	return copied(e, flag(e.Kind), p), ok
}

func (v Value) send(method string, x Value, block bool) bool {
	c := v.chanFor(method, SendDir, ": send on recv-only")
	x.mustBeExported(method)
	x = x.assignTo("reflect.Value.Send", v.typ.Elem(), nil)
	if block {
		chansend1(c, x.address())
		return true
	}
	s := scase{c: c, elem: x.address(), send: 1}
	chosen, _ := selectgo(&s, 1, true)
	return chosen == 0
}

// Recv receives from the channel v; ok is false if it is closed.
func (v Value) Recv() (x Value, ok bool) { return v.recv("Recv", true) }

// TryRecv is Recv that does not wait.
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", false) }

// Send sends x on the channel v.
func (v Value) Send(x Value) { v.send("Send", x, true) }

// TrySend is Send that does not wait; it reports whether x was sent.
func (v Value) TrySend(x Value) bool { return v.send("TrySend", x, false) }

// Close closes the channel v.
func (v Value) Close() {
	v.mustBe(Chan, "Close")
	v.mustBeExported("Close")
	if toRType(v.typ).ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	closechan(v.pointer())
}

// A SelectDir is the direction of a case of Select.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// A SelectCase is one case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select carries out one of the cases, as the select statement does.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) >= 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	list := make([]scase, 0, len(cases))
	index := make([]int, 0, len(cases))
	defaultCase := -1
	for i, c := range cases {
		var s scase
		switch c.Dir {
		case SelectDefault:
			if defaultCase >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			defaultCase = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			continue
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			s.c = c.Chan.chanFor(noMethod, SendDir, ".Select: SendDir case using recv-only")
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			c.Send.mustBeExported(noMethod)
			x := c.Send.assignTo("reflect.Select", c.Chan.typ.Elem(), nil)
			s.send = 1
			if x.flag&flagIndir != 0 {
				s.elem = x.ptr
			} else {
				p := new(unsafe.Pointer)
				*p = x.ptr
				s.elem = unsafe.Pointer(p)
			}
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			s.c = c.Chan.chanFor(noMethod, RecvDir, ".Select: RecvDir case using send-only")
			s.elem = newobject(c.Chan.typ.Elem())
		default:
			panic("reflect.Select: invalid Dir")
		}
		list = append(list, s)
		index = append(index, i)
	}
	var first *scase
	if len(list) > 0 {
		first = &list[0]
	} else if defaultCase < 0 {
		select {}
	} else {
		return defaultCase, Value{}, false
	}
	n, ok := selectgo(first, len(list), defaultCase >= 0)
	if n < 0 {
		return defaultCase, Value{}, false
	}
	chosen = index[n]
	if cases[chosen].Dir == SelectRecv {
		e := cases[chosen].Chan.typ.Elem()
		recv = copied(e, flag(e.Kind), list[n].elem)
		recvOK = ok
	}
	return chosen, recv, recvOK
}
