// run

// init functions run in order after variable initialisation.
package main

var x = f("var")

func f(s string) int { println(s); return 1 }
func init()          { println("init 1", x) }
func init()          { println("init 2") }
func main()          { println("main") }
