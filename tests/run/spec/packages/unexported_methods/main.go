// run

// Methods of one name that are not exported belong to their packages: each package calls its own.
package main

import (
	"fmt"
	"m/a"
	"m/b"
)

type T struct {
	a.Base
	b.Embedded
}

func (T) hidden() string { return "main.hidden" }

type local interface{ hidden() string }

func main() {
	var t T
	fmt.Println(a.Call(t), b.Call(t), local(t).hidden())
	fmt.Println(a.Call(&t), b.Call(&t), local(&t).hidden())
}
