package b

type Hidden interface{ hidden() string }

type Embedded struct{}

func (Embedded) hidden() string { return "b.hidden" }

func Call(x any) string { return x.(Hidden).hidden() }
