package runtime

import "unsafe"

// Where the program is: callers, functions, source places. The tables are the linker's; Rust reads them.

// Frame is the information returned by Frames for each call frame.
type Frame struct {
	// PC is the program counter for the location in this frame: that of a call instruction for a frame that calls another.
	PC uintptr
	// Func is nil for fully inlined functions.
	Func *Func
	// Function is the package path-qualified name.
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Func is a function of the running program.
type Func struct {
	name  string
	entry uintptr
	// file and line are of the program counter of a function that was inlined there.
	file string
	line int
}

// frameInfo is what frameAt fills in.
type frameInfo struct {
	name  string
	file  string
	line  int
	entry uintptr
	flags uintptr
}

const flagWrapper = 2

// callers stores the return addresses of the calling goroutine's frames, the caller's first, and gives their number.
func callers(skip int, pcs *uintptr, max int) int

// frameAt describes the depth-th frame at pc, the innermost inlined one first; false when there is none.
func frameAt(pc uintptr, depth int, out *frameInfo) bool

// Functions that are inlined have no frame of their own, so one return address can stand for several frames. The values
// that Caller and Callers give out say with their upper bits how many of those, the innermost first, do not count.
const depthShift = 56

func place(pc uintptr) (ret uintptr, depth int) {
	return pc & (1<<depthShift - 1), int(pc >> depthShift)
}

// spoken is a function's name without what the compiler has put into it: the marks of the half of a function with defer
// that has the body, of the code of function values and of that of method expressions, and type arguments.
func spoken(name string) string {
	const expr = "go:methodexpr."
	if len(name) > len(expr) && name[:len(expr)] == expr {
		name = name[len(expr):]
	}
	for _, mark := range [...]string{"·body", "·ctx"} {
		if n := len(name) - len(mark); n > 0 && name[n:] == mark {
			name = name[:n]
		}
	}
	open, shut := -1, -1
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '[':
			if open < 0 {
				open = i
			}
		case ']':
			shut = i
		}
	}
	if open >= 0 && open < shut {
		name = name[:open] + "[...]" + name[shut+1:]
	}
	return name
}

// walker goes through the frames of the calling goroutine, those of its own caller's callers first.
type walker struct {
	pcs   [32]uintptr
	base  int
	n, i  int // how many pcs there are, and where it is
	depth int
	last  bool
	at    frameInfo
}

// next goes on to the next frame, which at describes; false when there is none.
//
//go:noinline
func (w *walker) next() (pc uintptr, ok bool) {
	for {
		for w.i < w.n {
			ret := w.pcs[w.i]
			for frameAt(ret-1, w.depth, (*frameInfo)(noescape(unsafe.Pointer(&w.at)))) {
				d := w.depth
				w.depth++
				if w.at.flags&flagWrapper == 0 {
					return ret | uintptr(d)<<depthShift, true
				}
			}
			w.i++
			w.depth = 0
		}
		if w.last {
			return 0, false
		}
		// Neither this function nor its caller.
		w.n = callers(2+w.base, (*uintptr)(noescape(unsafe.Pointer(&w.pcs))), len(w.pcs))
		w.i = 0
		w.base += len(w.pcs)
		w.last = w.n < len(w.pcs)
	}
}

// Caller reports file and line number of the skip-th caller of the function that calls it.
//
//go:noinline
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var w walker
	for {
		pc, ok = w.next()
		if !ok {
			return 0, "", 0, false
		}
		if skip <= 0 {
			return pc, w.at.file, w.at.line, true
		}
		skip--
	}
}

// Callers fills pc with the return program counters of the calling goroutine's frames; 0 skips nothing, not even the
// frame of Callers itself.
//
//go:noinline
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	n := 0
	if skip == 0 {
		callers(0, (*uintptr)(noescape(unsafe.Pointer(&pc[0]))), 1)
		n++
	} else {
		skip--
	}
	var w walker
	var last uintptr
	var depths int // that have been seen at last
	for {
		at, ok := w.next()
		if !ok {
			break
		}
		if skip > 0 {
			skip--
			continue
		}
		// One value stands for all frames at a return address. A function that calls itself has it several times.
		ret, depth := place(at)
		if ret == last && depth >= depths {
			depths = depth + 1
			continue
		}
		if n == len(pc) {
			break
		}
		last, depths = ret, depth+1
		pc[n] = at
		n++
	}
	return n
}

// Frames translates the PCs that Callers returns into Frames.
type Frames struct {
	callers []uintptr
	depth   int // of the next frame at callers[0]; 0 for what that says itself
	next    Frame
	more    bool
}

// CallersFrames prepares to return frame information for a slice of PC values.
func CallersFrames(callers []uintptr) *Frames {
	ci := &Frames{callers: callers}
	ci.advance()
	return ci
}

// Next returns the next frame and whether there are more.
func (ci *Frames) Next() (frame Frame, more bool) {
	frame = ci.next
	ci.advance()
	return frame, ci.more
}

func (ci *Frames) advance() {
	ci.next, ci.more = Frame{}, false
	for len(ci.callers) > 0 {
		pc, depth := place(ci.callers[0])
		depth = max(depth, ci.depth)
		var f frameInfo
		if !frameAt(pc-1, depth, &f) {
			ci.callers = ci.callers[1:]
			ci.depth = 0
			continue
		}
		ci.depth = depth + 1
		if f.flags&flagWrapper != 0 {
			continue
		}
		name := spoken(f.name)
		ci.next = Frame{PC: pc - 1, Function: name, File: f.file, Line: f.line, Entry: f.entry}
		var inner frameInfo
		if !frameAt(pc-1, ci.depth, &inner) {
			ci.next.Func = &Func{name: name, entry: f.entry}
		}
		ci.more = true
		return
	}
}

// FuncForPC returns the function that contains the program counter, or nil. For several inlined functions it is the
// innermost, with the entry of the outermost.
func FuncForPC(pc uintptr) *Func {
	ret, depth := place(pc)
	var f frameInfo
	// A return address belongs to the instruction before it.
	if depth == 0 && !frameAt(ret, 0, &f) {
		return nil
	}
	if f.entry != ret && !frameAt(ret-1, depth, &f) {
		return nil
	}
	fn := &Func{name: spoken(f.name), entry: f.entry}
	if around := (frameInfo{}); f.entry != ret && frameAt(ret-1, depth+1, &around) {
		fn.file, fn.line = f.file, f.line
	}
	return fn
}

// Name returns the name of the function.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the entry address of the function.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the source place of the program counter pc in f.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	if f.file != "" {
		return f.file, f.line
	}
	ret, depth := place(pc)
	var at frameInfo
	if depth > 0 {
		ret--
	}
	if !frameAt(ret, depth, &at) {
		return "?", 0
	}
	return at.file, at.line
}

func stackText(buf *byte, n int, all bool) int

// Stack formats a stack trace of the calling goroutine into buf and returns the number of bytes written to buf. If all
// is true, Stack formats stack traces of all other goroutines into buf after the trace for the current goroutine.
func Stack(buf []byte, all bool) int {
	if len(buf) == 0 {
		return 0
	}
	return stackText(&buf[0], len(buf), all)
}
