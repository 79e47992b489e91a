package time

import "unsafe"

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration) { sleep(int64(d)) }

func sleep(ns int64)

// runtimeTimer is the runtime's timer (runtime/src/timer.rs).
type runtimeTimer struct {
	pp     unsafe.Pointer
	when   int64
	period int64
	index  uintptr
	kind   uintptr
	fn     unsafe.Pointer
	arg    unsafe.Pointer
}

// Kinds of runtimeTimer: start a goroutine with a func value, or send the
// time on a channel.
const (
	timerGo   = 1
	timerChan = 2
)

func startTimer(t *runtimeTimer, when, period int64, kind int, arg unsafe.Pointer)
func stopTimer(t *runtimeTimer) bool
func resetTimer(t *runtimeTimer, when, period int64) bool

// runtimeSetLocal tells the runtime the location of the times it sends.
func runtimeSetLocal(loc *Location)

// when returns the nanotime d from now.
func when(d Duration) int64 {
	now := nanotime()
	if d <= 0 {
		return now
	}
	t := now + int64(d)
	if t < 0 {
		t = 1<<63 - 1
	}
	return t
}

// A Timer is a single event in the future.
type Timer struct {
	C <-chan Time
	r runtimeTimer
	// c or f is the runtime's argument: its structure is not Go's to scan.
	c    chan Time
	f    func()
	init bool
}

// NewTimer returns a Timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, c: c, init: true}
	runtimeSetLocal(Local)
	startTimer(&t.r, when(d), 0, timerChan, *(*unsafe.Pointer)(unsafe.Pointer(&t.c)))
	return t
}

// AfterFunc calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{f: f, init: true}
	startTimer(&t.r, when(d), 0, timerGo, *(*unsafe.Pointer)(unsafe.Pointer(&t.f)))
	return t
}

// Stop prevents the Timer from firing; it reports whether it did.
func (t *Timer) Stop() bool {
	if !t.init {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

// Reset makes the Timer fire after d; it reports whether it was active.
func (t *Timer) Reset(d Duration) bool {
	if !t.init {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(&t.r, when(d), 0)
}

// After returns a channel on which the time is sent after d.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// A Ticker sends the time at intervals.
type Ticker struct {
	C    <-chan Time
	r    runtimeTimer
	c    chan Time
	init bool
}

// NewTicker returns a Ticker that sends the time each d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, c: c, init: true}
	runtimeSetLocal(Local)
	startTimer(&t.r, when(d), int64(d), timerChan, *(*unsafe.Pointer)(unsafe.Pointer(&t.c)))
	return t
}

// Stop ends the ticks; the channel stays open.
func (t *Ticker) Stop() {
	if t.init {
		stopTimer(&t.r)
	}
}

// Reset sets the interval to d; the next tick comes after d.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.init {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(&t.r, when(d), int64(d))
}

// Tick returns the channel of a new Ticker, nil if d <= 0.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
