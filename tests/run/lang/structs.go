// run
package main

type Base struct {
	id   int
	name string
}

func (b Base) Hello() string   { return "hello " + b.name }
func (b *Base) Rename(n string) { b.name = n }

type Mid struct {
	Base
	extra float64
}

type Outer struct {
	*Mid
	tags []string
}

func main() {
	o := Outer{Mid: &Mid{Base{1, "one"}, 2.5}, tags: []string{"a"}}
	println(o.id, o.name, o.Hello(), o.extra)
	o.Rename("two")
	println(o.Mid.Base.name, o.Hello())
	f := o.Hello
	o.Rename("three")
	println(f(), o.Hello())
	g := (*Base).Rename
	g(&o.Base, "four")
	println(Base.Hello(o.Base))
	a, b := Base{1, "x"}, Base{1, "x"}
	println(a == b, a != b, a == Base{2, "x"})
	p := &a
	p.id++
	q := *p
	q.id = 100
	println(a.id, q.id)
	anon := struct {
		x, y int
		_    int
	}{1, 2, 3}
	println(anon.x, anon.y)
	var z Mid
	println(z.id, z.name == "", z.extra)
	arr := []Base{{1, "a"}, {2, "b"}}
	arr[1].name = "c"
	println(arr[1].name)
	pp := []*Base{{3, "p"}}
	println(pp[0].name)
}
