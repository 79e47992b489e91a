package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// alone is a goroutine that does what cannot block on some channels: everything about it is determined.
func alone(g *gen, w *sink) {
	var list []chan int
	for range 1 + g.below(4) {
		list = append(list, pick(g, nil, make(chan int), make(chan int, 1), make(chan int, 3), make(chan int, 8)))
	}
	for i := range g.below(60) {
		c := list[g.below(len(list))]
		w.try(func() {
			switch g.below(7) {
			case 0, 1, 2:
				select {
				case c <- i:
					w.add("sent")
				default:
					w.add("full")
				}
			case 3, 4:
				select {
				case v, ok := <-c:
					w.add(v, ok)
				default:
					w.add("empty")
				}
			case 5:
				if g.chance(20) {
					close(c)
					w.add("closed")
				}
			default:
				w.add(len(c), cap(c))
			}
		})
	}
}

// network is a chain of stages, each with workers that take what they get in any order: only the sum is determined.
func network(g *gen, w *sink) {
	stages, count := 1+g.below(5), g.below(200)
	first := make(chan int, g.below(4))
	in := first
	for range stages {
		out := make(chan int, g.below(3)*g.below(10))
		workers, factor := 1+g.below(4), g.below(5)-2
		var wg sync.WaitGroup
		for range workers {
			from := in
			wg.Go(func() {
				for v := range from {
					out <- v*factor + 1
				}
			})
		}
		go func() {
			wg.Wait()
			close(out)
		}()
		in = out
	}
	go func() {
		defer close(first)
		for i := range count {
			first <- i
		}
	}()
	sum, n := 0, 0
	for v := range in {
		sum += v
		n++
	}
	w.add(sum, n)
}

// merge takes from several producers in one select until all are closed.
func merge(g *gen, w *sink) {
	var c [4]chan int
	total := 0
	for i := range c {
		n := g.below(50)
		total += n
		c[i] = make(chan int, g.below(3))
		go func() {
			for j := range n {
				c[i] <- i*1000 + j
			}
			close(c[i])
		}()
	}
	stop := make(chan struct{})
	results := make(chan int)
	got, closed, sum, sent := 0, 0, 0, 0
	go func() {
		x := 0
		for v := range results {
			x += v
		}
		total = -total
		sent = x
		close(stop)
	}()
	last := [4]int{-1, -1, -1, -1}
	ordered := true
	take := func(i int, v int, ok bool) {
		if !ok {
			c[i] = nil
			closed++
			return
		}
		ordered = ordered && v > last[i]
		last[i] = v
		sum += v
		got++
	}
	for closed < 4 {
		select {
		case v, ok := <-c[0]:
			take(0, v, ok)
		case v, ok := <-c[1]:
			take(1, v, ok)
		case v, ok := <-c[2]:
			take(2, v, ok)
		case v, ok := <-c[3]:
			take(3, v, ok)
		case results <- 0:
		}
	}
	results <- sum
	close(results)
	<-stop
	w.add(got, sum, sent, total, ordered)
}

// rendezvous lets many goroutines meet on few unbuffered channels, as often receiving as sending.
func rendezvous(g *gen, w *sink) {
	c := make(chan int)
	n := g.below(60)
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := range n {
		wg.Go(func() { c <- i })
		wg.Go(func() {
			v := <-c
			mu.Lock()
			sum += v
			mu.Unlock()
		})
	}
	wg.Wait()
	w.add(n, sum)
}

// cancelled goroutines all end.
func cancelled(g *gen, w *sink) {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	block := make(chan int)
	for range g.below(30) {
		wg.Go(func() {
			select {
			case <-ctx.Done():
			case block <- 1:
			case <-block:
				block <- 2
			}
		})
	}
	drain := make(chan bool)
	go func() {
		for {
			select {
			case <-block:
			case <-drain:
				return
			}
		}
	}()
	cancel()
	wg.Wait()
	close(drain)
	w.add(ctx.Err(), context.Cause(ctx))
	t := time.NewTimer(time.Duration(g.below(3)) * time.Millisecond)
	w.add(t.Reset(time.Hour) || true, t.Stop())
	select {
	case <-t.C:
		w.add("fired")
	default:
		w.add("stopped")
	}
}

