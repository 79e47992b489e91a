package slices

import (
	"cmp"
	"unsafe"
)

// The functions of sort.go for ordered types, without calls for each
// comparison.

//go:noinline
func insertionSortOrdered[E cmp.Ordered](x []E) {
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for j > 0 && cmp.Less(v, x[j-1]) {
			x[j] = x[j-1]
			j--
		}
		x[j] = v
	}
}

func siftDownOrdered[E cmp.Ordered](x []E, lo int) {
	for {
		child := 2*lo + 1
		if child >= len(x) {
			return
		}
		if child+1 < len(x) && cmp.Less(x[child], x[child+1]) {
			child++
		}
		if !cmp.Less(x[lo], x[child]) {
			return
		}
		x[lo], x[child] = x[child], x[lo]
		lo = child
	}
}

//go:noinline
func heapSortOrdered[E cmp.Ordered](x []E) {
	for i := (len(x) - 1) / 2; i >= 0; i-- {
		siftDownOrdered(x, i)
	}
	for i := len(x) - 1; i > 0; i-- {
		x[0], x[i] = x[i], x[0]
		siftDownOrdered(x[:i], 0)
	}
}

// medianOf3Ordered returns which of three elements is the median.
func medianOf3Ordered[E cmp.Ordered](x []E, a, b, c int) int {
	if cmp.Less(x[b], x[a]) {
		a, b = b, a
	}
	if cmp.Less(x[c], x[b]) {
		b = c
		if cmp.Less(x[b], x[a]) {
			b = a
		}
	}
	return b
}

// monotoneOrdered sorts x if it is ascending or strictly descending.
func monotoneOrdered[E cmp.Ordered](x []E) bool {
	i := 1
	if !cmp.Less(x[1], x[0]) {
		for i < len(x) && !cmp.Less(x[i], x[i-1]) {
			i++
		}
		return i == len(x)
	}
	for i < len(x) && cmp.Less(x[i], x[i-1]) {
		i++
	}
	if i < len(x) {
		return false
	}
	Reverse(x)
	return true
}

func sortOrdered[E cmp.Ordered](x []E, depth int) {
	if len(x) <= insertionMax {
		insertionSortOrdered(x)
	} else if !monotoneOrdered(x) {
		quickOrdered(x, nil, depth)
	}
}

// quickOrdered sorts x; *pred, if there is one, is not greater than any element.
func quickOrdered[E cmp.Ordered](x []E, pred *E, depth int) {
	for len(x) > insertionMax {
		if depth == 0 {
			heapSortOrdered(x)
			return
		}
		n := len(x)
		m := n / 2
		if n >= 50 {
			s := n / 8
			m = medianOf3Ordered(x, medianOf3Ordered(x, 0, s, 2*s), medianOf3Ordered(x, m-s, m, m+s), medianOf3Ordered(x, n-1-2*s, n-1-s, n-1))
		} else {
			m = medianOf3Ordered(x, 0, m, n-1)
		}
		x[0], x[m] = x[m], x[0]
		if pred != nil && !cmp.Less(*pred, x[0]) {
			// The pivot is the least there is: all that equal it are in place.
			x = x[1+splitEqual(x[1:], x[0]):]
			continue
		}
		m = splitLess(x[1:], x[0])
		x[0], x[m] = x[m], x[0]
		if m < n/8 || m >= n-n/8 {
			depth--
		}
		if m < n/2 {
			quickOrdered(x[:m], pred, depth)
			pred = &x[m]
			x = x[m+1:]
		} else {
			quickOrdered(x[m+1:], &x[m], depth)
			x = x[:m]
		}
	}
	insertionSortOrdered(x)
}

// The loops that do the work are functions of their own: they get all registers.

// splitLess moves the elements less than p to the front and returns their number.
//
//go:noinline
func splitLess[E cmp.Ordered](x []E, p E) int {
	n := 0
	if unsafe.Sizeof(p) <= 8 {
		// Every element is moved, so that no branch depends on its value: that would be predicted wrong half of the time.
		for i, v := range x {
			x[i] = x[n]
			x[n] = v
			n += count(cmp.Less(v, p))
		}
		return n
	}
	i, j := 0, len(x)-1
	for {
		for i <= j && cmp.Less(x[i], p) {
			i++
		}
		for i <= j && !cmp.Less(x[j], p) {
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

// count is 1 for true, without a branch.
func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// splitEqual moves the elements that equal p to the front, where none is less, and returns their number.
//
//go:noinline
func splitEqual[E cmp.Ordered](x []E, p E) int {
	i, j := 0, len(x)-1
	for {
		for i <= j && !cmp.Less(p, x[i]) {
			i++
		}
		for i <= j && cmp.Less(p, x[j]) {
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
