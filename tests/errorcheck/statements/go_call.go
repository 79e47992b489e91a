// errorcheck

// go and defer need calls.
package main

func main() {
f := func() {}
go f // ERROR "expression in go must be function call"
defer func() {} // ERROR "expression in defer must be function call"
defer int(3) // ERROR "defer requires function call, not conversion int(3) (constant 3 of type int)"
defer len("") // ERROR "defer discards result of len("
}
