// errorcheck

// Cases are comparable with the tag.
package main

func main() {
	x := 1
	switch x {
	case "a": // ERROR "(untyped string constant) to type int"
	case 1.5: // ERROR "1.5 (untyped float constant) truncated to int"
	}
	switch f := func() {}; f {
	case nil:
	}
}
