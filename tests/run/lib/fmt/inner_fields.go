// run
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"sync"
)

type pair[K comparable, V any] struct {
	key K
	val V
}

func (p pair[K, V]) Error() string { return fmt.Sprint(p.key) }

// counter is printed with its lock.
type counter struct {
	mu sync.Mutex
	rw sync.RWMutex
	wg sync.WaitGroup
	o  sync.Once
	n  int
}

func main() {
	c := &counter{n: 3}
	fmt.Printf("%v\n%+v\n", c, c)
	c.rw.RLock()
	c.mu.Lock()
	fmt.Printf("%v\n", c)
	c.mu.Unlock()
	fmt.Printf("%+v\n", struct{ B bytes.Buffer }{*bytes.NewBufferString("ab")})
	r := strings.NewReader("abc")
	r.ReadRune()
	fmt.Printf("%+v\n%#v\n", r, *r)
	fmt.Printf("%+v\n", bytes.NewReader([]byte("abc")))
	fmt.Printf("%+v\n", bufio.NewReaderSize(nil, 16))
	fmt.Printf("%#v %#v\n", errors.New("x"), fmt.Errorf("a"))
	fmt.Printf("%+v\n", io.LimitReader(nil, 3))

	// A flag that is set before it is defined: the place of the call is told.
	defer func() {
		s := fmt.Sprint(recover())
		fmt.Println(s[:strings.Index(s, "/")] + s[strings.LastIndex(s, "/")+1:])
		defer func() {
			s := fmt.Sprint(recover())
			fmt.Println(s[:strings.Index(s, "/")] + s[strings.LastIndex(s, "/")+1:])
			var p *pair[int, string]
			defer func() { fmt.Println(recover()) }()
			fmt.Println(error(p).Error())
		}()
		flag.Set("later", "1")
		flag.Bool("later", false, "")
	}()
	fs := flag.NewFlagSet("f", flag.PanicOnError)
	fmt.Println(fs.Set("later", "1"))
	fs.Bool("later", false, "")
}
