package y
func X() {}
