// run

// Goroutines may start during initialisation.
package main

var c = start()

func start() chan int { c := make(chan int); go func() { c <- 42 }(); return c }

var v = <-c

func main() { println(v) }
