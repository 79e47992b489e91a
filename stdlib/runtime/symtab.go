package runtime

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

// Caller reports file and line number of the skip-th caller of the function that calls it.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [32]uintptr
	// Frames still to pass: this function's own first.
	left := skip + 1
	for base := 0; ; base += len(pcs) {
		n := callers(base, &pcs[0], len(pcs))
		for _, pc := range pcs[:n] {
			var f frameInfo
			for d := 0; frameAt(pc-1, d, &f); d++ {
				if f.flags&flagWrapper != 0 {
					continue
				}
				if left == 0 {
					return pc, f.file, f.line, true
				}
				left--
			}
		}
		if n < len(pcs) {
			return 0, "", 0, false
		}
	}
}

// Callers fills pc with the return program counters of the calling goroutine's frames; 0 skips nothing, not even the
// frame of Callers itself.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	var pcs [32]uintptr
	stored := 0
	for base := 0; ; base += len(pcs) {
		n := callers(base, &pcs[0], len(pcs))
		for _, ret := range pcs[:n] {
			// A return address stands for all frames inlined there.
			var f frameInfo
			keep := false
			for d := 0; frameAt(ret-1, d, &f); d++ {
				if f.flags&flagWrapper != 0 {
					continue
				}
				if skip > 0 {
					skip--
				} else {
					keep = true
				}
			}
			if keep {
				pc[stored] = ret
				stored++
				if stored == len(pc) {
					return stored
				}
			}
		}
		if n < len(pcs) {
			return stored
		}
	}
}

// Frames translates the PCs that Callers returns into Frames.
type Frames struct {
	callers []uintptr
	depth   int
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
		pc := ci.callers[0]
		var f frameInfo
		if !frameAt(pc-1, ci.depth, &f) {
			ci.callers = ci.callers[1:]
			ci.depth = 0
			continue
		}
		ci.depth++
		if f.flags&flagWrapper != 0 {
			continue
		}
		ci.next = Frame{PC: pc - 1, Function: f.name, File: f.file, Line: f.line, Entry: f.entry}
		var inner frameInfo
		if !frameAt(pc-1, ci.depth, &inner) {
			ci.next.Func = &Func{f.name, f.entry}
		}
		ci.more = true
		return
	}
}

// FuncForPC returns the function that contains the program counter, or nil. For several inlined functions it is the
// innermost, with the entry of the outermost.
func FuncForPC(pc uintptr) *Func {
	var f frameInfo
	if !frameAt(pc, 0, &f) {
		return nil
	}
	return &Func{f.name, f.entry}
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
	var at frameInfo
	if !frameAt(pc, 0, &at) {
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
