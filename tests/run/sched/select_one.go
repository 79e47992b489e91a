// run
package main

// A select of one communication is an operation on its channel; a select of several tries them one by one.

func try(c chan int) (string, int) {
	select {
	case v, ok := <-c:
		if !ok {
			return "closed", v
		}
		return "value", v
	default:
		return "nothing", -1
	}
}

func put(c chan int, v int) bool {
	select {
	case c <- v:
		return true
	default:
	}
	return false
}

func main() {
	c := make(chan int, 1)
	println(try(c))
	println(put(c, 5), put(c, 6))
	println(try(c))
	println(try(nil))
	println(put(nil, 1))
	close(c)
	println(try(c))
	func() {
		defer func() { println(recover().(error).Error()) }()
		put(c, 1)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		select {
		case c <- 1:
		}
	}()
	d := make(chan int)
	go func() {
		select {
		case d <- 7:
		}
	}()
	select {
	case v := <-d:
		println("received", v)
	}
	var arr [2]int
	go func() { d <- 8 }()
	i := 0
outer:
	for {
		select {
		case arr[i] = <-d:
			i++
			if i == 1 {
				go func() { d <- 9 }()
				continue outer
			}
			break outer
		}
	}
	println(arr[0], arr[1])
	// Every ready case is taken some time; a default only when none is ready.
	var cs [3]chan int
	for i := range cs {
		cs[i] = make(chan int, 1)
		cs[i] <- i
	}
	var hits [4]int
	for n := 0; n < 3000; n++ {
		select {
		case v := <-cs[0]:
			cs[0] <- v
			hits[0]++
		case v := <-cs[1]:
			cs[1] <- v
			hits[1]++
		case v, ok := <-cs[2]:
			if ok {
				cs[2] <- v
			}
			hits[2]++
		default:
			hits[3]++
		}
	}
	println(hits[0] > 700, hits[1] > 700, hits[2] > 700, hits[3])
	var mu chan int
	select {
	case mu <- 1:
		println("never")
	case v := <-cs[1]:
		println("got", v)
	}
	for range 100 {
		a, b := make(chan int), make(chan int)
		go func() { a <- 1 }()
		go func() { b <- 2 }()
		sum := 0
		for range 2 {
			select {
			case v := <-a:
				sum += v
			case v := <-b:
				sum += v
			}
		}
		if sum != 3 {
			panic(sum)
		}
	}
	println("done")
}
