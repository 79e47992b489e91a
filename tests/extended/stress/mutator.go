// Random object graphs: nodes of many kinds point to each other, change for a minute, and are checked after collections.
// usage: mutator [seconds] [seed]
package main

import (
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
	"weak"
)

// A node's content can be computed from its number; a lost or reused object shows.
type node interface{ check(depth int) }

type rng uint64

func (r *rng) n(k int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % k
}

func sum(id int) int { return id*2654435761 ^ 0x5bd1 }

func bad(what string, id int) { panic(what + " " + strconv.Itoa(id) + " is damaged") }

type small struct {
	id, sum int
	to      node
}

func (s *small) check(d int) {
	if s.sum != sum(s.id) {
		bad("small", s.id)
	}
	follow(s.to, d)
}

type large struct {
	id  int
	pad [900]int
	to  [6]node
}

func (l *large) check(d int) {
	if l.pad[0] != sum(l.id) || l.pad[899] != sum(l.id) {
		bad("large", l.id)
	}
	for _, n := range l.to {
		follow(n, d)
	}
}

// inner is kept by a pointer into the middle of it.
type inner struct {
	id  int
	arr [50]int
	p   *int
	to  node
}

type interior struct {
	id int
	p  *int
	s  []int
}

func (i *interior) check(int) {
	if *i.p != sum(i.id) || i.s[0] != sum(i.id) || i.s[len(i.s)-1] != sum(i.id) {
		bad("interior", i.id)
	}
}

type table struct {
	id int
	m  map[int]node
	s  map[string]*small
}

func (t *table) check(d int) {
	for k, n := range t.m {
		if k%1000 == 999 {
			continue
		}
		follow(n, d)
	}
	for k, s := range t.s {
		if k != strconv.Itoa(s.id) {
			bad("table", t.id)
		}
		follow(s, d)
	}
}

type queue struct {
	id int
	c  chan node
}

func (q *queue) check(d int) {
	for range len(q.c) {
		n := <-q.c
		follow(n, d)
		select {
		case q.c <- n:
		default:
		}
	}
}

type closure struct {
	id int
	f  func(int) node
}

func (c *closure) check(d int) { follow(c.f(c.id), d) }

type parked struct {
	id   int
	ask  chan bool
	tell chan node
}

func (p *parked) check(d int) {
	p.ask <- true
	follow(<-p.tell, d)
}

func follow(n node, d int) {
	if d > 0 && n != nil {
		n.check(d - 1)
	}
}

var (
	finalized sync.Map
	made      int
	mu        sync.Mutex
)

func build(r *rng, id int, to node) node {
	switch r.n(9) {
	case 0:
		l := &large{id: id}
		l.pad[0], l.pad[899] = sum(id), sum(id)
		l.to[r.n(6)] = to
		return l
	case 1:
		in := &inner{id: id}
		for i := range in.arr {
			in.arr[i] = sum(id)
		}
		return &interior{id, &in.arr[r.n(50)], in.arr[r.n(20) : 20+r.n(30)+1]}
	case 2:
		t := &table{id, map[int]node{}, map[string]*small{}}
		for range r.n(30) {
			k := r.n(5000)
			t.m[k] = to
			s := &small{k, sum(k), nil}
			t.s[strconv.Itoa(k)] = s
			if r.n(3) == 0 {
				delete(t.m, r.n(5000))
			}
		}
		return t
	case 3:
		q := &queue{id, make(chan node, 4)}
		q.c <- to
		q.c <- &small{id, sum(id), to}
		return q
	case 4:
		s := &small{id, sum(id), to}
		return &closure{id, func(want int) node {
			if want != id {
				bad("closure", id)
			}
			return s
		}}
	case 5:
		p := &parked{id, make(chan bool), make(chan node)}
		s := &small{id, sum(id), to}
		go func() {
			for range p.ask {
				p.tell <- s
			}
		}()
		return p
	case 6:
		s := &small{id, sum(id), to}
		runtime.SetFinalizer(s, func(s *small) {
			if s.sum != sum(s.id) {
				bad("finalized", s.id)
			}
			finalized.Store(id, true)
		})
		return s
	case 7:
		s := &small{id, sum(id), to}
		runtime.AddCleanup(s, func(id int) { finalized.Store(id, true) }, id)
		return s
	}
	return &small{id, sum(id), to}
}

func mutate(seed int, end time.Time) int {
	r := rng(seed)
	roots := make([]node, 300)
	weaks := map[int]weak.Pointer[small]{}
	rounds := 0
	for time.Now().Before(end) {
		for range 500 {
			i := r.n(len(roots))
			switch r.n(10) {
			case 0:
				if p, ok := roots[i].(*parked); ok {
					close(p.ask)
				}
				roots[i] = nil
			case 1:
				follow(roots[i], 3)
			case 2:
				if s, ok := roots[i].(*small); ok {
					weaks[i] = weak.Make(s)
				}
			default:
				if _, ok := roots[i].(*parked); ok {
					continue
				}
				// Chains stay short, or nothing would ever die.
				var to node
				if k := r.n(len(roots)); r.n(3) > 0 {
					if s, ok := roots[k].(*small); ok && s.to == nil {
						to = s
					}
				}
				roots[i] = build(&r, r.n(1<<30), to)
			}
		}
		for i, w := range weaks {
			if s := w.Value(); s != nil && s.sum != sum(s.id) {
				bad("weak", s.id)
			} else if s == nil {
				if t, ok := roots[i].(*small); ok && weak.Make(t) == w {
					bad("weak pointer to a live object", t.id)
				}
				delete(weaks, i)
			}
		}
		rounds++
		if rounds%20 == 0 {
			runtime.GC()
			for _, n := range roots {
				follow(n, 2)
			}
		}
	}
	return rounds
}

func arg(i, otherwise int) int {
	if len(os.Args) > i {
		if n, err := strconv.Atoi(os.Args[i]); err == nil {
			return n
		}
	}
	return otherwise
}

func main() {
	end := time.Now().Add(time.Duration(arg(1, 60)) * time.Second)
	var wg sync.WaitGroup
	total := 0
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := mutate(arg(2, 1)*100+i, end)
			mu.Lock()
			total += n
			mu.Unlock()
		}()
	}
	wg.Wait()
	n := 0
	finalized.Range(func(any, any) bool { n++; return true })
	println("rounds:", total > 0, "finalizers and cleanups ran:", n > 0)
}
