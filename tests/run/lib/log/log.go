// run
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	var buf bytes.Buffer
	l := log.New(&buf, "prefix: ", log.Lmsgprefix|log.Lshortfile)
	l.Println("hello", 1)
	l.Printf("%d\n", 2)
	func() {
		defer func() { l.Print("recovered ", recover()) }()
		l.Panicf("p%d", 3)
	}()
	fmt.Print(buf.String())
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.SetPrefix("> ")
	log.Print("std", 1, 2)
	buf.Reset()
	l.SetFlags(log.LstdFlags | log.Lmicroseconds)
	l.Print("x")
	fmt.Println(len(buf.String()), strings.HasPrefix(buf.String(), "prefix: "))

	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 5, "number of `items`")
	s := fs.String("s", "def", "a string")
	b := fs.Bool("b", false, "a bool")
	d := fs.Duration("d", 0, "a duration")
	fmt.Println(fs.Parse([]string{"-n=7", "--s", "x y", "-b", "-d", "1m", "rest", "-n"}))
	fmt.Println(*n, *s, *b, *d, fs.Args(), fs.NFlag())
	fmt.Println(fs.Parse([]string{"-n", "x"}))
	fmt.Println(fs.Parse([]string{"-zz"}))
	fmt.Println(fs.Parse([]string{"-h"}))
	log.Println("bye")
}
