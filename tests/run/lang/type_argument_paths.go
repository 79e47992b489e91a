// run

// Type arguments in the names of types have whole import paths.
package main

import (
	"fmt"
	"math/rand"
	"reflect"
	"text/tabwriter"
	"unsafe"
)

type G[T any] struct{}
type h[K comparable, V any] map[K]V

func main() {
	p := reflect.TypeOf(unsafe.Pointer(nil))
	fmt.Println(p.Name(), p.PkgPath(), p)
	fmt.Printf("%T %T %T\n", G[rand.Rand]{}, G[*tabwriter.Writer]{}, h[rand.Source, func(rand.Source64) map[string]*rand.Rand]{})
	fmt.Printf("%T\n", struct{ a G[rand.Rand] }{})
	fmt.Printf("%T\n", G[struct {
		a rand.Rand
		B rand.Rand `json:"x"`
		rand.Source
	}]{})
	fmt.Printf("%T\n", G[interface {
		a(rand.Rand)
		B(rand.Rand) (x, y int)
	}]{})
	fmt.Printf("%T %T\n", G[any]{}, G[error]{})
	fmt.Printf("%T %T\n", G[[]byte]{}, G[rune]{})
	fmt.Printf("%T %T\n", G[func(...int)]{}, G[chan (<-chan int)]{})
	fmt.Printf("%T %T\n", G[struct{}]{}, G[interface{ comparable2 }]{})
}

type comparable2 interface{ X() }
