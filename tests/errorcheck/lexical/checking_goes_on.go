// errorcheck

// Errors in literals and characters do not keep the rest from being checked.
package p

var a = 08 // ERROR "invalid digit '8' in octal literal"
var b = "\q" // ERROR "unknown escape"
var c = '' + undefined1 // ERROR "empty rune literal or unescaped '" "undefined: undefined1"
var e @ = undefined2 // ERROR "invalid character U+0040 '@'" "undefined: undefined2"
