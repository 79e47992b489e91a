package bits

// overflow satisfies runtime.Error. Package runtime's own error types cannot
// be used: what runtime imports may import math/bits.
type overflow struct{}

func (overflow) Error() string { return "runtime error: integer overflow" }

// RuntimeError marks overflow as a runtime.Error.
func (overflow) RuntimeError() {}
