package b
import "m/c"
func X() { c.X() }
