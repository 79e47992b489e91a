// run exit=2

// An unhashable dynamic key type panics.
package main

func main() {
	m := map[any]int{}
	var k any = []int{1}
	m[k] = 1
}
