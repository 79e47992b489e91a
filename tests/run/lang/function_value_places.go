// run

// Names and places of function values, files that line directives name, types of run-time errors.
package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
)

type G[T any] struct{}

func (G[T]) M()  {}
func (*G[T]) PM() {}

type T int

func (T) V()  {}
func (*T) P() {}

func gf[T any]() {}

func deferring() { defer func() {}() }

func name(f any) string { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name() }

func place(f any) string {
	pc := reflect.ValueOf(f).Pointer()
	fn := runtime.FuncForPC(pc)
	file, line := fn.FileLine(pc)
	return fmt.Sprint(strings.TrimPrefix(filepath.Base(file), "g_"), " ", line, " ", fn.Entry() == pc)
}

var table = map[string]func(){"gf": gf[int], "defer": deferring}

//line one.go:100
func lined() {}

/*line two.go:7:3*/ func lined2() {}

//line :300
func lined3() string { _, file, _, _ := runtime.Caller(0); return file }

//line ../up/./three.go:10
func lined4() string { _, file, _, _ := runtime.Caller(0); return filepath.Base(filepath.Dir(file)) + filepath.Base(file) }

//line values.go:1
func main() {
	fmt.Println(name(main), name(T.V), name((*T).P), name((*T).V), name(gf[string]), name(G[int].M), name((*G[int]).PM))
	fmt.Println(name(func() {}), name(strings.ToUpper), name(table["gf"]), name(table["defer"]))
	fmt.Println(place(lined), place(lined2), place(deferring), place(table["defer"]))
	fmt.Println(lined3(), lined4())
	pcs := make([]uintptr, 1)
	runtime.Callers(0, pcs)
	f, _ := runtime.CallersFrames(pcs).Next()
	fmt.Println(f.Function, runtime.Compiler)
	try := func(f func()) {
		defer func() { fmt.Printf("%T\n", recover()) }()
		f()
	}
	var m map[string]int
	var s []int
	try(func() { m["a"] = 1 })
	try(func() { _ = [2]int(s) })
}
