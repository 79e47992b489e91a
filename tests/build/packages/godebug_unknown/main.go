// build exit=1

//go:debug nosuch=1
package main

func main() {}
