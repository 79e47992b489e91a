package main
func X() {}
