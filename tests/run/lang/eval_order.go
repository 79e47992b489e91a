// run
package main

func f(s string, v int) int { print(s, " "); return v }

type T struct{ a, b int }

func pair() (int, int) { print("pair "); return 1, 2 }

func main() {
	arr := []int{1, 2, 3}
	arr[f("i", 0)], arr[f("j", 1)] = f("x", 10), f("y", 20)
	println(arr[0], arr[1])
	i := 0
	i, arr[i] = 2, 99
	println(i, arr[0])
	arr[0], arr[1] = arr[1], arr[0]
	println(arr[0], arr[1])
	t := T{b: f("b", 2), a: f("a", 1)}
	println(t.a, t.b)
	println(f("l", 0) == 1 && f("r", 1) == 1, f("l", 1) == 1 || f("r", 1) == 1)
	a, b := pair()
	println(a, b)
	x := []int{f("e0", 1), f("e1", 2)}
	println(len(x), f("g", 1)+f("h", 2)*f("k", 3))
}
