// run

// + concatenates.
package main

func main() {
	s := "a"
	s += "b" + s
	t := s + "c" + s + "d" + s + "e" + s
	println(s, t, len(t), ""+s == s)
}