// A process of a net works off a script: it sends to its outputs, receives from its inputs and keeps a record.
type process struct {
	seed   uint64
	length int
	in     []<-chan int
	out    []chan<- int
	log    sink
}

// step is one operation of the script. What the process does depends on its script and what it received, not on time.
func (p *process) step(g *gen, state int) int {
	switch op := g.below(10); {
	case op < 4 && len(p.out) > 0:
		c := p.out[g.below(len(p.out))]
		switch g.below(4) {
		case 0:
			select {
			case c <- state:
			case <-(<-chan int)(nil):
			}
		case 1:
			func() {
				defer func() { c <- state + 1 }()
			}()
		default:
			c <- state
		}
		p.log.add("sent")
	case op < 8 && len(p.in) > 0:
		c := p.in[g.below(len(p.in))]
		var v int
		var ok bool
		switch g.below(5) {
		case 0:
			v = <-c
		case 1:
			select {
			case v, ok = <-c:
			case <-never:
				p.log.add("never")
			}
		case 2:
			for v = range c {
				ok = true
				break
			}
		case 3:
			x, okay, _ := reflectRecv(c)
			v, ok = x, okay
		default:
			v, ok = <-c
		}
		p.log.add(v, ok)
		state = state*31 + v
	case op == 8 && len(p.in) > 0 && g.chance(10):
		// All that still comes, from all inputs, in any order.
		sum, n := p.merge()
		p.log.add("merged", sum, n)
		state += sum
	default:
		switch g.below(4) {
		case 0:
			runtime.Gosched()
		case 1:
			c := make(chan int, 1)
			go func() { c <- state % 1000 }()
			state += <-c
		case 2:
			var wg sync.WaitGroup
			sum := int64(0)
			for i := range g.below(5) {
				wg.Go(func() { atomic.AddInt64(&sum, int64(i*state%1000)) })
			}
			wg.Wait()
			state ^= int(sum)
		default:
			state++
		}
	}
	return state
}

var never = make(chan int)

func reflectRecv(c <-chan int) (int, bool, int) {
	i, v, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}, {Dir: reflect.SelectSend}})
	return int(v.Int()), ok, i
}

// merge takes from up to four inputs in a select, from more with reflection, until all are closed.
func (p *process) merge() (sum, n int) {
	open := append([]<-chan int(nil), p.in...)
	left := len(open)
	take := func(i int, v int, ok bool) {
		if !ok {
			open[i] = nil
			left--
			return
		}
		sum += v
		n++
	}
	for left > 0 {
		if len(open) > 4 {
			var cases []reflect.SelectCase
			for _, c := range open {
				cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
			}
			i, v, ok := reflect.Select(cases)
			take(i, int(v.Int()), ok)
			continue
		}
		var c [4]<-chan int
		copy(c[:], open)
		select {
		case v, ok := <-c[0]:
			take(0, v, ok)
		case v, ok := <-c[1]:
			take(1, v, ok)
		case v, ok := <-c[2]:
			take(2, v, ok)
		case v, ok := <-c[3]:
			take(3, v, ok)
		}
	}
	return sum, n
}

func (p *process) run() {
	defer func() {
		for _, c := range p.out {
			close(c)
		}
		for _, c := range p.in {
			for range c {
			}
		}
	}()
	g := &gen{p.seed}
	state := int(p.seed % 1000)
	for range p.length {
		state = p.step(g, state) % 1_000_003
	}
	if g.chance(20) {
		runtime.Goexit()
	}
}

// net is a tree of processes with a channel along each edge, in either direction. In a tree nobody waits in a circle, so that all end,
// and what each receives is determined.
func net(g *gen, w *sink) {
	n := 1 + g.below(pick(g, 4, 10, 30))
	list := make([]*process, n)
	for i := range list {
		list[i] = &process{seed: g.next(), length: g.below(pick(g, 5, 30, 200))}
		if i == 0 {
			continue
		}
		c := make(chan int, g.below(3)*g.below(5))
		other := list[g.below(i)]
		if g.chance(50) {
			list[i].in, other.out = append(list[i].in, c), append(other.out, c)
		} else {
			list[i].out, other.in = append(list[i].out, c), append(other.in, c)
		}
	}
	var wg sync.WaitGroup
	for _, p := range list {
		wg.Add(1)
		go func() {
			defer wg.Done()
			p.run()
		}()
	}
	wg.Wait()
	for _, p := range list {
		w.b = append(w.b, p.log.b...)
		w.b = append(w.b, ';')
	}
}

