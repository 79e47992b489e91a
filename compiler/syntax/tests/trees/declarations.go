//go:build linux || !amd64

// Package p has every form of declaration.
package p

import "fmt"

import (
	. "math"
	_ "os"
	f "strings"
)

const Pi = 3.14

const (
	A, B = iota, 1 << iota
	C, D
	_, _
	E uint8 = 'x'
	F
)

var x int

var (
	y, z     = 1, 2.5e-3i
	w    any = nil
)

type (
	Alias           = map[string][]int
	List[T any]     struct{ next *List[T]; value T }
	Set[K comparable, V ~int | ~string] = map[K]V
	Num interface {
		~int | ~float64
		fmt.Stringer
		String() string
		Two(a, b int) (c int, err error)
	}
	Arr [2 + 3]int
	Fn  func(int, ...string) func() (int, error)
)

type Point struct {
	X, Y int `json:"x"`
	*List[int]
	fmt.Stringer "tag"
	in   <-chan chan<- int
	anon struct {
		a [3][]map[string]*int
	}
}

//go:noinline
func (p *Point) Move(dx, dy int) {
}

func (Point) Zero() (q Point) { return }

func (l List[T]) Map[U any](f func(T) U) (r List[U]) { return r }

func Sum[T Num, S ~[]T](s S) (total T) {
	return
}

// External has no body.
//
//go:linkname External runtime.external
func External(n uintptr) uintptr
