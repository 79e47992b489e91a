// run

// A variable that is not there is found before a negative shift count.
package main

type T struct{ x int }

var (
	count = -1
	p     *int
	t     *T
)

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

func main() {
	try(func() { *p <<= count })
	try(func() { t.x >>= count })
	try(func() {
		x := []int{1}
		x[0] <<= count
	})
}
