// errorcheck

// goto may not jump into a block.
package main

func main() {
	goto M // ERROR "goto M jumps into block starting at ./goto_block.go:8:2"
	{
	M:
	}
}
