package os

// dirReader is the state of reading a directory: names that the kernel has
// given and nobody has asked for yet.
type dirReader struct {
	buf  []byte
	next int
	end  int
}
