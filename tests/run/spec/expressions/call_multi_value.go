// run

// Results of a call as arguments of another.
package main

func split(s string, n int) (string, string) { return s[:n], s[n:] }
func join(s, t string) string                { return s + t }
func vary(a string, r ...string) int         { return len(r) }
func main() {
	println(join(split("value", 3)), vary(split("ab", 1)))
}
