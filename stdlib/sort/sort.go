// Package sort sorts slices and collections that know how to compare and swap.
package sort

import (
	"math/bits"
	"reflect"
	"slices"
)

// Interface is a collection that can be sorted.
type Interface interface {
	// Len is the number of elements.
	Len() int
	// Less reports whether element i must come before element j.
	Less(i, j int) bool
	// Swap swaps elements i and j.
	Swap(i, j int)
}

// lesser is what sorting asks for. The functions below are there once for collections and once for functions.
type lesser interface {
	Less(i, j int) bool
	Swap(i, j int)
}

// lessSwap is a collection as functions.
type lessSwap struct {
	less func(i, j int) bool
	swap func(i, j int)
}

func (d lessSwap) Less(i, j int) bool { return d.less(i, j) }
func (d lessSwap) Swap(i, j int)      { d.swap(i, j) }

const insertionMax = 12

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) {
	n := data.Len()
	if n > 1 {
		sort(data, 0, n, -1, bits.Len(uint(n)))
	}
}

func insertionSort[D lesser](d D, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && d.Less(j, j-1); j-- {
			d.Swap(j, j-1)
		}
	}
}

func siftDown[D lesser](d D, lo, n, first int) {
	for {
		child := 2*lo + 1
		if child >= n {
			return
		}
		if child+1 < n && d.Less(first+child, first+child+1) {
			child++
		}
		if !d.Less(first+lo, first+child) {
			return
		}
		d.Swap(first+lo, first+child)
		lo = child
	}
}

func heapSort[D lesser](d D, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDown(d, i, n, a)
	}
	for i := n - 1; i > 0; i-- {
		d.Swap(a, a+i)
		siftDown(d, 0, i, a)
	}
}

// stable sorts blocks by insertion and merges them in place.
func stable[D lesser](d D, n int) {
	block := 20
	for a := 0; a < n; a += block {
		insertionSort(d, a, min(a+block, n))
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			merge(d, a, a+block, min(a+2*block, n))
		}
	}
}

// merge merges the sorted a:m and m:b: the longer part is cut in half, the
// place of the middle element in the other found, the parts between rotated.
func merge[D lesser](d D, a, m, b int) {
	if a >= m || m >= b || !d.Less(m, m-1) {
		return
	}
	if b-a == 2 {
		d.Swap(a, m)
		return
	}
	var i, j int
	if m-a > b-m {
		i = a + (m-a)/2
		// First element of the right part that is not less than i.
		j = m + Search(b-m, func(k int) bool { return !d.Less(m+k, i) })
	} else {
		j = m + (b-m)/2
		// First element of the left part that is greater than j.
		i = a + Search(m-a, func(k int) bool { return d.Less(j, a+k) })
	}
	rotate(d, i, m, j)
	mid := i + j - m
	merge(d, a, i, mid)
	merge(d, mid, j, b)
}

// rotate exchanges i:m and m:j.
func rotate[D lesser](d D, i, m, j int) {
	reverseRange(d, i, m)
	reverseRange(d, m, j)
	reverseRange(d, i, j)
}

func reverseRange[D lesser](d D, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		d.Swap(a, b)
	}
}

// Stable sorts data and keeps the order of equal elements.
func Stable(data Interface) { stable(data, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data with the reverse order.
func Reverse(data Interface) Interface { return &reverse{data} }

// Slice sorts the slice x by less; equal elements may change their order.
func Slice(x any, less func(i, j int) bool) {
	swap := reflect.Swapper(x)
	n := reflect.ValueOf(x).Len()
	sort(lessSwap{less, swap}, 0, n, -1, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps the order of equal elements.
func SliceStable(x any, less func(i, j int) bool) {
	swap := reflect.Swapper(x)
	stable(lessSwap{less, swap}, reflect.ValueOf(x).Len())
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	switch k := reflect.ValueOf(x).Kind(); k {
	case reflect.Slice, reflect.Array, reflect.String, reflect.Map, reflect.Chan:
	default:
		// Users know the name of the inner package.
		panic(&reflect.ValueError{Method: "reflectlite.Value.Len", Kind: k})
	}
	for i := reflect.ValueOf(x).Len() - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// IntSlice is a []int in ascending order.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Search is SearchInts.
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Float64Slice is a []float64 in ascending order, NaNs first.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }
func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || x[i] != x[i] && x[j] == x[j]
}
func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// Search is SearchFloat64s.
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// StringSlice is a []string in ascending order.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Search is SearchStrings.
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

// Ints sorts x.
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts x, NaNs first.
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts x.
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is sorted.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is sorted, NaNs first.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is sorted.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }

// Search returns the smallest i in [0, n) for which f is true, n if there is
// none; f must be false up to some point and true from there on.
func Search(n int, f func(int) bool) int {
	i, j := 0, n
	for i < j {
		h := int(uint(i+j) >> 1)
		if !f(h) {
			i = h + 1
		} else {
			j = h
		}
	}
	return i
}

// Find returns the smallest i for which cmp(i) <= 0, and whether it is 0.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(k int) bool { return cmp(k) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts returns where x is in the sorted slice a, or belongs.
func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchFloat64s returns where x is in the sorted slice a, or belongs.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings returns where x is in the sorted slice a, or belongs.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
