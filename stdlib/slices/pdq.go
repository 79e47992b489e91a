package slices

import "math/bits"

// What a first look says of the order of elements.
const (
	unknown = iota
	ascending
	descending
)

// pdqSort is pattern-defeating quicksort (Orson Peters) of a:b. pred is the element before a, which nothing here is less
// than, or -1; limit is the number of bad partitions until heapsort takes over.
func pdqSort[E any](x []E, a, b, pred, limit int, cmp func(a, b E) int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= insertionMax {
			insertionSort(x[a:b], cmp)
			return
		}
		if limit == 0 {
			heapSort(x[a:b], cmp)
			return
		}
		if !balanced {
			breakPatterns(x, a, b, cmp)
			limit--
		}
		p, order := choosePivot(x, a, b, cmp)
		if order == descending {
			Reverse(x[a:b])
			p = b - 1 - (p - a)
			order = ascending
		}
		if balanced && partitioned && order == ascending && nearlySorted(x, a, b, cmp) {
			return
		}
		if pred >= 0 && cmp(x[pred], x[p]) >= 0 {
			// The smallest element, and many like it: put those aside.
			a = partitionEqual(x, a, b, p, cmp)
			continue
		}
		var m int
		m, partitioned = partition(x, a, b, p, cmp)
		left, right := m-a, b-m
		balanced = min(left, right) >= n/8
		if left < right {
			pdqSort(x, a, m, pred, limit, cmp)
			a, pred = m+1, m
		} else {
			pdqSort(x, m+1, b, m, limit, cmp)
			b = m
		}
	}
}

// choosePivot returns a median and what the comparisons say of the order.
func choosePivot[E any](x []E, a, b int, cmp func(a, b E) int) (pivot, order int) {
	const maxSwaps = 4 * 3
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	swaps := 0
	if n >= 8 {
		if n >= 50 {
			i = median(x, i-1, i, i+1, &swaps, cmp)
			j = median(x, j-1, j, j+1, &swaps, cmp)
			k = median(x, k-1, k, k+1, &swaps, cmp)
		}
		j = median(x, i, j, k, &swaps, cmp)
	}
	switch swaps {
	case 0:
		return j, ascending
	case maxSwaps:
		return j, descending
	}
	return j, unknown
}

// median returns which of three elements is the median, and counts exchanges.
func median[E any](x []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	if cmp(x[b], x[a]) < 0 {
		a, b = b, a
		*swaps++
	}
	if cmp(x[c], x[b]) < 0 {
		b, c = c, b
		*swaps++
	}
	if cmp(x[b], x[a]) < 0 {
		a, b = b, a
		*swaps++
	}
	return b
}

// partition puts what is less than the element p before it, and says where that is and whether nothing was to do.
func partition[E any](x []E, a, b, p int, cmp func(a, b E) int) (pivot int, partitioned bool) {
	x[a], x[p] = x[p], x[a]
	i, j := a+1, b-1
	for i <= j && cmp(x[i], x[a]) < 0 {
		i++
	}
	for i <= j && cmp(x[j], x[a]) >= 0 {
		j--
	}
	if i > j {
		x[j], x[a] = x[a], x[j]
		return j, true
	}
	for {
		x[i], x[j] = x[j], x[i]
		i++
		j--
		for i <= j && cmp(x[i], x[a]) < 0 {
			i++
		}
		for i <= j && cmp(x[j], x[a]) >= 0 {
			j--
		}
		if i > j {
			x[j], x[a] = x[a], x[j]
			return j, false
		}
	}
}

// partitionEqual puts what equals the element p, than which nothing is less, to the front, and returns its end.
func partitionEqual[E any](x []E, a, b, p int, cmp func(a, b E) int) int {
	x[a], x[p] = x[p], x[a]
	i, j := a+1, b-1
	for {
		for i <= j && cmp(x[a], x[i]) >= 0 {
			i++
		}
		for i <= j && cmp(x[a], x[j]) < 0 {
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

// nearlySorted sorts what needs few exchanges; false if it gave up.
func nearlySorted[E any](x []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for range 5 {
		for i < b && cmp(x[i], x[i-1]) >= 0 {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp(x[j], x[j-1]) < 0; j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// breakPatterns exchanges a few elements near the middle with others.
func breakPatterns[E any](x []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint64(1)<<bits.Len(uint(n)) - 1
	for i := range 3 {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(random & mask)
		if other >= n {
			other -= n
		}
		x[a+n/4*2-1+i], x[a+other] = x[a+other], x[a+n/4*2-1+i]
	}
}
