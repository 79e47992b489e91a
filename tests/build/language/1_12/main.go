// build exit=1 build=-gcflags=-e

package main
func main() { _ = 0b11; _ = 0o17; _ = 1_000; _ = 0x1p-2; var s int = 1; _ = 1 << s; _ = 1i; _ = 0xAi; var p = (*[2]int)([]int{1,2}); _ = p; _ = [2]int([]int{1,2}) }
type I interface { M() }
type J interface { M() }
type K interface { I; J }
