// run

// Methods on slices, maps, funcs and basic types.
package main

type Ints []int

func (s Ints) Sum() (n int) {
	for _, v := range s {
		n += v
	}
	return
}

type Fn func(int) int

func (f Fn) Twice(x int) int { return f(f(x)) }

type Str string

func (s Str) Len() int { return len(s) }

type M map[string]int

func (m M) Add(k string) { m[k]++ }
func main() {
	m := M{}
	m.Add("x")
	m.Add("x")
	println(Ints{1, 2, 3}.Sum(), Fn(func(x int) int { return x * x }).Twice(3), Str("héé").Len(), m["x"])
}