// contexts is a tree of contexts, some of which are cancelled; all are looked at each time.
func contexts(g *gen, w *sink) {
	type node struct {
		ctx    context.Context
		cancel func(error)
		fired  chan bool
		stop   func() bool
		over   bool
	}
	type label int
	list := []*node{{ctx: pick(g, context.Background(), context.TODO())}}
	look := func() {
		for _, n := range list {
			select {
			case <-n.ctx.Done():
				w.add(n.ctx.Err(), context.Cause(n.ctx))
			default:
				w.add(n.ctx.Err() == nil)
			}
			if n.fired != nil && n.ctx.Err() != nil && !n.over {
				n.over = true
				w.add(<-n.fired)
			}
		}
	}
	for i := range 2 + g.below(25) {
		p := list[g.below(len(list))]
		n := &node{}
		switch g.below(12) {
		case 0, 1:
			ctx, c := context.WithCancel(p.ctx)
			n.ctx, n.cancel = ctx, func(error) { c() }
		case 2, 3:
			n.ctx, n.cancel = func() (context.Context, func(error)) {
				ctx, c := context.WithCancelCause(p.ctx)
				return ctx, c
			}()
		case 4:
			n.ctx = context.WithValue(p.ctx, label(i), i)
		case 5:
			ctx, c := context.WithTimeout(p.ctx, time.Hour+time.Duration(i))
			n.ctx, n.cancel = ctx, func(error) { c() }
		case 6:
			ctx, c := context.WithDeadlineCause(p.ctx, time.Unix(int64(g.below(5)), 0), pick(g, nil, errors.New("too late")))
			n.ctx, n.cancel = ctx, func(error) { c() }
		case 7:
			n.ctx = context.WithoutCancel(p.ctx)
		case 8:
			n.ctx, n.fired = p.ctx, make(chan bool, 2)
			n.stop = context.AfterFunc(p.ctx, func() { n.fired <- true })
		default:
			for _, q := range list {
				if q.cancel != nil && g.chance(15) {
					w.add("cancel")
					q.cancel(pick(g, nil, errors.New("cause"), context.Canceled, fmt.Errorf("wrapped %w", context.DeadlineExceeded)))
				}
				if q.stop != nil && g.chance(15) {
					if q.ctx.Err() == nil {
						q.over = true
					}
					w.add("stop", q.stop(), q.stop())
				}
			}
			look()
			continue
		}
		list = append(list, n)
		_, has := n.ctx.Deadline()
		w.add(has, n.ctx.Value(label(g.below(10))), n.ctx.Value("x"), n.ctx.Done() == nil)
		if !has && !strings.Contains(fmt.Sprint(n.ctx), "Deadline") {
			w.add(fmt.Sprint(n.ctx))
		}
	}
	for _, n := range list {
		if n.cancel != nil {
			n.cancel(errors.New("end"))
		}
	}
	look()
}

// buffer is a bounded queue under a Mutex and two Conds.
func buffer(g *gen, w *sink) {
	var mu sync.Mutex
	filled, emptied := sync.NewCond(&mu), sync.NewCond(&mu)
	var queue []int
	room, producers, consumers, count := 1+g.below(5), 1+g.below(6), 1+g.below(6), g.below(50)
	var wg sync.WaitGroup
	var sum, got atomic.Int64
	left := producers
	for i := range producers {
		wg.Go(func() {
			for j := range count {
				mu.Lock()
				for len(queue) == room {
					emptied.Wait()
				}
				queue = append(queue, i*count+j)
				mu.Unlock()
				filled.Signal()
			}
			mu.Lock()
			left--
			mu.Unlock()
			filled.Broadcast()
		})
	}
	for range consumers {
		wg.Go(func() {
			for {
				mu.Lock()
				for len(queue) == 0 && left > 0 {
					filled.Wait()
				}
				if len(queue) == 0 {
					mu.Unlock()
					return
				}
				v := queue[0]
				queue = queue[1:]
				mu.Unlock()
				emptied.Signal()
				sum.Add(int64(v))
				got.Add(1)
			}
		})
	}
	wg.Wait()
	w.add(sum.Load(), got.Load())
}

