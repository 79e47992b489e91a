package runtime

import "unsafe"

// Finalizers and cleanups: what Rust (mfinal) keeps and queues is checked and called here.

// finalcall is a call to make: of a func(unsafe.Pointer) for a finalizer, of a func() for a cleanup.
type finalcall struct {
	fn        unsafe.Pointer
	arg       unsafe.Pointer
	finalizer uintptr
}

func setfinalizer(p, fn unsafe.Pointer) int

// objectstart is the start of the heap object that p points into, or nil.
func objectstart(p unsafe.Pointer) unsafe.Pointer

func addcleanup(p, fn unsafe.Pointer) uint64
func stopcleanup(p uintptr, id uint64)
func finnext(out *finalcall)
func markSystem()

// testandset stores 1 and gives the old value, in one step.
func testandset(p *uint32) uint32

// fingStarted is set once the goroutine that makes the calls runs.
var fingStarted uint32

func startfing() {
	if testandset(&fingStarted) == 0 {
		go runfinq()
	}
}

func runfinq() {
	markSystem()
	var c finalcall
	for {
		finnext(&c)
		if c.finalizer != 0 {
			(*(*func(unsafe.Pointer))(unsafe.Pointer(&c.fn)))(c.arg)
		} else {
			(*(*func())(unsafe.Pointer(&c.fn)))()
		}
		c = finalcall{}
	}
}

type ptrtype struct {
	typ  _type
	elem *_type
}

type functype struct {
	typ      _type
	params   table
	results  table
	variadic uintptr
}

// SetFinalizer sets the finalizer associated with obj to the provided finalizer function: when the collector finds the
// object unreachable it runs finalizer(obj) in a goroutine of its own. A nil finalizer clears it.
func SetFinalizer(obj any, finalizer any) {
	e := (*eface)(unsafe.Pointer(&obj))
	if e.typ == nil {
		fatalmsg("runtime.SetFinalizer: first argument is nil")
	}
	if e.typ.kind != kindPointer {
		fatalmsg("runtime.SetFinalizer: first argument is " + e.typ.str + ", not pointer")
	}
	if e.data == nil {
		fatalmsg("runtime.SetFinalizer: pointer not in allocated block")
	}
	// Small objects without pointers share an allocation.
	elem := (*ptrtype)(unsafe.Pointer(e.typ)).elem
	if start := objectstart(e.data); start != nil && start != e.data && !(elem.ptrdata == 0 && elem.size < 16) {
		fatalmsg("runtime.SetFinalizer: pointer not at beginning of allocated block")
	}
	f := (*eface)(unsafe.Pointer(&finalizer))
	if f.typ == nil {
		setfinalizer(e.data, nil)
		return
	}
	if f.typ.kind != kindFunc {
		fatalmsg("runtime.SetFinalizer: second argument is " + f.typ.str + ", not a function")
	}
	ft := (*functype)(unsafe.Pointer(f.typ))
	if ft.variadic != 0 {
		fatalmsg("runtime.SetFinalizer: cannot pass " + e.typ.str + " to finalizer " + f.typ.str + " because dotdotdot")
	}
	if ft.params.n != 1 {
		fatalmsg("runtime.SetFinalizer: cannot pass " + e.typ.str + " to finalizer " + f.typ.str)
	}
	// The closures below capture user, which must not change any more.
	user := f.data
	fn := user
	typ := e.typ
	switch param := *(**_type)(ft.params.ptr); {
	case param == typ:
	case param.kind == kindPointer && (param.uncommon == nil || typ.uncommon == nil) &&
		(*ptrtype)(unsafe.Pointer(param)).elem == (*ptrtype)(unsafe.Pointer(typ)).elem:
	case param.kind == kindInterface:
		it := (*interfacetype)(unsafe.Pointer(param))
		var call func(unsafe.Pointer)
		if it.methods.n == 0 {
			call = func(p unsafe.Pointer) {
				(*(*func(any))(unsafe.Pointer(&user)))(toAny(typ, unsafe.Pointer(&p)))
			}
		} else {
			tab := getitab(it, typ)
			if tab == nil {
				fatalmsg("runtime.SetFinalizer: cannot pass " + typ.str + " to finalizer " + f.typ.str)
			}
			call = func(p unsafe.Pointer) {
				// All interfaces with methods are passed alike.
				var arg error
				w := (*iface)(unsafe.Pointer(&arg))
				w.tab, w.data = tab, p
				(*(*func(error))(unsafe.Pointer(&user)))(arg)
			}
		}
		fn = *(*unsafe.Pointer)(unsafe.Pointer(&call))
	default:
		fatalmsg("runtime.SetFinalizer: cannot pass " + typ.str + " to finalizer " + f.typ.str)
	}
	startfing()
	switch setfinalizer(e.data, fn) {
	case 1:
		// A variable of the package or a constant: it never dies.
	case 2:
		fatalmsg("runtime.SetFinalizer: finalizer already set")
	}
}

// Cleanup is a handle to a cleanup call for a specific object.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup attaches a cleanup function to ptr: some time after ptr is no longer reachable, cleanup(arg) is called in a
// separate goroutine.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	var static any = (*S)(nil)
	kind := (*ptrtype)(unsafe.Pointer((*eface)(unsafe.Pointer(&static)).typ)).elem.kind
	if kind == kindPointer || kind == kindUnsafePointer {
		checkCleanup(unsafe.Pointer(ptr), unsafe.Sizeof(*ptr), *(*unsafe.Pointer)(unsafe.Pointer(&arg)))
	}
	call := func() { cleanup(arg) }
	return registerCleanup(unsafe.Pointer(ptr), call)
}

// checkCleanup panics if arg, the argument of a cleanup for p, keeps p alive. Objects below 16 bytes may share an allocation
// with others.
func checkCleanup(p unsafe.Pointer, size uintptr, arg unsafe.Pointer) {
	if p == arg {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	if start := objectstart(arg); size >= 16 && start != nil && start == objectstart(p) {
		panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
	}
}

func registerCleanup(p unsafe.Pointer, call func()) Cleanup {
	startfing()
	id := addcleanup(p, *(*unsafe.Pointer)(unsafe.Pointer(&call)))
	return Cleanup{id, uintptr(p)}
}

// Stop cancels the cleanup call, if it has not been queued yet.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopcleanup(c.ptr, c.id)
	}
}

// A Pinner is a set of Go objects each pinned to a fixed location in memory. Objects never move here, so all that is to be
// done is to keep them.
type Pinner struct {
	refs []any
}

// Pin pins a Go object until Unpin is called.
func (p *Pinner) Pin(pointer any) {
	e := (*eface)(unsafe.Pointer(&pointer))
	if e.typ == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	if e.typ.kind != kindPointer && e.typ.kind != kindUnsafePointer {
		panic(errorString("runtime.Pinner: argument is not a pointer: " + e.typ.str))
	}
	p.refs = append(p.refs, pointer)
}

// Unpin unpins all pinned objects of the Pinner.
func (p *Pinner) Unpin() {
	p.refs = nil
}
