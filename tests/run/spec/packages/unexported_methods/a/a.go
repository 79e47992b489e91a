package a

type Hidden interface{ hidden() string }

type Base struct{}

func (Base) hidden() string { return "a.hidden" }

func Call(x any) string { return x.(Hidden).hidden() }
