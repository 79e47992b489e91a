// errorcheck

// Terms that overlap, have methods or are type parameters.
package p
type A interface { int | int } // ERROR "overlapping terms int and int"
type B interface { ~int | int } // ERROR "overlapping terms int and ~int"
type C interface { int | ~int } // ERROR "overlapping terms ~int and int"
type MyInt int
type D interface { ~int | MyInt } // ERROR "overlapping terms command-line-arguments.MyInt and ~int"
type E interface { MyInt | int }
type F interface { ~MyInt } // ERROR "invalid use of ~ (underlying type of MyInt is int)"
type G interface { int | string | int } // ERROR "overlapping terms int and int"
