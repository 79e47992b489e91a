// run

// Functions of package reflect do not name themselves when they panic because of a wrong kind.
package main

import (
	"fmt"
	"reflect"
)

type s struct {
	x []int
	y chan int
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	v := reflect.ValueOf(1)
	u := reflect.ValueOf(s{}).Field(0)
	c := reflect.ValueOf(s{}).Field(1)
	a := reflect.ValueOf([2]int{})
	l := reflect.ValueOf([]int{})
	try(func() { reflect.Append(v) })
	try(func() { reflect.Append(u) })
	try(func() { reflect.AppendSlice(v, l) })
	try(func() { reflect.AppendSlice(l, v) })
	try(func() { reflect.AppendSlice(l, u) })
	try(func() { reflect.AppendSlice(u, l) })
	try(func() { reflect.AppendSlice(l, reflect.ValueOf([]string{})) })
	try(func() { reflect.Copy(v, l) })
	try(func() { reflect.Copy(a, l) })
	try(func() { reflect.Copy(u, l) })
	try(func() { reflect.Copy(l, u) })
	try(func() { reflect.Copy(l, v) })
	try(func() { reflect.Copy(l, reflect.ValueOf([]string{})) })
	try(func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: v}}) })
	try(func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: c, Send: v}}) })
	try(func() { reflect.Indirect(v); reflect.Zero(nil) })
	try(func() { reflect.MakeSlice(v.Type(), 1, 1) })
	try(func() { reflect.MakeMap(v.Type()) })
	try(func() { reflect.MakeChan(v.Type(), 1) })
	try(func() { reflect.MakeFunc(v.Type(), nil) })
	try(func() { reflect.Append(reflect.Value{}) })
	try(func() { reflect.Append(l, reflect.ValueOf("x")) })
	try(func() { reflect.Append(l, reflect.Value{}) })
	try(func() { u.Set(l) })
	try(func() { v.SetInt(1) })
	try(func() { v.Grow(1) })
	try(func() { l.SetLen(1) })
	try(func() { v.Comparable(); v.Seq(); l.Seq2(); u.Seq() })
	try(func() {
		for range c.Seq() {
		}
	})
	try(func() { reflect.ValueOf("x").Seq(); reflect.ValueOf(1.5).Seq() })
}
