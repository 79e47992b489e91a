// errorcheck

// Constraints used as ordinary types.
package p
func f(x interface{ ~int }) {} // ERROR "cannot use type interface{~int} outside a type constraint: interface contains type constraints"
func g() interface{ int | string } { return nil } // ERROR "cannot use type interface{int | string} outside a type constraint: interface contains type constraints"
var h interface{ comparable } // ERROR "cannot use type interface{comparable} outside a type constraint: interface is (or embeds) comparable"
var i []interface{ int } // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var j map[string]interface{ ~int } // ERROR "cannot use type interface{~int} outside a type constraint: interface contains type constraints"
type T struct { x interface{ int } } // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
type U interface { m() interface{ int } } // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var k = interface{ int }(nil) // ERROR "cannot use interface interface{int} in conversion (contains specific type constraints or is comparable)" "use of untyped nil in variable declaration"
var l = any(1).(interface{ int }) // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
func m() { switch any(1).(type) { case interface{ int }: } } // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
type V = interface{ int }
var n V // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
type W[P any] struct{}
var o W[interface{ int }] // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var p W[comparable] // ERROR "cannot use type comparable outside a type constraint: interface is (or embeds) comparable"
func q[P any]() {}
var r = q[interface{ int }] // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var s = q[comparable] // ERROR "cannot use type comparable outside a type constraint: interface is (or embeds) comparable"
func u(...interface{ int }) {} // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var v = func(x V) {} // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
var w = []V{} // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
var y = new(V) // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
var z *V // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
func aa[P V](x P) { var y V; _ = y } // ERROR "cannot use type V outside a type constraint: interface contains type constraints"
