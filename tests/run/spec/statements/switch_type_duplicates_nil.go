// run

// case nil with other types.
package main

func main() {
	var e error
	switch v := any(e).(type) {
	case nil, int:
		println(v == nil)
	default:
		println("no")
	}
	switch e.(type) {
	case nil:
		println("nil error")
	}
}
