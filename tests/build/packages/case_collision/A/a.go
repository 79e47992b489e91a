package A

func F() {}
