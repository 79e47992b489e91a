package p

type T struct{ a int }
type I interface{ m() }

func (T) m() {}

func two() (int, string) { return 1, "" }

func _() {
	var i, j int
	var s string
	var m map[string]T
	var sl []int
	var ch chan int
	var ro <-chan int
	var so chan<- int
	var e any
	var ii I
	var t T
	var p *T
	i, j = 1 // ERROR 9 "assignment mismatch: 2 variables but 1 value"
	i, j = 1, 2, 3 // ERROR 9 "assignment mismatch: 2 variables but 3 values"
	i, s = two()
	s, i = two() // ERROR 9 "cannot use 1st function result (value of type int) as string value in multiple assignment" 9 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
	i, j = two() // ERROR 9 "cannot use 2nd function result (value of type string) as int value in multiple assignment"
	i = two() // ERROR 6 "assignment mismatch: 1 variable but two returns 2 values"
	i, _ = two()
	_, _ = two()
	_ = two() // ERROR 6 "assignment mismatch: 1 variable but two returns 2 values"
	i, s, j = two() // ERROR 12 "assignment mismatch: 3 variables but two returns 2 values"
	i, i = 1, 2
	i, ok := m["a"] // ERROR 5 "declared and not used: ok" 11 "cannot use m[\"a\"] (map index expression of struct type T) as int value in multiple assignment"
	_, ok = m["a"]
	t, ok = m["a"], true
	i, ok = sl[0] // ERROR 10 "assignment mismatch: 2 variables but 1 value"
	i, ok = <-ch
	i, ok = e.(int)
	s, ok = e.(int) // ERROR 10 "cannot use e.(int) (comma, ok expression of type int) as string value in multiple assignment"
	i, s = e.(int) // ERROR 9 "cannot use ok value of (comma, ok) expression (untyped bool value) as string value in multiple assignment"
	m["a"] = T{}
	m["a"].a = 1 // ERROR 2 "cannot assign to struct field m[\"a\"].a in map"
	m["a"].a++ // ERROR 2 "cannot assign to struct field m[\"a\"].a in map"
	m["a"].a += 1 // ERROR 2 "cannot assign to struct field m[\"a\"].a in map"
	T{}.a = 1 // ERROR 2 "cannot assign to T{}.a (neither addressable nor a map index expression)"
	p.a = 1
	s[0] = 'a' // ERROR 2 "cannot assign to s[0] (neither addressable nor a map index expression)"
	sl[0], i = 1, "a" // ERROR 16 "cannot use \"a\" (untyped string constant) as int value in multiple assignment"
	f() = 1 // ERROR 2 "f() (no value) used as value"
	i + 1 = 2 // ERROR 2 "cannot assign to i + 1 (neither addressable nor a map index expression)"
	nil = 1 // ERROR 2 "cannot assign to nil (neither addressable nor a map index expression)"
	int = 1 // ERROR 2 "int (type) is not an expression"
	i := 1 // ERROR 4 "no new variables on left side of :="
	i, j := 1, 2 // ERROR 7 "no new variables on left side of :="
	i, k := 1, 2 // ERROR 5 "declared and not used: k"
	t.a := 1 // ERROR 2 "non-name t.a on left side of :="
	a, a := 1, 2 // ERROR 2 "declared and not used: a" 5 "a repeated on left side of :="
	_ := 1 // ERROR 4 "no new variables on left side of :="
	_, _ := two() // ERROR 7 "no new variables on left side of :="
	x, y := two(), 1 // ERROR 2 "declared and not used: x" 5 "declared and not used: y" 10 "multiple-value two() (value of type (int, string)) in single-value context"
	i += "a" // ERROR 2 "invalid operation: i += \"a\" (mismatched types int and untyped string)"
	i += 1.5 // ERROR 7 "1.5 (untyped float constant) truncated to int"
	s += 1 // ERROR 2 "invalid operation: s += 1 (mismatched types string and untyped int)"
	s -= "a" // ERROR 2 "invalid operation: operator - not defined on s (variable of type string)"
	i <<= 1
	i <<= s // ERROR 8 "invalid operation: shift count s (variable of type string) must be integer"
	i /= 0 // ERROR 7 "invalid operation: division by zero"
	i++
	s++ // ERROR 2 "invalid operation: s++ (non-numeric type string)"
	e++ // ERROR 2 "invalid operation: e++ (non-numeric type any)"
	p++ // ERROR 2 "invalid operation: p++ (non-numeric type *T)"
	1++ // ERROR 2 "cannot assign to 1 (neither addressable nor a map index expression)"
	i == 1 // ERROR 2 "i == 1 (untyped bool value) is not used"
	i // ERROR 2 "i (variable of type int) is not used"
	f // ERROR 2 "f (value of type func()) is not used"
	f()
	"a" // ERROR 2 "\"a\" (untyped string constant) is not used"
	<-ch
	<-so // ERROR 4 "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)"
	-i // ERROR 2 "-i (value of type int) is not used"
	func() {} // ERROR 2 "func() {} (value of type func()) is not used"
	T{} // ERROR 2 "T{} (value of struct type T) is not used"
	ch <- 1
	ch <- "a" // ERROR 8 "cannot use \"a\" (untyped string constant) as int value in send"
	ro <- 1 // ERROR 2 "invalid operation: cannot send to receive-only channel <-chan int ro (variable of type <-chan int)"
	i <- 1 // ERROR 2 "invalid operation: cannot send to non-channel int i (variable of type int)"
	so <- 1
	if i { // ERROR 5 "non-boolean condition in if statement"
	}
	if i = 1; i == 1 {
	}
	if x := 1; x { // ERROR 13 "non-boolean condition in if statement"
	}
	for i { // ERROR 6 "non-boolean condition in for statement"
	}
	for i := 0; i; i++ { // ERROR 14 "non-boolean condition in for statement"
	}
	for i := 0; i < "a"; i++ { // ERROR 18 "invalid operation: i < \"a\" (mismatched types int and untyped string)"
	}
	switch i {
	case 1, 2, 1: // ERROR 13 "duplicate case 1 (constant of type int) in expression switch\n\tx.go:101:7: previous case"
	case "a": // ERROR 7 "cannot convert \"a\" (untyped string constant) to type int"
	case 1.0: // ERROR 7 "duplicate case 1.0 (constant 1 of type int) in expression switch\n\tx.go:101:7: previous case"
	case 1.5: // ERROR 7 "1.5 (untyped float constant) truncated to int"
	case j:
	case nil: // ERROR 7 "cannot convert nil to type int"
	case s: // ERROR 7 "invalid case s in switch on i (mismatched types string and int)"
	default:
	default: // ERROR 2 "multiple defaults (first at x.go:108:2)"
	}
	switch {
	case i == 1:
	case 1: // ERROR 7 "cannot convert 1 (untyped int constant) to type bool"
	case true, true:
	case "a": // ERROR 7 "cannot convert \"a\" (untyped string constant) to type bool"
	}
	switch s {
	case "a", "b", "a": // ERROR 17 "duplicate case \"a\" (constant of type string) in expression switch\n\tx.go:118:7: previous case"
	}
	switch e {
	case 1, "a", 1, 1.0: // ERROR 15 "duplicate case 1 (constant of type int) in expression switch\n\tx.go:121:7: previous case"
	case nil:
	case sl: // ERROR 7 "invalid case sl in switch on e (slice can only be compared to nil)"
	}
	switch sl {
	case nil:
	case sl: // ERROR 7 "invalid case sl in switch on sl (slice can only be compared to nil)"
	}
	switch f {
	case nil:
	}
	switch t {
	case T{}:
	}
	switch two() { // ERROR 9 "multiple-value two() (value of type (int, string)) in single-value context"
	}
	switch f() { // ERROR 9 "f() (no value) used as value"
	}
	switch nil { // ERROR 9 "use of untyped nil in switch expression"
	}
	switch x := 1; x {
	case 1:
		fallthrough
	case 2:
		fallthrough // ERROR 3 "cannot fallthrough final case in switch"
	}
	switch i {
	case 1:
		fallthrough // ERROR 3 "fallthrough statement out of place"
		i = 2
	case 2:
		if true {
			fallthrough // ERROR 4 "fallthrough statement out of place"
		}
	}
	switch e.(type) {
	case int:
		fallthrough // ERROR 3 "cannot fallthrough in type switch"
	case string, int: // ERROR 15 "duplicate case int in type switch\n\tx.go:157:7: previous case"
	case nil, nil: // ERROR 12 "duplicate case nil in type switch\n\tx.go:160:7: previous case"
	case I:
	case T:
	case *T:
	case undefined: // ERROR 7 "undefined: undefined"
	case 1: // ERROR 7 "1 is not a type"
	case []int, []int: // ERROR 14 "duplicate case []int in type switch\n\tx.go:166:7: previous case"
	default:
	default: // ERROR 2 "multiple defaults (first at x.go:167:2)"
	}
	switch ii.(type) {
	case T:
	case int: // ERROR 7 "impossible type switch case: int\n\tii (variable of interface type I) cannot have dynamic type int (missing method m)"
	case *int: // ERROR 7 "impossible type switch case: *int\n\tii (variable of interface type I) cannot have dynamic type *int (missing method m)"
	case interface{ m() int }:
	case interface{ n() }:
	}
	switch v := e.(type) {
	case int:
		v = "a" // ERROR 7 "cannot use \"a\" (untyped string constant) as int value in assignment"
	case int8, string:
		v = 1.5
		_ = v + 1 // ERROR 7 "invalid operation: v + 1 (mismatched types any and untyped int)"
	case nil:
		_ = v.x // ERROR 9 "v.x undefined (type any has no field or method x)"
	}
	switch i.(type) { // ERROR 9 "i (variable of type int) is not an interface"
	}
	switch v := 1; v.(type) { // ERROR 17 "v (variable of type int) is not an interface"
	}
	switch _ := e.(type) { // ERROR 9 "no new variable on left side of :="
	}
	select {
	case <-ch:
	case i = <-ch:
	case i, ok = <-ch:
	case z := <-ch: // ERROR 7 "declared and not used: z"
	case ch <- 1:
	case i = 1: // ERROR 7 "select case must be send or receive (possibly with assignment)"
	case i: // ERROR 7 "select case must be send or receive (possibly with assignment)"
	case f(): // ERROR 8 "select case must be send or receive (possibly with assignment)"
	default:
	default: // ERROR 2 "multiple defaults (first at x.go:201:2)"
	}
	for range 3 {
	}
	for i := range 3 {
		_ = i + "a" // ERROR 7 "invalid operation: i + \"a\" (mismatched types int and untyped string)"
	}
	for i, j := range 3 { // ERROR 6 "declared and not used: i" 9 "range over 3 (untyped int constant) permits only one iteration variable"
	}
	for i = range 3.0 { // ERROR 16 "cannot range over 3.0 (untyped float constant 3)"
	}
	for i := range 3.5 { // ERROR 17 "cannot range over 3.5 (untyped float constant)"
	}
	for i := range 1 << 70 { // ERROR 6 "declared and not used: i" 17 "cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in range clause (overflows)"
	}
	var u8 uint8 // ERROR 6 "declared and not used: u8"
	for u8 = range 300 { // ERROR 17 "cannot use 300 (untyped int constant) as uint8 value in range clause (overflows)"
	}
	for u8 = range 3 {
	}
	for i, s = range sl { // ERROR 9 "cannot use s (value of type int) as string value in assignment"
	}
	for i, r := range "abc" { // ERROR 6 "declared and not used: i"
		_ = r + "a" // ERROR 7 "invalid operation: r + \"a\" (mismatched types rune and untyped string)"
	}
	for k, v := range m {
		_, _ = k+1, v.b // ERROR 10 "invalid operation: k + 1 (mismatched types string and untyped int)" 17 "v.b undefined (type T has no field or method b)"
	}
	for x := range ch {
		_ = x + "a" // ERROR 7 "invalid operation: x + \"a\" (mismatched types int and untyped string)"
	}
	for x, y := range ch { // ERROR 6 "declared and not used: x" 9 "range over ch (variable of type chan int) permits only one iteration variable"
	}
	for range so { // ERROR 12 "cannot range over so (variable of type chan<- int): receive from send-only channel chan<- int"
	}
	for range e { // ERROR 12 "cannot range over e (variable of interface type any)"
	}
	for range t { // ERROR 12 "cannot range over t (variable of struct type T)"
	}
	for range nil { // ERROR 12 "cannot range over nil"
	}
	for range f { // ERROR 12 "cannot range over f (value of type func()): func must be func(yield func(...) bool): wrong argument count"
	}
	for range func(yield func() bool) {} {
	}
	for x := range func(yield func() bool) {} { // ERROR 6 "range over func(yield func() bool) {} (value of type func(yield func() bool)) permits no iteration variables"
	}
	for x := range func(yield func(int) bool) {} {
		_ = x + "a" // ERROR 7 "invalid operation: x + \"a\" (mismatched types int and untyped string)"
	}
	for x, y := range func(yield func(int) bool) {} { // ERROR 6 "declared and not used: x" 9 "range over func(yield func(int) bool) {} (value of type func(yield func(int) bool)) permits only one iteration variable"
	}
	for x, y := range func(yield func(int, string) bool) {} {
		_, _ = x+"a", y+1 // ERROR 10 "invalid operation: x + \"a\" (mismatched types int and untyped string)" 17 "invalid operation: y + 1 (mismatched types string and untyped int)"
	}
	for range func(yield func(int, string, int) bool) {} { // ERROR 12 "cannot range over func(yield func(int, string, int) bool) {} (value of type func(yield func(int, string, int) bool)): func must be func(yield func(...) bool): yield func has too many parameters"
	}
	for range func(yield func(int)) {} { // ERROR 12 "cannot range over func(yield func(int)) {} (value of type func(yield func(int))): func must be func(yield func(...) bool): yield func does not return bool"
	}
	for range func(int) {} { // ERROR 12 "cannot range over func(int) {} (value of type func(int)): func must be func(yield func(...) bool): argument is not func"
	}
	for range func(yield func(int) bool) int { return 1 } { // ERROR 12 "cannot range over func(yield func(int) bool) int {…} (value of type func(yield func(int) bool) int): func must be func(yield func(...) bool): unexpected results"
	}
	for range (*[3]int)(nil) {
	}
	for i, v := range [3]int{} {
		_ = i + v + "a" // ERROR 7 "invalid operation: i + v + \"a\" (mismatched types int and untyped string)"
	}
	for i, _ := range sl {
		_ = i
	}
	for _, _ = range sl {
	}
	for 1, 2 = range sl { // ERROR 6 "cannot assign to 1 (neither addressable nor a map index expression)" 9 "cannot assign to 2 (neither addressable nor a map index expression)"
	}
	for t.a = range sl {
	}
	for i := range undefined { // ERROR 17 "undefined: undefined"
	}
	for i, j, k := range sl { // ERROR 6 "declared and not used: i" 9 "declared and not used: j" 12 "range clause permits at most two iteration variables"
	}
	var fb func()
	for range fb { // ERROR 12 "cannot range over fb (variable of type func()): func must be func(yield func(...) bool): wrong argument count"
	}
	go f()
	defer recover()
	defer panic(1)
	defer func() {} // ERROR 8 "expression in defer must be function call"
	go func() {}()
	defer t.m // ERROR 8 "expression in defer must be function call"
	defer t.m()
	defer T.m(t)
	break // ERROR 2 "break is not in a loop, switch, or select"
	continue // ERROR 2 "continue is not in a loop"
	for {
		break
		continue
		func() { break; continue }() // ERROR 12 "break is not in a loop, switch, or select" 19 "continue is not in a loop"
	}
	switch {
	case true:
		break
		continue // ERROR 3 "continue is not in a loop"
	}
	goto L // ERROR 7 "goto L jumps over declaration of zz at x.go:307:6"
	var zz int
	_ = zz
L:
	goto M // ERROR 7 "goto M jumps into block starting at x.go:311:2"
	{
	M:
	}
N:
	for {
		break N
		continue N
		break O // ERROR 9 "break label not defined: O"
		continue O // ERROR 12 "continue label not defined: O"
		break L // ERROR 9 "invalid break label L"
		continue L // ERROR 12 "invalid continue label L"
	}
P:
	switch {
	default:
		break P
		continue P // ERROR 12 "invalid continue label P"
	}
L: // ERROR 1 "label L already defined at x.go:309:1"
	i = 1
	goto Q // ERROR 7 "label Q not defined"
unused: // ERROR 1 "label unused defined and not used"
	{
		const c = 1
		type t int
		var v int // ERROR 7 "declared and not used: v"
	}
	return
	return 1 // ERROR 9 "too many return values\n\thave (number)\n\twant ()"
}

func f() {}
