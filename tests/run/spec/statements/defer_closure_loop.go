// run

// Deferred closures see per-iteration variables.
package main

func main() {
	for i := range 3 {
		defer func() { println(i) }()
	}
	for i := 10; i < 12; i++ {
		defer func() { println(i) }()
	}
}
