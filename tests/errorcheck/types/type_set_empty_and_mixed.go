// errorcheck

// Empty type sets and sets with methods.
package p
type T interface { int; string }
type U interface { int | string; ~int }
type V interface { ~int; m() }
type W interface { comparable; []int }
func f[P T](P) {}
func g[P U](P) {}
func h[P V](P) {}
func i[P W](P) {}
type MI int
func (MI) m() {}
func j() { f(1); g(1); g("a"); h(1); h(MI(1)); i(nil); i[[]int](nil); g(MI(1)) } // ERROR "cannot satisfy T (empty type set)" "cannot use" "int does not satisfy V (missing method m)" "in call to i, cannot infer P" "cannot satisfy W (empty type set)" "MI does not satisfy U (possibly missing ~ for int in U)"
