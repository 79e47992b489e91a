package c
import "m/b"
func X() { b.X() }
