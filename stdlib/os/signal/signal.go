// Package signal hands signals to channels.
package signal

import (
	"context"
	"os"
	"slices"
	"sync"
	"syscall"
)

func signal_enable(sig uint32)
func signal_disable(sig uint32)
func signal_ignore(sig uint32)
func signal_ignored(sig uint32) bool

// signal_recv waits for the next signal.
func signal_recv() uint32

const numSig = 65

// handler is the set of signals that a channel wants.
type handler struct {
	mask [3]uint32
}

func (h *handler) want(sig int) bool { return h.mask[sig/32]>>uint(sig&31)&1 != 0 }
func (h *handler) set(sig int)       { h.mask[sig/32] |= 1 << uint(sig&31) }
func (h *handler) clear(sig int)     { h.mask[sig/32] &^= 1 << uint(sig&31) }

var handlers struct {
	sync.Mutex
	m map[chan<- os.Signal]*handler
	// ref counts the channels that want a signal.
	ref     [numSig]int
	started bool
}

func number(sig os.Signal) int {
	s, ok := sig.(syscall.Signal)
	if !ok || s < 0 || s >= numSig {
		return -1
	}
	return int(s)
}

// loop hands out signals for ever.
func loop() {
	for {
		process(syscall.Signal(signal_recv()))
	}
}

func process(sig syscall.Signal) {
	n := number(sig)
	if n < 0 {
		return
	}
	handlers.Lock()
	defer handlers.Unlock()
	for c, h := range handlers.m {
		if h.want(n) {
			// A channel without room loses the signal.
			select {
			case c <- sig:
			default:
			}
		}
	}
}

// each calls f for the numbers of sigs, for all if there are none.
func each(sigs []os.Signal, f func(n int)) {
	if len(sigs) == 0 {
		for n := 0; n < numSig; n++ {
			f(n)
		}
		return
	}
	for _, s := range sigs {
		if n := number(s); n >= 0 {
			f(n)
		}
	}
}

// cancel undoes Notify for these signals.
func cancel(sigs []os.Signal, action func(uint32)) {
	handlers.Lock()
	defer handlers.Unlock()
	each(sigs, func(n int) {
		for c, h := range handlers.m {
			if h.want(n) {
				handlers.ref[n]--
				h.clear(n)
				if h.mask == [3]uint32{} {
					delete(handlers.m, c)
				}
			}
		}
		action(uint32(n))
	})
}

// Ignore makes the program ignore signals, all if none are given.
func Ignore(sig ...os.Signal) { cancel(sig, signal_ignore) }

// Ignored reports whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	return n >= 0 && signal_ignored(uint32(n))
}

// Reset undoes Notify for signals, all if none are given.
func Reset(sig ...os.Signal) { cancel(sig, signal_disable) }

// Notify relays signals to c, all if none are given.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	handlers.Lock()
	defer handlers.Unlock()
	h := handlers.m[c]
	if h == nil {
		if handlers.m == nil {
			handlers.m = make(map[chan<- os.Signal]*handler)
		}
		h = new(handler)
		handlers.m[c] = h
	}
	each(sig, func(n int) {
		if h.want(n) {
			return
		}
		h.set(n)
		if handlers.ref[n] == 0 {
			signal_enable(uint32(n))
			if !handlers.started {
				handlers.started = true
				go loop()
			}
		}
		handlers.ref[n]++
	})
}

// Stop undoes Notify for c.
func Stop(c chan<- os.Signal) {
	handlers.Lock()
	defer handlers.Unlock()
	h := handlers.m[c]
	if h == nil {
		return
	}
	delete(handlers.m, c)
	for n := 0; n < numSig; n++ {
		if h.want(n) {
			handlers.ref[n]--
			if handlers.ref[n] == 0 {
				signal_disable(uint32(n))
			}
		}
	}
}

// NotifyContext returns a copy of parent that is cancelled by a signal.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &signalCtx{Context: ctx, cancel: cancel, signals: slices.Clone(signals), ch: make(chan os.Signal, 1)}
	Notify(c.ch, c.signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c.ch:
				c.cancel(signalError(s.String() + " signal received"))
			case <-c.Done():
			}
		}()
	}
	return c, c.stop
}

type signalError string

func (s signalError) Error() string { return string(s) }

type signalCtx struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalCtx) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

func (c *signalCtx) String() string {
	name := "context.Background"
	if s, ok := c.Context.(interface{ String() string }); ok {
		name = s.String()
		if n := len(name) - len(".WithCancel"); n > 0 && name[n:] == ".WithCancel" {
			name = name[:n]
		}
	}
	b := []byte("signal.NotifyContext(" + name)
	if len(c.signals) != 0 {
		b = append(b, ", ["...)
		for i, s := range c.signals {
			b = append(b, s.String()...)
			if i != len(c.signals)-1 {
				b = append(b, ' ')
			}
		}
		b = append(b, ']')
	}
	return string(append(b, ')'))
}
