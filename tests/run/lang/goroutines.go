// run
package main

func worker(id int, jobs <-chan int, results chan<- int) {
	for j := range jobs {
		results <- j * j
	}
	_ = id
	results <- -1
}

func main() {
	jobs, results := make(chan int), make(chan int, 4)
	for i := 0; i < 3; i++ {
		go worker(i, jobs, results)
	}
	go func() {
		for i := 1; i <= 20; i++ {
			jobs <- i
		}
		close(jobs)
	}()
	sum, done := 0, 0
	for done < 3 {
		if r := <-results; r < 0 {
			done++
		} else {
			sum += r
		}
	}
	println(sum)
	c := make(chan string, 2)
	c <- "a"
	c <- "b"
	println(len(c), cap(c))
	close(c)
	v, ok := <-c
	println(v, ok)
	<-c
	v, ok = <-c
	println(v == "", ok)
	select {
	case x := <-make(chan int):
		println(x)
	default:
		println("default")
	}
	quit := make(chan struct{})
	out := make(chan int)
	go func() {
		a, b := 0, 1
		for {
			select {
			case out <- a:
				a, b = b, a+b
			case <-quit:
				close(out)
				return
			}
		}
	}()
	for i := 0; i < 10; i++ {
		print(<-out, " ")
	}
	println()
	close(quit)
	for range out {
	}
	var nilc chan int
	select {
	case <-nilc:
	case nilc <- 1:
	default:
		println("nil blocks")
	}
}
