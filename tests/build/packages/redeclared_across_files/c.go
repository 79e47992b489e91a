package main
import "fmt"
import x "os"
const f = 1
func (T) m() {}
