// errorcheck

// Inference for channels of several directions and defined types beside others.
package p
type A int
type I interface{ m() }
func f1[T any](x, y T) {}
func g() {
	var c chan int; var r <-chan int; var s chan<- int
	f1(c, r); f1(r, s); f1(s, c); f1(r, c); f1(c, s) // ERROR "cannot use r (variable of type <-chan int) as chan<- int value in argument to f1"
	type C chan int
	var cc C
	f1(c, cc); f1(cc, c); f1(r, cc); f1(cc, r) // ERROR "cannot use r (variable of type <-chan int) as C value in argument to f1"
	f1([]chan int{}, []<-chan int{}) // ERROR "in call to f1, type []<-chan int of []<-chan int{} does not match inferred type []chan int for T"
	var f func(); type F func(); var ff F
	f1(f, ff); f1(ff, f)
	f1([]int{}, A(1)); f1(&c, &r) // ERROR "in call to f1, type A of A(1) does not match inferred type []int for T" "in call to f1, type *<-chan int of &r does not match inferred type *chan int for T"
	f1(A(1), int(1)); f1(int(1), A(1)); f1(A(1), 2); f1(2, A(1)); f1(A(1), 2.5); f1(int8(1), 2); f1(int8(1), 200) // ERROR "cannot use int(1) (constant 1 of type int) as A value in argument to f1" "cannot use 2.5 (untyped float constant) as A value in argument to f1 (truncated)" "cannot use 200 (untyped int constant) as int8 value in argument to f1 (overflows)"
	f1(1, int8(2)); f1(1.5, int8(2)); f1(2.0, int8(2)) // ERROR "cannot use 1.5 (untyped float constant) as int8 value in argument to f1 (truncated)"
	f1[any](1, "a")
	var i I
	f1(i, nil); f1(nil, i); f1(i, 1); f1(any(1), 1); f1(1, any(1)); f1(any(1), "a"); f1(i, any(i)); f1(any(i), i) // ERROR "cannot use 1 (constant of type int) as I value in argument to f1: int does not implement I (missing method m)" "in call to f1, type any of any(i) does not match inferred type I for T" "in call to f1, type I of i does not match inferred type any for T"
	f1(struct{}{}, struct{}{}); f1([2]int{}, [3]int{}); f1(map[int]int{}, map[int]string{}) // ERROR "in call to f1, type [3]int of [3]int{} does not match inferred type [2]int for T" "in call to f1, type map[int]string of map[int]string{} does not match inferred type map[int]int for T"
	f1(f1[int], f1[int]); f1(f1[int], f1[string]); f1(f1, f1[int]) // ERROR "in call to f1, type func(x string, y string) of f1[string] does not match inferred type func(x int, y int) for T"
}
