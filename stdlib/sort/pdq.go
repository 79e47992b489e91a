package sort

import "math/bits"

// What a first look says of the order of elements.
const (
	unknown = iota
	ascending
	descending
)

// sort is pattern-defeating quicksort (Orson Peters) of a:b. pred is the element before a, which nothing here is less
// than, or -1; limit is the number of bad partitions until heapsort takes over.
func sort[D lesser](d D, a, b, pred, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= insertionMax {
			insertionSort(d, a, b)
			return
		}
		if limit == 0 {
			heapSort(d, a, b)
			return
		}
		if !balanced {
			breakPatterns(d, a, b)
			limit--
		}
		p, order := choosePivot(d, a, b)
		if order == descending {
			reverseRange(d, a, b)
			p = b - 1 - (p - a)
			order = ascending
		}
		if balanced && partitioned && order == ascending && nearlySorted(d, a, b) {
			return
		}
		if pred >= 0 && !d.Less(pred, p) {
			// The smallest element, and many like it: put those aside.
			a = partitionEqual(d, a, b, p)
			continue
		}
		var m int
		m, partitioned = partition(d, a, b, p)
		left, right := m-a, b-m
		balanced = min(left, right) >= n/8
		if left < right {
			sort(d, a, m, pred, limit)
			a, pred = m+1, m
		} else {
			sort(d, m+1, b, m, limit)
			b = m
		}
	}
}

// choosePivot returns a median and what the comparisons say of the order.
func choosePivot[D lesser](d D, a, b int) (pivot, order int) {
	const maxSwaps = 4 * 3
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	swaps := 0
	if n >= 8 {
		if n >= 50 {
			i = median(d, i-1, i, i+1, &swaps)
			j = median(d, j-1, j, j+1, &swaps)
			k = median(d, k-1, k, k+1, &swaps)
		}
		j = median(d, i, j, k, &swaps)
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
func median[D lesser](d D, a, b, c int, swaps *int) int {
	if d.Less(b, a) {
		a, b = b, a
		*swaps++
	}
	if d.Less(c, b) {
		b, c = c, b
		*swaps++
	}
	if d.Less(b, a) {
		a, b = b, a
		*swaps++
	}
	return b
}

// partition puts what is less than the element p before it, and says where that is and whether nothing was to do.
func partition[D lesser](d D, a, b, p int) (pivot int, partitioned bool) {
	d.Swap(a, p)
	i, j := a+1, b-1
	for i <= j && d.Less(i, a) {
		i++
	}
	for i <= j && !d.Less(j, a) {
		j--
	}
	if i > j {
		d.Swap(j, a)
		return j, true
	}
	for {
		d.Swap(i, j)
		i++
		j--
		for i <= j && d.Less(i, a) {
			i++
		}
		for i <= j && !d.Less(j, a) {
			j--
		}
		if i > j {
			d.Swap(j, a)
			return j, false
		}
	}
}

// partitionEqual puts what equals the element p, than which nothing is less, to the front, and returns its end.
func partitionEqual[D lesser](d D, a, b, p int) int {
	d.Swap(a, p)
	i, j := a+1, b-1
	for {
		for i <= j && !d.Less(a, i) {
			i++
		}
		for i <= j && d.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		d.Swap(i, j)
		i++
		j--
	}
}

// nearlySorted sorts what needs few exchanges; false if it gave up.
func nearlySorted[D lesser](d D, a, b int) bool {
	i := a + 1
	for range 5 {
		for i < b && !d.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		d.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && d.Less(j, j-1); j-- {
				d.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && d.Less(j, j-1); j++ {
				d.Swap(j, j-1)
			}
		}
	}
	return false
}

// breakPatterns exchanges a few elements near the middle with others.
func breakPatterns[D lesser](d D, a, b int) {
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
		d.Swap(a+n/4*2-1+i, a+other)
	}
}
