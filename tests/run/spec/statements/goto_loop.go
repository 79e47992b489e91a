// run

// goto jumps to a label of the function.
package main

func main() {
	i := 0
again:
	i++
	if i < 4 {
		goto again
	}
	println(i)
	goto end
end:
}
