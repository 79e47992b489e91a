// errorcheck

// Constant initialisers are constant.
package main

func f() int { return 1 }

var v = 1

const a = f() // ERROR "f() (value of type int) is not constant"
const b = v // ERROR "v (variable of type int) is not constant"
const c = []int{1} // ERROR "[]int{…} (value of type []int) is not constant"
func main()        {}
