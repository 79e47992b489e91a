package p

import "unsafe" // ERROR 8 "\"unsafe\" imported and not used"

func _() {
	a := 1
	var b int // ERROR 6 "declared and not used: b"
	var c, d = 1, 2 // ERROR 6 "declared and not used: c"
	_ = d
	e := 1 // ERROR 2 "declared and not used: e"
	e = 2
	f := 1
	f++
	g := 1
	g += 1
	h := []int{1}
	h[0] = 1
	i := &a
	*i = 2
	j := struct{ x int }{}
	j.x = 1
	var k func()
	k = func() { k() }
	l := func() { l2 := 1 } // ERROR 2 "declared and not used: l" 16 "declared and not used: l2"
	for m := 0; ; { // ERROR 6 "declared and not used: m"
	}
	for n := range []int{} { // ERROR 6 "declared and not used: n"
	}
	for o, p := range []int{} { // ERROR 6 "declared and not used: o" 9 "declared and not used: p"
	}
	for _, q := range []int{} {
		_ = q
	}
	switch r := any(a).(type) { // ERROR 9 "r declared and not used"
	case int:
	}
	switch s := any(a).(type) {
	case int:
		_ = s
	case string:
	}
	if t := 1; true { // ERROR 5 "declared and not used: t"
	}
	func() {
		e = 3
	}()
	var u int // ERROR 6 "declared and not used: u"
	func() { u = 1 }()
	const v = 1
	type w int
	x, err := 1, 2 // ERROR 2 "declared and not used: x"
	y, err := 1, 2 // ERROR 2 "declared and not used: y"
	_ = err
	var z = 1 // ERROR 6 "declared and not used: z"
	{
		z := 2 // ERROR 3 "declared and not used: z"
	}
	select {
	case aa := <-make(chan int): // ERROR 7 "declared and not used: aa"
	case bb, ok := <-make(chan int): // ERROR 7 "declared and not used: bb"
		_ = ok
	}
L1: // ERROR 1 "label L1 defined and not used"
	for {
	}
L2:
	for {
		break L2
	}
	goto L3
L3:
}

func _(unusedParam int) (unusedResult int) { return }
