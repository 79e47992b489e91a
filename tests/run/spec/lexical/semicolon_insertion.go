// run

// A newline after an operand ends a statement; before a closing brace the semicolon may be omitted.
package main

type T struct{ a, b int }

func f() (x int) { x = 3; return }
func main() {
	t := T{1,
		2,
	}
	println(t.a, t.b, f())
	{
		println("one line")
	}
	for i := 0; i < 2; i++ {
		println(i)
	}
}
