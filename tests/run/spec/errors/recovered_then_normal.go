// run

// After recovery the function returns to its caller with its results.
package main

import "fmt"

func f(n int) (r int, err error) {
	defer func() {
		if e := recover(); e != nil {
			r, err = -1, fmt.Errorf("%v", e)
		}
	}()
	a := []int{1, 2, 3}
	return a[n], nil
}
func main() { fmt.Println(f(1)); fmt.Println(f(3)); fmt.Println(f(-1)) }
