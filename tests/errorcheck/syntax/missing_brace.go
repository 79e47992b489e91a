// errorcheck

// The opening brace stands on the line of the condition.
package main

func main()
{ // ERROR "syntax error: unexpected semicolon or newline before {"
}
