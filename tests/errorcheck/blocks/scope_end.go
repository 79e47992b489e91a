// errorcheck

// Local names end with their block.
package main

func main() {
	{
		x := 1
		_ = x
	}
	_ = x // ERROR "undefined: x"
}
