// run

// defer recover() recovers where a deferred function makes the call at its end, and only there.
package main

func try(name string, f func()) {
	defer func() {
		if x := recover(); x != nil {
			println(name, "goes on with", x.(string))
		}
	}()
	f()
	println(name, "recovered")
}

func main() {
	try("direct", func() {
		defer recover()
		panic("a")
	})
	try("in a deferred function", func() {
		defer func() { defer recover() }()
		panic("b")
	})
	try("in a loop there", func() {
		defer func() {
			for range 2 {
				defer recover()
			}
		}()
		panic("c")
	})
	try("called by a deferred function", func() {
		defer func() {
			func() { defer recover() }()
		}()
		panic("d")
	})
	try("deferred by a deferred function", func() {
		defer func() {
			defer func() { defer recover() }()
		}()
		panic("e")
	})
	try("with a second panic", func() {
		defer func() {
			defer recover()
			panic("g")
		}()
		panic("f")
	})
}
