package slices

import "cmp"

// The functions of sort.go for ordered types, without calls for each
// comparison.

func insertionSortOrdered[E cmp.Ordered](x []E) {
	for i := 1; i < len(x); i++ {
		for j := i; j > 0 && cmp.Less(x[j], x[j-1]); j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
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
	if len(x) > insertionMax && monotoneOrdered(x) {
		return
	}
	for len(x) > insertionMax {
		if depth == 0 {
			heapSortOrdered(x)
			return
		}
		depth--
		n := len(x)
		m := n / 2
		if n >= 50 {
			s := n / 8
			m = medianOf3Ordered(x, medianOf3Ordered(x, 0, s, 2*s), medianOf3Ordered(x, m-s, m, m+s), medianOf3Ordered(x, n-1-2*s, n-1-s, n-1))
		} else {
			m = medianOf3Ordered(x, 0, m, n-1)
		}
		// Three parts: less than, equal to, greater than the pivot.
		x[0], x[m] = x[m], x[0]
		lt, i, gt := 0, 1, n
		for i < gt {
			// x[lt] is the pivot.
			switch {
			case cmp.Less(x[i], x[lt]):
				x[lt], x[i] = x[i], x[lt]
				lt++
				i++
			case cmp.Less(x[lt], x[i]):
				gt--
				x[i], x[gt] = x[gt], x[i]
			default:
				i++
			}
		}
		if lt < n-gt {
			sortOrdered(x[:lt], depth)
			x = x[gt:]
		} else {
			sortOrdered(x[gt:], depth)
			x = x[:lt]
		}
	}
	insertionSortOrdered(x)
}
