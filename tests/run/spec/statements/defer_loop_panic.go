// run

// Deferred functions run while panicking.
package main

import "fmt"

func f() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	defer println("second")
	var m map[string]int
	m["x"] = 1
	return nil
}
func main() { fmt.Println(f()) }
