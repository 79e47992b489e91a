package p

func statements(c chan int, d <-chan int, a []int, m map[string]int, v any) (int, error) {
	;
	var i, j int = 0, 1
	const k = 2
	type T struct{ f int }
	i, j = j, i
	i += 1; i -= 1; i *= 2; i /= 2; i %= 3
	i &= 1; i |= 1; i ^= 1; i <<= 1; i >>= 1; i &^= 1
	i++
	j--
	c <- <-d
	go func() {}()
	defer close(c)
	{
		x, ok := m["a"]
		_, _ = x, ok
	}
	if i < j {
	} else if x := f(); x {
		return 1, nil
	} else {
	}
	for {
		break
	}
	for i < j {
		continue
	}
	for i := 0; i < 10; i++ {
	}
	for ; ; {
	}
	for range 10 {
	}
	for i := range a {
	}
	for i, a[0] = range a {
	}
	for x := range seq {
	}
Outer:
	for range c {
		for {
			if i == j {
				break Outer
			}
			continue Outer
		}
	}
	switch {
	}
	switch x := i; x {
	case 1, 2:
		fallthrough
	case 3:
	default:
		goto End
	}
	switch x := v.(type) {
	case nil:
	case int, *T, []func(int) string:
		_ = x
	}
	switch i++; v.(type) {
	}
	select {
	case x := <-d:
	case x, ok = <-d:
	case c <- 1:
	case <-d:
	default:
	}
End:
}
