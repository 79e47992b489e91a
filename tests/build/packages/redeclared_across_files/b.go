package main
func f() {}
var x string
type T string
func main() {}
func init() {}
func (T) m() {}
