package bits

import _ "unsafe" // for linkname

// panicoverflow panics with the runtime's error for a quotient that has no room.
//
//go:linkname panicoverflow runtime.panicoverflow
func panicoverflow()
