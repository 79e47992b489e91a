// run exit=0

// Sequential use of a map by several goroutines.
package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	for i := range 10 {
		go func() { m[i] = i; done <- true }()
		<-done
	}
	println(len(m))
}
