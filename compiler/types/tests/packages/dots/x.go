package p

import . "m/lib"

func _() {
	_ = Exported() + "a"
	var t T = T{A: "x"}
	exported()
}

func Clash() {}
