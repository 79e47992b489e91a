package runtime

import "unsafe"

// Channels: what may panic or needs types. The rest is Rust (chan, select), which returns codes.

// hchan is a channel; Rust has the same structure.
type hchan struct {
	qcount   uint
	dataqsiz uint
	buf      unsafe.Pointer
	elemsize uintptr
	closed   uint32
	lock     uint32
	elemtype *_type
	sendx    uint
	recvx    uint
	// Queues of goroutines, outside of the heap.
	queues [4]uintptr
}

type chantype struct {
	typ  _type
	elem *_type
	dir  uintptr
}

// scase is a case of a select (abi::call::scase).
type scase struct {
	c    *hchan
	elem unsafe.Pointer
	send uintptr
}

// Codes of the Rust part.
const (
	chanBlocked = 0
	chanDone    = 1
	chanClosed  = 2
)

func chansend(c *hchan, elem unsafe.Pointer, block bool) int
func chanrecv(c *hchan, elem unsafe.Pointer, block bool) int
func chanclose(c *hchan) int
func chanblock()
func select0(cases *scase, orders *uint16, n int, block bool) (index, code int)

const maxAlloc = 1 << 48

// makechan is make(chan T, size).
func makechan(t *chantype, size int) *hchan {
	e := t.elem
	if size < 0 || e.size > 0 && uintptr(size) > (maxAlloc-unsafe.Sizeof(hchan{}))/e.size {
		panic(plainError("makechan: size out of range"))
	}
	var c *hchan
	switch n := uintptr(size) * e.size; {
	case n == 0:
		c = new(hchan)
	case e.ptrdata == 0:
		// One object, in which no pointer leads out of it to the heap.
		const head = unsafe.Sizeof(hchan{})
		c = (*hchan)(mallocgc(head+n, nil, true))
		c.buf = add(unsafe.Pointer(c), head)
	default:
		c = new(hchan)
		c.buf = mallocgc(n, e, true)
	}
	c.elemsize = e.size
	c.elemtype = e
	c.dataqsiz = uint(size)
	return c
}

func chansend1(c *hchan, elem unsafe.Pointer) {
	for {
		switch chansend(c, elem, true) {
		case chanDone:
			return
		case chanClosed:
			panic(plainError("send on closed channel"))
		}
	}
}

func chanrecv1(c *hchan, elem unsafe.Pointer) {
	chanrecv(c, elem, true)
}

func chanrecv2(c *hchan, elem unsafe.Pointer) bool {
	return chanrecv(c, elem, true) == chanDone
}

// selectnbsend is select { case c <- *elem: return true; default: return false }.
func selectnbsend(c *hchan, elem unsafe.Pointer) bool {
	switch chansend(c, elem, false) {
	case chanDone:
		return true
	case chanClosed:
		panic(plainError("send on closed channel"))
	}
	return false
}

// selectnbrecv is select { case *elem, ok = <-c: return true, ok; default: return false, false }.
func selectnbrecv(c *hchan, elem unsafe.Pointer) (selected, ok bool) {
	code := chanrecv(c, elem, false)
	return code != chanBlocked, code == chanDone
}

func closechan(c *hchan) {
	switch chanclose(c) {
	case 1:
		panic(plainError("close of nil channel"))
	case 2:
		panic(plainError("close of closed channel"))
	}
}

// timerChan is what hchan.closed is for the channel of a timer.
const timerChan = 2

func chanlen(c *hchan) int {
	if c == nil || c.closed == timerChan {
		return 0
	}
	return int(c.qcount)
}

func chancap(c *hchan) int {
	if c == nil || c.closed == timerChan {
		return 0
	}
	return int(c.dataqsiz)
}

// block is select {}.
func block() {
	for {
		chanblock()
	}
}

// fewCases is up to how many cases select0 has room for the orders itself.
const fewCases = 16

// selectgo is a select of n cases; hasDefault lets it return -1 when none is ready. It returns the chosen case and, for a
// receive, whether a value was received.
func selectgo(cases *scase, n int, hasDefault bool) (int, bool) {
	var orders *uint16
	if n > fewCases {
		orders = &make([]uint16, 2*n)[0]
	}
	for {
		i, code := select0(cases, orders, n, !hasDefault)
		if i < 0 {
			if hasDefault {
				return -1, false
			}
			continue
		}
		if code == chanClosed {
			c := (*scase)(unsafe.Add(unsafe.Pointer(cases), uintptr(i)*unsafe.Sizeof(scase{})))
			if c.send != 0 {
				panic(plainError("send on closed channel"))
			}
			return i, false
		}
		return i, true
	}
}
