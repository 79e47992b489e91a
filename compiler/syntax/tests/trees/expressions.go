package p

var (
	precedence = a || b && c == d+e*f&^g<<1 | -h ^ !i
	left       = a - b - c - (d - e)
	mixed      = a*b + c*d < e/f - g && h
	unary      = -+^!*&<-x
	literals   = []any{0, 0x1F, 0b11, 0o17, 1_000, 1.5, .5e-3, 0x1p-2, 2i, 'a', '\n', '\u00e9', "s\t", `raw
string`}
	selectors  = a.b.c.d
	calls      = f(g(), h(1, 2)...)(3)
	indices    = a[1][i+1][m["k"]]
	slices     = a[:][1:][:2][1:2][1:2:3][:2:3]
	asserts    = x.(int).(interface{ M() }).(*T)
	composite  = T{1, x: 2, "k": {3, {4}}, [2]int{}: []T{{}, {a: 1}}}
	arrays     = [...]string{0: "a", 2: "b"}
	pointers   = &T{&U{}}
	nested     = map[Point]map[string][]struct{ x, y int }{{1, 2}: {"a": {{1, 2}}}}
	generic    = F[int](1) + G[int, string]{}.x + p.H[[]int, map[string]int]
	functions  = func(a, b int, c ...string) (d int, err error) { return a, nil }
	calledLit  = func() int { return 1 }()
	convert    = []byte("x") == [](func())(nil) || (*T)(nil) != (<-chan int)(c)
	conversion = chan int(nil) == (func())(x) || interface{}(1) == struct{}{} || map[int]int(nil) == nil
	channels   = make(chan (<-chan int)) == make(chan<- chan int) || make(<-chan <-chan int)
	method     = (*T).M == T.M || interface{ M() }.M == struct{ T }.M
	types      = new([]func(...int) chan<- *[3]T)
)