// locked has readers and writers of a few variables that must be equal.
func locked(g *gen, w *sink) {
	var rw sync.RWMutex
	var a, b, c int
	var bad, tried atomic.Int64
	var wg sync.WaitGroup
	for range 1 + g.below(6) {
		n, try := g.below(40), g.chance(30)
		wg.Go(func() {
			for range n {
				if !try || !rw.TryLock() {
					rw.Lock()
				}
				a++
				b++
				runtime.Gosched()
				c++
				tried.Add(1)
				rw.Unlock()
			}
		})
		wg.Go(func() {
			for range n {
				l := rw.RLocker()
				if !try || !rw.TryRLock() {
					l.Lock()
				}
				if a != b || b != c {
					bad.Add(1)
				}
				l.Unlock()
			}
		})
	}
	wg.Wait()
	w.add(a, b, c, bad.Load(), tried.Load())
}

// closing lets goroutines send to a channel that is closed: each panics once, or was received from.
func closing(g *gen, w *sink) {
	c := make(chan int, g.below(3))
	n, take := g.below(20), g.below(10)
	var wg sync.WaitGroup
	var sent, failed atomic.Int64
	for i := range n {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					if err, ok := r.(runtime.Error); !ok || err.Error() != "send on closed channel" {
						sent.Add(1000)
					}
					failed.Add(1)
				}
			}()
			if i%2 == 0 {
				c <- 1
			} else {
				select {
				case c <- 1:
				case never <- 1:
				}
			}
			sent.Add(1)
		})
	}
	got := 0
	for range min(take, n) {
		got += <-c
	}
	close(c)
	wg.Wait()
	for v := range c {
		got += v
	}
	w.add(sent.Load()+failed.Load(), int(sent.Load()) == got)
	w.try(func() { close(c) })
	w.try(func() { c <- 1 })
	w.try(func() { close((chan int)(nil)) })
	v, ok := <-c
	w.add(v, ok, len(c))
}

// once has functions that panic or not and are called by many.
func once(g *gen, w *sink) {
	var calls, panics atomic.Int64
	fails := g.chance(40)
	work := func() int {
		calls.Add(1)
		if fails {
			panic("once")
		}
		return 7
	}
	f, v := sync.OnceFunc(func() { work() }), sync.OnceValue(work)
	x := sync.OnceValues(func() (int, error) { return work(), nil })
	var o sync.Once
	var wg sync.WaitGroup
	var sum atomic.Int64
	for range 1 + g.below(8) {
		wg.Go(func() {
			for _, h := range []func(){f, func() { sum.Add(int64(v())) }, func() { n, _ := x(); sum.Add(int64(n)) }} {
				func() {
					defer func() {
						if recover() != nil {
							panics.Add(1)
						}
					}()
					h()
				}()
			}
			defer func() { recover() }()
			o.Do(func() { work() })
		})
	}
	wg.Wait()
	w.add(calls.Load(), panics.Load(), sum.Load())
}

