package foo

func F() {
	for i := 0; i < 2; i++ {
		defer func() { println("shared variable", i) }()
	}
}
