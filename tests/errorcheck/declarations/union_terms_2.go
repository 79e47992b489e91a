// errorcheck

// Terms that overlap, have methods or are type parameters.
package p
type I interface { m() }
type A interface { int | I } // ERROR "cannot use command-line-arguments.I in union (command-line-arguments.I contains methods)"
type B interface { int | error } // ERROR "cannot use error in union (error contains methods)"
type C interface { int | comparable } // ERROR "cannot use comparable in union"
type D interface { int | interface{ comparable } } // ERROR "cannot use interface{comparable} in union (interface{comparable} embeds comparable)"
type E interface { int | any }
type F interface { ~error } // ERROR "invalid use of ~ (error is an interface)"
type G interface { ~any | int } // ERROR "invalid use of ~ (any is an interface)"
