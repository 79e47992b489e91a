package p

type T struct{ f int }

func (r T) m(p int) (res int) {
	l := 1
	const c = 1
	var _ l // ERROR 8 "l (local variable) is not a type"
	var _ p // ERROR 8 "p (parameter) is not a type"
	var _ r // ERROR 8 "r (receiver) is not a type"
	var _ res // ERROR 8 "res (result variable) is not a type"
	var _ c // ERROR 8 "c (constant) is not a type"
	var _ r.f // ERROR 10 "r.f is not a type"
	var _ T.f // ERROR 10 "T.f is not a type"
	var _ []T.g // ERROR 12 "T.g is not a type"
	_ = l(1) // ERROR 6 "invalid operation: cannot call l (variable of type int): int is not a function"
	_ = [l]int{} // ERROR 7 "invalid array length l"
	_ = [p]int{} // ERROR 7 "invalid array length p"
	_ = [undefinedx]int{} // ERROR 7 "undefined array length undefinedx or missing type constraint"
	_ = map[l]c{} // ERROR 10 "l (local variable) is not a type" 12 "c (constant) is not a type"
	_ = make(l) // ERROR 11 "l (local variable) is not a type"
	_ = new(l)
	_ = any(l).(l) // ERROR 14 "l (local variable) is not a type"
	_ = any(l).(p.q) // ERROR 16 "p.q is not a type"
	_ = func(l) c { return nil } // ERROR 11 "l (local variable) is not a type" 14 "c (constant) is not a type"
	_ = chan l(nil) // ERROR 11 "l (local variable) is not a type"
	_ = struct{ l }{} // ERROR 14 "l (local variable) is not a type"
	_ = interface{ l }(nil) // ERROR 17 "l (local variable) is not a type"
	switch any(l).(type) {
	case l: // ERROR 7 "l (local variable) is not a type"
	case nil, c: // ERROR 12 "c (constant) is not a type"
	case 1 + 1: // ERROR 7 "1 + 1 is not a type"
	case m: // ERROR 7 "undefined: m"
	}
	return
}