// timers are far away or over: what Stop and Reset say is determined.
func timers(g *gen, w *sink) {
	t := time.NewTimer(pick(g, time.Hour, 0, -1, time.Microsecond))
	fired := make(chan int, 100)
	f := time.AfterFunc(time.Hour, func() { fired <- 1 })
	tick := time.NewTicker(time.Hour)
	far := false
	w.add(len(t.C), cap(t.C))
	t.Reset(time.Hour)
	far = true
	for range g.below(12) {
		switch g.below(8) {
		case 0:
			w.add(t.Stop())
			far = false
		case 1:
			w.add(t.Reset(time.Hour))
			far = true
		case 2:
			t.Reset(0)
			w.add((<-t.C).IsZero())
			far = false
		case 3:
			t.Reset(pick(g, time.Duration(-5), 0))
			w.add(len(t.C))
			if g.chance(50) {
				t.Reset(time.Hour)
				far = true
			} else {
				t.Stop()
				far = false
			}
			select {
			case <-t.C:
				w.add("stale")
			default:
			}
		case 4:
			w.add(f.Stop(), f.Reset(time.Hour), f.C == nil)
		case 5:
			f.Stop()
			w.add(f.Reset(0), <-fired)
			w.add(f.Stop())
			f.Reset(time.Hour)
		case 6:
			tick.Reset(pick(g, time.Microsecond, time.Nanosecond))
			<-tick.C
			<-tick.C
			tick.Reset(time.Hour)
			select {
			case <-tick.C:
				w.add("stale")
			default:
			}
			w.try(func() { tick.Reset(0) })
		default:
			select {
			case <-t.C:
				w.add("early", far)
			case <-tick.C:
				w.add("early")
			case <-time.After(0):
				w.add("after")
			}
		}
	}
	w.add(t.Stop() == far)
	tick.Stop()
	f.Stop()
}

// stored is a sync.Map, first alone, then under many.
func stored(g *gen, w *sink) {
	var m sync.Map
	for range g.below(60) {
		k, v := any(g.below(12)), g.below(4)
		switch g.below(11) {
		case 0, 1:
			m.Store(k, v)
		case 2:
			w.add(m.Load(k))
		case 3:
			w.add(m.LoadOrStore(k, v))
		case 4:
			w.add(m.LoadAndDelete(k))
		case 5:
			m.Delete(k)
		case 6:
			w.add(m.Swap(k, v))
		case 7:
			w.add(m.CompareAndSwap(k, v, v+1))
		case 8:
			w.add(m.CompareAndDelete(k, v))
		case 9:
			n := 0
			m.Range(func(k, v any) bool { n += k.(int)*100 + v.(int); return true })
			w.add(n)
		default:
			if g.chance(10) {
				m.Clear()
			}
		}
	}
	var wg sync.WaitGroup
	m.Clear()
	n, each := 1+g.below(6), g.below(40)
	for i := range n {
		wg.Go(func() {
			for j := range each {
				for {
					old, _ := m.LoadOrStore(j, 0)
					if m.CompareAndSwap(j, old, old.(int)+i) {
						break
					}
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	m.Range(func(_, v any) bool { sum += v.(int); return true })
	w.add(sum)
}

// pulled are iterators that are read by turns, ended early or not.
func pulled(g *gen, w *sink) {
	type source struct {
		next func() (int, int, bool)
		stop func()
	}
	var list []source
	ended := 0
	for range 1 + g.below(4) {
		n, fails := g.below(6), g.chance(15)
		next, stop := iter.Pull2(func(yield func(int, int) bool) {
			defer func() { ended++ }()
			for i := range n {
				if !yield(i, i*n) {
					return
				}
			}
			if fails {
				panic(fmt.Sprint("sequence ", n))
			}
		})
		list = append(list, source{next, stop})
	}
	for range g.below(30) {
		s := list[g.below(len(list))]
		w.try(func() {
			if g.chance(10) {
				s.stop()
				w.add("stop")
				return
			}
			a, b, ok := s.next()
			w.add(a, b, ok)
		})
	}
	for _, s := range list {
		w.try(s.stop)
	}
	w.add(ended)
}

func unit(g *gen, w *sink) {
	switch g.below(22) {
	case 0:
		network(g, w)
	case 1:
		merge(g, w)
	case 2:
		rendezvous(g, w)
	case 3:
		cancelled(g, w)
	case 4, 5:
		contexts(g, w)
	case 6:
		buffer(g, w)
	case 7:
		locked(g, w)
	case 8:
		closing(g, w)
	case 9:
		once(g, w)
	case 10, 11:
		timers(g, w)
	case 12:
		stored(g, w)
	case 13:
		pulled(g, w)
	case 14, 15, 16, 17, 18:
		net(g, w)
	default:
		alone(g, w)
	}
}
