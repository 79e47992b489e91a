// errorcheck

// Nothing is read after a wrong package clause.
package = // ERROR "syntax error: unexpected =, expected name"

var x = "\x1g" // ERROR "syntax error: unexpected keyword var, expected semicolon or newline"
