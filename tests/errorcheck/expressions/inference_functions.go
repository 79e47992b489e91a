// errorcheck

// Generic functions as arguments and in assignments.
package p
func f[T any](x T) {}
func g[T any](T, func(T)) {}
func h(func(int), any) {}
func k() { g(1, f); g("a", f[int]); h(f, 1); h(f, f); h(nil, f); f(f); f(f[int]); var v any = f; g(f, nil); func(x int) {}(f); func(x ...any) {}(f) } // ERROR "cannot use" "in call to h, cannot infer T" "in call to f, cannot infer T" "declared and not used: v" "cannot use generic function f without instantiation" "in call to g, cannot infer T" "in call to func(x int) {}, type func[T any](x T) of f does not match int (cannot infer T)" "in call to func(x ...any) {}, cannot infer T"
