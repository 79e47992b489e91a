// run
package main

import "runtime"

// Panics, recover and Goexit in all their nestings.

func step(s string) { println(" ", s) }

func rec(name string) {
	if e := recover(); e != nil {
		if s, ok := e.(string); ok {
			println("  recovered in", name, s)
		} else {
			println("  recovered in", name)
		}
	}
}

func simple() (r int) {
	defer func() { r *= 2 }()
	defer rec("simple")
	r = 21
	panic("a")
}

func nested() {
	defer rec("nested outer")
	defer func() {
		defer rec("nested inner")
		panic("second")
	}()
	panic("first")
}

func replaced() {
	defer rec("replaced")
	defer func() { panic("second") }()
	panic("first")
}

func abortedThenAgain() {
	defer rec("outermost")
	defer func() {
		defer func() {
			rec("middle")
			panic("fourth")
		}()
		panic("third")
	}()
	defer func() { panic("second") }()
	panic("first")
}

func notDirect() {
	defer rec("notDirect")
	defer func() {
		func() {
			if recover() != nil {
				println("  wrong: recovered one call too deep")
			}
		}()
	}()
	panic("x")
}

func afterRecover() {
	defer func() {
		step("runs after")
		if recover() != nil {
			println("  wrong: recovered twice")
		}
	}()
	defer rec("afterRecover")
	panic("y")
}

func panicAfterRecover() {
	defer rec("panicAfterRecover 2")
	defer func() { panic("later") }()
	defer rec("panicAfterRecover 1")
	panic("y")
}

func repanic() {
	defer rec("repanic outer")
	defer func() {
		e := recover()
		panic(e)
	}()
	panic("again")
}

func loop() {
	defer rec("loop")
	for i := 0; i < 5; i++ {
		defer func() { print(" ", i) }()
	}
	for i := 5; i < 7; i++ {
		defer func(k int) { print(" ", k) }(i)
	}
	panic("loop")
}

type thing struct{ name string }

func (t thing) rec()   { rec2(t.name) }
func (t *thing) prec() { t.name += "*"; rec2(t.name) }

func rec2(name string) {
	// Called by a method that was deferred: not allowed to recover.
	if recover() != nil {
		println("  wrong: rec2", name)
	}
}

type recoverer struct{ name string }

func (r recoverer) Do() {
	if e := recover(); e != nil {
		println("  method recovered", r.name)
	}
}

type doer interface{ Do() }
type embeds struct{ *recoverer }

func methods() {
	func() {
		defer recoverer{"value"}.Do()
		panic(1)
	}()
	func() {
		defer (&recoverer{"pointer"}).Do()
		panic(1)
	}()
	func() {
		var d doer = &recoverer{"interface"}
		defer d.Do()
		panic(1)
	}()
	func() {
		defer embeds{&recoverer{"promoted"}}.Do()
		panic(1)
	}()
	func() {
		f := recoverer{"method value"}.Do
		defer f()
		panic(1)
	}()
	func() {
		defer rec("after wrong ones")
		defer thing{"t"}.rec()
		t := &thing{"p"}
		defer t.prec()
		panic(1)
	}()
}

func faults() {
	func() {
		defer func() { println(" ", recover().(error).Error()) }()
		var p *int
		*p = 1
	}()
	func() {
		defer func() { println(" ", recover().(error).Error()) }()
		var a []int
		a[3] = 1
	}()
	func() {
		defer func() { println(" ", recover().(error).Error()) }()
		defer func() {
			var m map[int]int
			m[1] = 1
		}()
		var p *[100]int
		println(p[50])
	}()
}

func goexits() {
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		defer step("goexit deferred")
		defer func() {
			if recover() != nil {
				println("  wrong: recovered a Goexit")
			}
		}()
		runtime.Goexit()
		println("wrong: after Goexit")
	}()
	<-done
	go func() {
		defer func() { done <- true }()
		defer func() {
			defer rec("panic during Goexit")
			panic("p")
		}()
		runtime.Goexit()
	}()
	<-done
	go func() {
		defer func() { done <- true }()
		func() {
			defer rec("panic that interrupts Goexit")
			defer func() { panic("q") }()
			runtime.Goexit()
		}()
		println("wrong: Goexit was forgotten")
	}()
	<-done
	go func() {
		defer func() { done <- true }()
		defer func() { runtime.Goexit() }()
		panic("replaced by Goexit")
	}()
	<-done
}

func deepPanic(n int) {
	var pad [50]int
	if n == 0 {
		panic("deep")
	}
	deepPanic(n - 1)
	pad[n%50]++
}

func bigResults() (a, b, c, d, e, f, g, h, i, j int, s string) {
	defer func() {
		recover()
		a, j, s = 1, 10, "named"
	}()
	b = 2
	panic("z")
}

func main() {
	println(simple())
	nested()
	replaced()
	abortedThenAgain()
	notDirect()
	afterRecover()
	panicAfterRecover()
	repanic()
	loop()
	methods()
	faults()
	goexits()
	for _, n := range []int{10, 1000, 10000} {
		func() {
			defer rec("deep")
			deepPanic(n)
		}()
	}
	a, b, _, _, _, _, _, _, _, j, s := bigResults()
	println(a, b, j, s)
	count := 0
	for i := 0; i < 100000; i++ {
		func() {
			defer func() {
				if recover() != nil {
					count++
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
	println(count)
}
