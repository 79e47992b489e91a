// run

// Inner scopes hide outer declarations.
package main

func main() {
	x := 1
	{
		x := x + 1
		{
			x := x * 10
			println(x)
		}
		println(x)
	}
	if x := "s"; x != "" {
		println(x)
	}
	println(x)
}
