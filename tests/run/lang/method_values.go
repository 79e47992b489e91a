// run
package main

type C struct{ n int }

func (c *C) Inc(by int) int { c.n += by; return c.n }
func (c C) Get() int        { return c.n }

type Getter interface{ Get() int }

type W struct {
	Getter
	name string
}

type E struct{ *C }

func main() {
	c := &C{1}
	inc := c.Inc
	println(inc(2), inc(3), c.n)
	get := c.Get
	c.n = 100
	println(get(), c.Get())
	w := W{c, "w"}
	println(w.Get(), w.Getter.Get())
	var g Getter = w
	println(g.Get())
	e := E{c}
	g = e
	e.Inc(1)
	println(g.Get(), e.n)
	f := (*C).Inc
	println(f(c, 1))
	h := Getter.Get
	println(h(c), h(w))
	fs := map[string]func(int) int{"inc": c.Inc}
	println(fs["inc"](5))
	go func() {}()
	defer c.Inc(1)
}
