// run

// Interface keys compare by dynamic type and value.
package main

func main() {
	m := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", nil: "nil", [1]int{1}: "arr"}
	println(len(m), m[1], m[int8(1)], m["1"], m[1.0], m[nil], m[[1]int{1}], m[uint(1)] == "")
}
