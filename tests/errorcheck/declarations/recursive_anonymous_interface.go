// errorcheck

// An interface without name may not occur in its own methods.
package p
type I interface { m() interface { I } } // ERROR "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)"
