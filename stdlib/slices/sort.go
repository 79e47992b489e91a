package slices

import (
	"cmp"
	"math/bits"
)

// Sorting is introsort: quicksort around a median, insertion sort for short
// parts, heapsort when quicksort does badly. Parts that are sorted already
// are recognised in linear time.

const insertionMax = 12

// Sort sorts x in ascending order; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	sortOrdered[E](x, 2*bits.Len(uint(len(x))))
}

// SortFunc sorts x by cmp; equal elements may change their order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sortFunc[E](x, cmp, 2*bits.Len(uint(len(x))))
}

//go:noinline
func insertionSort[E any](x []E, cmp func(a, b E) int) {
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for j > 0 && cmp(v, x[j-1]) < 0 {
			x[j] = x[j-1]
			j--
		}
		x[j] = v
	}
}

func siftDown[E any](x []E, lo int, cmp func(a, b E) int) {
	for {
		child := 2*lo + 1
		if child >= len(x) {
			return
		}
		if child+1 < len(x) && cmp(x[child], x[child+1]) < 0 {
			child++
		}
		if cmp(x[lo], x[child]) >= 0 {
			return
		}
		x[lo], x[child] = x[child], x[lo]
		lo = child
	}
}

//go:noinline
func heapSort[E any](x []E, cmp func(a, b E) int) {
	for i := (len(x) - 1) / 2; i >= 0; i-- {
		siftDown(x, i, cmp)
	}
	for i := len(x) - 1; i > 0; i-- {
		x[0], x[i] = x[i], x[0]
		siftDown(x[:i], 0, cmp)
	}
}

// medianOf3 returns which of three elements is the median.
func medianOf3[E any](x []E, a, b, c int, cmp func(a, b E) int) int {
	if cmp(x[b], x[a]) < 0 {
		a, b = b, a
	}
	if cmp(x[c], x[b]) < 0 {
		b = c
		if cmp(x[b], x[a]) < 0 {
			b = a
		}
	}
	return b
}

// monotone sorts x if it is ascending or strictly descending.
func monotone[E any](x []E, cmp func(a, b E) int) bool {
	i := 1
	if cmp(x[1], x[0]) >= 0 {
		for i < len(x) && cmp(x[i], x[i-1]) >= 0 {
			i++
		}
		return i == len(x)
	}
	for i < len(x) && cmp(x[i], x[i-1]) < 0 {
		i++
	}
	if i < len(x) {
		return false
	}
	Reverse(x)
	return true
}

func sortFunc[E any](x []E, cmp func(a, b E) int, depth int) {
	if len(x) <= insertionMax {
		insertionSort(x, cmp)
	} else if !monotone(x, cmp) {
		quickSort(x, nil, cmp, depth)
	}
}

// quickSort sorts x; *pred, if there is one, is not greater than any element.
func quickSort[E any](x []E, pred *E, cmp func(a, b E) int, depth int) {
	for len(x) > insertionMax {
		if depth == 0 {
			heapSort(x, cmp)
			return
		}
		n := len(x)
		m := n / 2
		if n >= 50 {
			s := n / 8
			m = medianOf3(x, medianOf3(x, 0, s, 2*s, cmp), medianOf3(x, m-s, m, m+s, cmp), medianOf3(x, n-1-2*s, n-1-s, n-1, cmp), cmp)
		} else {
			m = medianOf3(x, 0, m, n-1, cmp)
		}
		x[0], x[m] = x[m], x[0]
		if pred != nil && cmp(*pred, x[0]) >= 0 {
			// The pivot is the least there is: all that equal it are in place.
			x = x[split(x, cmp, 1):]
			continue
		}
		m = split(x, cmp, 0) - 1
		x[0], x[m] = x[m], x[0]
		if m < n/8 || m >= n-n/8 {
			depth--
		}
		if m < n/2 {
			quickSort(x[:m], pred, cmp, depth)
			pred = &x[m]
			x = x[m+1:]
		} else {
			quickSort(x[m+1:], &x[m], cmp, depth)
			x = x[:m]
		}
	}
	insertionSort(x, cmp)
}

// split moves the elements e of x[1:] for which cmp(e, x[0]) < below to the front and returns the index of the first other
// one.
//
//go:noinline
func split[E any](x []E, cmp func(a, b E) int, below int) int {
	p := x[0]
	i, j := 1, len(x)-1
	for {
		for i <= j && cmp(x[i], p) < below {
			i++
		}
		for i <= j && cmp(x[j], p) >= below {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

// SortStableFunc sorts x by cmp and keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	if len(x) <= insertionMax {
		insertionSort(x, cmp)
		return
	}
	mergeSort(x, make([]E, len(x)), cmp)
}

func mergeSort[E any](x, tmp []E, cmp func(a, b E) int) {
	n := len(x)
	if n <= insertionMax {
		insertionSort(x, cmp)
		return
	}
	m := n / 2
	mergeSort(x[:m], tmp[:m], cmp)
	mergeSort(x[m:], tmp[m:], cmp)
	if cmp(x[m], x[m-1]) >= 0 {
		return
	}
	copy(tmp, x)
	i, j := 0, m
	for k := range x {
		if j >= n || i < m && cmp(tmp[j], tmp[i]) >= 0 {
			x[k] = tmp[i]
			i++
		} else {
			x[k] = tmp[j]
			j++
		}
	}
}

// IsSorted reports whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is in ascending order by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the smallest element; a NaN, if there is one.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for i := 1; i < len(x); i++ {
		m = min(m, x[i])
	}
	return m
}

// MinFunc returns the first smallest element by cmp.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], m) < 0 {
			m = x[i]
		}
	}
	return m
}

// Max returns the largest element; a NaN, if there is one.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for i := 1; i < len(x); i++ {
		m = max(m, x[i])
	}
	return m
}

// MaxFunc returns the first largest element by cmp.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], m) > 0 {
			m = x[i]
		}
	}
	return m
}

// BinarySearch returns where target is in the sorted slice x, or belongs.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	i, j := 0, len(x)
	for i < j {
		h := int(uint(i+j) >> 1)
		if cmp.Less(x[h], target) {
			i = h + 1
		} else {
			j = h
		}
	}
	return i, i < len(x) && cmp.Compare(x[i], target) == 0
}

// BinarySearchFunc is BinarySearch with a function.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	i, j := 0, len(x)
	for i < j {
		h := int(uint(i+j) >> 1)
		if cmp(x[h], target) < 0 {
			i = h + 1
		} else {
			j = h
		}
	}
	return i, i < len(x) && cmp(x[i], target) == 0
}
