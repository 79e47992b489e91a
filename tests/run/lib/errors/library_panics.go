// run
//
// Values and types with which functions of the library panic.
package main

import (
	"bufio"
	"bytes"
	"container/ring"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/bits"
	"math/rand"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
	"unsafe"
)

type T struct {
	a int
	B string
}

func (T) M() {}

type stopper struct{}

func (stopper) Write(p []byte) (int, error) { return len(p) + 1, nil }
func (stopper) Read(p []byte) (int, error)  { return -1, nil }

type badr struct{}

func (badr) Read(p []byte) (int, error) { return len(p) + 1, nil }
func try(n string, f func()) {
	defer func() {
		e := recover()
		_, re := e.(runtime.Error)
		_, er := e.(error)
		fmt.Printf("%s: %T %v %v %v\n", n, e, e, re, er)
	}()
	f()
}
func main() {
	try("repeat", func() { strings.Repeat("x", -1) })
	try("repeat2", func() { strings.Repeat("xx", 1<<62) })
	try("brepeat", func() { bytes.Repeat([]byte("x"), -1) })
	try("grow", func() { var b strings.Builder; b.Grow(-1) })
	try("bgrow", func() { var b bytes.Buffer; b.Grow(-1) })
	try("trunc", func() { var b bytes.Buffer; b.Truncate(5) })
	try("newreader", func() { bufio.NewReaderSize(nil, 5).ReadByte() })
	try("negread", func() { bufio.NewReader(stopper{}).ReadByte() })
	try("scanner", func() { s := bufio.NewScanner(strings.NewReader("x")); s.Scan(); s.Buffer(nil, 1) })
	try("bufread", func() { var b bytes.Buffer; b.ReadFrom(stopper{}) })
	try("readall", func() { io.ReadAll(badr{}) })
	try("copy", func() { _, e := io.Copy(stopper{}, strings.NewReader("xx")); fmt.Println(e) })
	try("replacer", func() { strings.NewReplacer("a") })
	try("ticker", func() { time.NewTicker(-1) })
	try("tick", func() { fmt.Println(time.Tick(0)) })
	try("date", func() { time.Date(2020, 1, 1, 1, 1, 1, 1, nil) })
	try("in", func() { time.Now().In(nil) })
	try("chunk", func() {
		for range slices.Chunk([]int{1}, 0) {
		}
	})
	try("insert", func() { slices.Insert([]int{1}, 5, 2) })
	try("delete", func() { slices.Delete([]int{1}, 1, 5) })
	try("sgrow", func() { slices.Grow([]int{1}, -1) })
	try("min", func() { slices.Min([]int{}) })
	try("max", func() { slices.MaxFunc([]int{}, func(a, b int) int { return 0 }) })
	try("srepeat", func() { slices.Repeat([]int{1}, -1) })
	try("concat", func() { _ = slices.Concat([]int{1}, []int{2}) })
	try("ctx", func() { context.WithValue(context.Background(), nil, 1) })
	try("ctx2", func() { context.WithValue(context.Background(), []int{}, 1) })
	try("ctx3", func() { context.WithCancel(nil) })
	try("ctx4", func() { context.WithValue(nil, 1, 1) })
	try("atomic", func() { var v atomic.Value; v.Store(nil) })
	try("atomic2", func() { var v atomic.Value; v.Store(1); v.Store("x") })
	try("atomic3", func() { var v atomic.Value; v.Store(1); v.CompareAndSwap(1, "x") })
	try("atomic4", func() { var v atomic.Value; v.Store(1); v.CompareAndSwap("s", 2) })
	try("atomic5", func() { var v atomic.Value; v.Swap(nil) })
	try("atomic6", func() { var v atomic.Value; v.Store([]int{}); v.CompareAndSwap([]int{}, []int{}) })
	try("once", func() { var o sync.Once; o.Do(nil) })
	try("pool", func() { p := sync.Pool{New: nil}; fmt.Println(p.Get()) })
	try("map", func() { var m sync.Map; m.Store([]int{}, 1) })
	try("map2", func() { var m sync.Map; m.Load([]int{}) })
	try("map3", func() { var m sync.Map; m.CompareAndSwap(1, []int{}, 2) })
	try("map4", func() { var m sync.Map; m.Store(1, []int{}); m.CompareAndSwap(1, []int{}, 2) })
	try("errors.As", func() { errors.As(errors.New("x"), nil) })
	try("errors.As2", func() { var x int; errors.As(errors.New("x"), x) })
	try("errors.As3", func() { var x int; errors.As(errors.New("x"), &x) })
	try("rv zero", func() { reflect.Value{}.Type() })
	try("rv int", func() { reflect.ValueOf("x").Int() })
	try("rv set", func() { reflect.ValueOf(1).SetInt(5) })
	try("rv field", func() { reflect.ValueOf(T{}).Field(5) })
	try("rv field2", func() { reflect.ValueOf(1).Field(5) })
	try("rv unexp", func() { reflect.ValueOf(&T{}).Elem().Field(0).SetInt(1) })
	try("rv iface", func() { reflect.ValueOf(T{}).Field(0).Interface() })
	try("rv call", func() { reflect.ValueOf(func(int) {}).Call(nil) })
	try("rv call2", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("x")}) })
	try("rv call3", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("rv idx", func() { reflect.ValueOf([]int{1}).Index(3) })
	try("rv idx2", func() { reflect.ValueOf(1).Index(3) })
	try("rv len", func() { reflect.ValueOf(1).Len() })
	try("rv nil", func() { reflect.ValueOf(1).IsNil() })
	try("rv elem", func() { reflect.ValueOf(1).Elem() })
	try("rv conv", func() { reflect.ValueOf("x").Convert(reflect.TypeOf(1)) })
	try("rv conv2", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	try("rv mapidx", func() { reflect.ValueOf(map[int]int{}).MapIndex(reflect.ValueOf("x")) })
	try("rv send", func() { reflect.ValueOf(make(<-chan int)).Send(reflect.ValueOf(1)) })
	try("rv close", func() { reflect.ValueOf(make(<-chan int)).Close() })
	try("rv slice", func() { reflect.ValueOf([]int{1}).Slice(2, 1) })
	try("rv slice3", func() { reflect.ValueOf([3]int{1}).Slice(0, 1) })
	try("rv setlen", func() { v := []int{1}; reflect.ValueOf(&v).Elem().SetLen(5) })
	try("rt elem", func() { reflect.TypeOf(1).Elem() })
	try("rt key", func() { reflect.TypeOf(1).Key() })
	try("rt field", func() { reflect.TypeOf(T{}).Field(9) })
	try("rt field2", func() { reflect.TypeOf(1).Field(9) })
	try("rt in", func() { reflect.TypeOf(1).In(0) })
	try("rt method", func() { reflect.TypeOf(T{}).Method(9) })
	try("rt len", func() { reflect.TypeOf(1).Len() })
	try("rt bits", func() { reflect.TypeOf("").Bits() })
	try("rt implements", func() { reflect.TypeOf(1).Implements(nil) })
	try("rt implements2", func() { reflect.TypeOf(1).Implements(reflect.TypeOf(1)) })
	try("rt zero", func() { reflect.Zero(nil) })
	try("rt new", func() { reflect.New(nil) })
	try("rt makeslice", func() { reflect.MakeSlice(reflect.TypeOf(1), 1, 1) })
	try("rt makeslice2", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 1) })
	try("rt mapof", func() { reflect.MapOf(reflect.TypeOf([]int{}), reflect.TypeOf(1)) })
	try("rt arrayof", func() { reflect.ArrayOf(-1, reflect.TypeOf(1)) })
	try("rt structof", func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: reflect.TypeOf(1)}}) })
	try("rt structof2", func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) })
	try("rt append", func() { reflect.Append(reflect.ValueOf(1), reflect.ValueOf(1)) })
	try("swapper", func() { reflect.Swapper(1) })
	try("swapper2", func() { reflect.Swapper([]int{1})(0, 3) })
	try("select", func() { reflect.Select([]reflect.SelectCase{{Dir: 9}}) })
	try("numm", func() { var p *T; reflect.ValueOf(p).Elem().Field(0) })
	try("rv method", func() { reflect.ValueOf(T{}).Method(9) })
	try("rv methodnil", func() { var e fmt.Stringer; reflect.ValueOf(&e).Elem().Method(0) })
	try("rv cmp", func() {
		reflect.ValueOf([]int{}).Comparable()
		reflect.ValueOf([]int{}).Equal(reflect.ValueOf([]int{}))
	})
	try("rv ovf", func() { reflect.ValueOf("x").OverflowInt(1) })
	try("maps", func() { m := map[int]int(nil); maps.Copy(m, map[int]int{1: 1}) })
	try("unsafe", func() { n := -1; var x int; _ = unsafe.Slice(&x, n) })
	try("unsafe2", func() { n := 5; _ = unsafe.Slice((*int)(nil), n) })
	try("unsafe3", func() { n := 1 << 62; var x int; _ = unsafe.Slice(&x, n) })
	try("unsafe4", func() { n := -1; var x byte; _ = unsafe.String(&x, n) })
	try("unsafe5", func() { n := 1; _ = unsafe.String(nil, n) })
	try("pull", func() { next, stop := iter.Pull(func(y func(int) bool) { panic("in iter") }); defer stop(); next() })
	try("pull2", func() {
		next, stop := iter.Pull(func(y func(int) bool) { y(1); defer func() { panic("at stop") }() })
		next()
		stop()
	})
	try("rangefunc", func() {
		var yy func(int) bool
		for x := range func(y func(int) bool) { yy = y; y(1) } {
			_ = x
		}
		yy(2)
	})
	try("rangefunc2", func() {
		for range func(y func(int) bool) { y(1); y(2) } {
			break
		}
	})
	try("rangefunc3", func() {
		for range func(y func(int) bool) { defer func() { recover() }(); y(1) } {
			panic("b")
		}
	})
	try("rangenil", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	try("ring", func() { ring.New(0).Unlink(1) })
	try("intn", func() { rand.Intn(0) })
	try("int63n", func() { rand.Int63n(-1) })
	try("perm", func() { rand.Perm(-1) })
	try("div64", func() { bits.Div64(1, 0, 0) })
	try("div64o", func() { bits.Div64(5, 0, 1) })
	try("formatint", func() { strconv.FormatInt(1, 99) })
	try("nilfile", func() { var f *os.File; fmt.Println(f.Close()); f.Name() })
	try("appendrune", func() { utf8.AppendRune(nil, -1) })
	try("flag", func() {
		fs := flag.NewFlagSet("x", flag.PanicOnError)
		fs.SetOutput(io.Discard)
		fs.Parse([]string{"-z"})
	})
	try("flag2", func() {
		fs := flag.NewFlagSet("x", flag.PanicOnError)
		fs.SetOutput(io.Discard)
		fs.Int("a", 1, "")
		fs.Int("a", 1, "")
	})
	try("flag3", func() { fs := flag.NewFlagSet("x", flag.PanicOnError); fs.SetOutput(io.Discard); fs.Int("-a", 1, "") })
	try("fmt", func() { fmt.Println(fmt.Sprintf("%s %v", (*T)(nil), error(nil))) })
	try("keepalive", func() { runtime.KeepAlive(nil) })
	try("cleanup", func() { x := new(int); runtime.AddCleanup(x, func(p *int) {}, x) })
	try("unlockosthread", func() { runtime.UnlockOSThread() })
}
