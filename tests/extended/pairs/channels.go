package main

import (
	"context"
	"sync"
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

func unit(g *gen, w *sink) {
	switch g.below(8) {
	case 0:
		network(g, w)
	case 1:
		merge(g, w)
	case 2:
		rendezvous(g, w)
	case 3:
		cancelled(g, w)
	default:
		alone(g, w)
	}
}
