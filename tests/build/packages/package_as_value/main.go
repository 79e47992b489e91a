// build exit=1 build=-gcflags=-e

package main
import "fmt"
import "os"
func main() { fmt; _ = fmt; fmt.Foo(); var fmt int; _ = fmt; os.Exit = nil; x := os; fmt := 1 }
