package renamed

func X() int { return 1 }
