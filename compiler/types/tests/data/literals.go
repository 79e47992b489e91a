package p

type Point struct{ x, y int }
type Obj struct{ name, color string }
type Line struct {
	Obj
	*Ptr
	p, q Point
}
type Ptr struct{ z int }
type Arr [3]int
type G[T any] struct{ v T }
type In struct{ Deep }
type Deep struct{ Deeper }
type Deeper struct{ d int }
type Amb struct {
	A1
	A2
}
type A1 struct{ am int }
type A2 struct{ am int }

var i = 1

func _[T []int | [2]int, U any]() {
	_ = Point{}
	_ = Point{1, 2}
	_ = Point{1} // ERROR 13 "too few values in struct literal of type Point"
	_ = Point{1, 2, 3} // ERROR 18 "too many values in struct literal of type Point"
	_ = Point{x: 1}
	_ = Point{x: 1, 2} // ERROR 18 "mixture of field:value and value elements in struct literal"
	_ = Point{1, y: 2} // ERROR 15 "mixture of field:value and value elements in struct literal"
	_ = Point{x: 1, x: 2} // ERROR 18 "duplicate field name x in struct literal"
	_ = Point{z: 1} // ERROR 12 "unknown field z in struct literal of type Point"
	_ = Point{X: 1} // ERROR 12 "unknown field X in struct literal of type Point, but does have x"
	_ = Point{1: 1} // ERROR 12 "invalid field name 1 in struct literal"
	_ = Point{"x": 1} // ERROR 12 "invalid field name \"x\" in struct literal"
	_ = Point{x: "a"} // ERROR 15 "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = Point{"a", 1} // ERROR 12 "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = Point{x, y} // ERROR 12 "undefined: x" 15 "undefined: y"
	_ = &Point{1} // ERROR 14 "too few values in struct literal of type Point"
	_ = Line{name: "a"}
	_ = Line{Obj: Obj{}, name: "a"} // ERROR 23 "cannot specify promoted field name and enclosing embedded field Obj"
	_ = Line{name: "a", Obj: Obj{}} // ERROR 22 "cannot specify embedded field Obj and enclosed promoted field name"
	_ = Line{name: "a", color: "b"}
	_ = Line{name: "a", name: "b"} // ERROR 22 "duplicate field name name in struct literal"
	_ = Line{z: 1} // ERROR 11 "invalid implicit pointer indirection to reach z"
	_ = Line{Ptr: nil, z: 1} // ERROR 21 "invalid implicit pointer indirection to reach z"
	_ = Line{foo: 1} // ERROR 11 "unknown field foo in struct literal of type Line"
	_ = In{d: 1}
	_ = In{d: 1, Deep: Deep{}} // ERROR 15 "cannot specify embedded field Deep and enclosed promoted field d"
	_ = In{Deeper: Deeper{}, d: 1} // ERROR 27 "cannot specify promoted field d and enclosing embedded field Deeper"
	_ = In{Deeper: Deeper{}}
	_ = Amb{am: 1} // ERROR 10 "unknown field am in struct literal of type Amb"
	_ = []int{1, 2, "a"} // ERROR 18 "cannot use \"a\" (untyped string constant) as int value in array or slice literal"
	_ = []int{0: 1, 1, 1: 2} // ERROR 21 "duplicate index 1 in array or slice literal"
	_ = []int{-1: 1} // ERROR 12 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = []int{"a": 1} // ERROR 12 "cannot convert \"a\" (untyped string constant) to type int"
	_ = []int{1.0: 1, 1.5: 2} // ERROR 20 "1.5 (untyped float constant) truncated to int"
	_ = []int{i: 1} // ERROR 12 "index i must be integer constant"
	_ = []int{1 << 70: 1} // ERROR 12 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = [2]int{1, 2, 3} // ERROR 19 "index 2 is out of bounds (>= 2)"
	_ = [2]int{5: 1} // ERROR 13 "invalid argument: index 5 out of bounds [0:2]"
	_ = [2]int{1: 1, 2} // ERROR 19 "index 2 is out of bounds (>= 2)"
	_ = [...]int{1, 2, 5: 3}
	_ = [...]int{1, 2}[2] // ERROR 21 "invalid argument: index 2 out of bounds [0:2]"
	_ = Arr{1, 2, 3, 4} // ERROR 19 "index 3 is out of bounds (>= 3)"
	_ = []Point{{1, 2}, {x: 1}, {1}, {z: 1}} // ERROR 32 "too few values in struct literal of type Point" 36 "unknown field z in struct literal of type Point"
	_ = []*Point{{1, 2}, &Point{}, {"a", 1}} // ERROR 34 "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = [][]int{{1}, {"a"}, 1} // ERROR 20 "cannot use \"a\" (untyped string constant) as int value in array or slice literal" 26 "cannot use 1 (untyped int constant) as []int value in array or slice literal"
	_ = map[string]int{"a": 1, "b": 2, "a": 3} // ERROR 37 "duplicate key \"a\" in map literal"
	_ = map[string]int{"a"} // ERROR 21 "missing key in map literal"
	_ = map[string]int{1: 1} // ERROR 21 "cannot use 1 (untyped int constant) as string value in map literal"
	_ = map[string]int{"a": "b"} // ERROR 26 "cannot use \"b\" (untyped string constant) as int value in map literal"
	_ = map[string]int{i: 1, "a" + "b": 1, "ab": 2} // ERROR 21 "cannot use i (variable of type int) as string value in map literal" 41 "duplicate key \"ab\" in map literal"
	_ = map[any]int{1: 1, "a": 1, 1: 2, 1.0: 3} // ERROR 32 "duplicate key 1 in map literal"
	_ = map[Point]string{{1, 2}: "a", {1}: "b"} // ERROR 38 "too few values in struct literal of type Point"
	_ = map[string]Point{"a": {1, 2}, "b": {"x", 1}} // ERROR 42 "cannot use \"x\" (untyped string constant) as int value in struct literal"
	_ = map[bool]int{true: 1, true: 2} // ERROR 28 "duplicate key true in map literal"
	_ = map[float64]int{1: 1, 1.0: 2} // ERROR 28 "duplicate key 1 in map literal"
	_ = map[[]int]int{} // ERROR 10 "invalid map key type []int"
	_ = int{} // ERROR 6 "invalid composite literal type int"
	_ = int{1} // ERROR 6 "invalid composite literal type int"
	_ = string{} // ERROR 6 "invalid composite literal type string"
	_ = undefined{1, i, x} // ERROR 6 "undefined: undefined" 22 "undefined: x"
	_ = undefined{a: 1} // ERROR 6 "undefined: undefined"
	_ = struct{}{1} // ERROR 15 "too many values in struct literal of type struct{}"
	_ = struct{ a int }{a: 1}
	_ = G{1} // ERROR 6 "cannot use generic type G[T any] without instantiation"
	_ = G[int]{1}
	_ = G[int]{"a"} // ERROR 13 "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = G[int]{v: 1, w: 2} // ERROR 19 "unknown field w in struct literal of type G[int]"
	_ = T{1, 2} // ERROR 6 "invalid composite literal type T (no common underlying type)"
	_ = T{1, 2, "a"} // ERROR 6 "invalid composite literal type T (no common underlying type)"
	_ = U{} // ERROR 6 "invalid composite literal type U (no common underlying type)"
	_ = []U{1} // ERROR 10 "cannot use 1 (untyped int constant) as U value in array or slice literal"
	_ = func(){}
}
