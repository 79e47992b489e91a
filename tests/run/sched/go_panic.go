// run exit=2
//
// Wrappers are not shown, except those that panic themselves.
package main

func main() {
	go panic("go")
	select {}
}
