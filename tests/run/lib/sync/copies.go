// run
//
// A Cond or Builder that is copied after its first use.
package main

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
)

func try(n string, f func()) { defer func() { fmt.Println(n, recover()) }(); f() }
func main() {
	try("unused copy", func() { var c sync.Cond; d := c; d.Signal(); d.Broadcast() })
	try("signal", func() { c := sync.NewCond(&sync.Mutex{}); c.Signal(); d := *c; d.Signal() })
	try("broadcast", func() { c := sync.NewCond(&sync.Mutex{}); c.Broadcast(); d := *c; d.Broadcast() })
	try("wait", func() { c := sync.NewCond(&sync.Mutex{}); c.Signal(); d := *c; d.L.Lock(); d.Wait() })
	try("assign", func() { var c, d sync.Cond; c.Signal(); d = c; d.Signal() })
	try("move back", func() { c := new(sync.Cond); c.Signal(); d := *c; *c = d; c.Signal() })
	try("builder", func() { var b strings.Builder; b.WriteString("x"); d := b; d.WriteString("y") })
	try("builder2", func() { var b strings.Builder; d := b; d.WriteString("y") })
	try("buffer", func() {
		var b bytes.Buffer
		b.WriteString("x")
		d := b
		d.WriteString("y")
		fmt.Println(b.String(), d.String())
	})
}
