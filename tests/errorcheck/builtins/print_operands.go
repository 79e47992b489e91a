// errorcheck

// Values without a form in which print could show them.
package main

type T struct{ a int }

func pair() (int, [2]bool) { return 1, [2]bool{} }

func main() {
	println(1, [3]int{}) // ERROR "illegal types for operand: println"
	print(T{})           // ERROR "illegal types for operand: print"
	println(pair())      // ERROR "illegal types for operand: println"
	println(main, &T{}, []int{}, map[int]int{}, make(chan int), any(nil))
}
