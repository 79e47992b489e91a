// run

// The message names package and type.
package main

import (
	"errors"
	"fmt"
)

type T struct{}

func main() {
	defer func() { fmt.Println(recover()) }()
	var x error = errors.New("x")
	_ = x.(interface{ Foo() })
}
