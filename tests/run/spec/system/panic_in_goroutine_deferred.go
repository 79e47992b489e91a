// run

// A recovered panic in a goroutine doesn't end the program.
package main

func main() {
	done := make(chan string)
	go func() {
		defer func() { done <- recover().(string) }()
		panic("in goroutine")
	}()
	println(<-done)
}
