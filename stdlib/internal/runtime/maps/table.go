package maps

import (
	"math/bits"
	"unsafe"
)

// A table is where its arrays are: a slot and a control byte each. The control bytes stand behind the table's head.
type table struct {
	slots unsafe.Pointer
	ctrls unsafe.Pointer
}

type tableHead struct {
	// left is the number of empty slots that may still be filled.
	left int
	// depth is how many bits the hashes of all the table's keys have in common.
	depth int
}

func (t table) head() *tableHead { return (*tableHead)(unsafe.Add(t.ctrls, -groupSlots)) }

// hashes is the number of hashes that belong to the table; 0 for all of them.
func (t table) hashes() uintptr { return 1 << (64 - uint(t.head().depth)) }

// newTable makes an empty table of n groups.
func newTable[K comparable, V any](n, depth int) table {
	slots := unsafe.Pointer(unsafe.SliceData(make([]slot[K, V], n*groupSlots)))
	ctrls := unsafe.Pointer(unsafe.SliceData(make([]ctrlGroup, n+1)))
	t := table{slots, unsafe.Add(ctrls, groupSlots)}
	*t.head() = tableHead{n * maxPerGroup, depth}
	return t
}

// tableOf is the table for keys with hash h.
func (m *Map[K, V]) tableOf(h uintptr) table {
	if m.shift != 0 {
		return *entryAt(m.slots, h>>(m.shift&63))
	}
	return m.table
}

// noescape is p, of which escape analysis does not know that it is.
//
//go:linkname noescape runtime.noescape
func noescape(p unsafe.Pointer) unsafe.Pointer

// entryAt is an entry of a directory. To escape analysis a directory, which is never in the frame, is no chain of two pointers:
// what a map points to are slots.
func entryAt(directory unsafe.Pointer, i uintptr) *table {
	return (*table)(unsafe.Add(noescape(directory), i*unsafe.Sizeof(table{})))
}

func newDirectory(depth int) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(make([]table, 1<<depth)))
}

// setDirectory gives the map a directory of 2^depth entries.
func (m *Map[K, V]) setDirectory(p unsafe.Pointer, depth int) {
	m.table = table{p, p}
	// Last: a reader that is not synchronised must not look behind the older one.
	m.shift = uint8(64 - depth)
}

// presize makes room for hint elements.
//
//go:noinline
func (m *Map[K, V]) presize(hint int) {
	// What no machine has room for is no hint.
	if hint >= min(1<<40, 1<<47/int(unsafe.Sizeof(slot[K, V]{})+1)) {
		return
	}
	n := 1
	for n*maxPerGroup < hint {
		n *= 2
	}
	m.seed = uintptr(rand())
	m.mask = uintptr(min(n, maxGroups) - 1)
	if n <= maxGroups {
		m.table = newTable[K, V](n, 0)
		return
	}
	depth := bits.TrailingZeros64(uint64(n / maxGroups))
	d := newDirectory(depth)
	for i := uintptr(0); i < 1<<depth; i++ {
		*entryAt(d, i) = newTable[K, V](maxGroups, depth)
	}
	m.setDirectory(d, depth)
}

// insert finds a slot for a key that is not there and has hash h.
func (m *Map[K, V]) insert(h uintptr) *slot[K, V] {
	t := m.tableOf(h)
	for t.head().left == 0 {
		m.grow(h)
		t = m.tableOf(h)
	}
	m.used++
	return place[K, V](t, m.mask, h)
}

// place takes a slot of a table that has room.
func place[K comparable, V any](t table, mask, h uintptr) *slot[K, V] {
	at := h >> 7 & mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(t.ctrls, at)
		if full := bytesHigh(ctrls); full != 1<<groupSlots-1 {
			i := first(^full)
			c := (*uint8)(unsafe.Add(ctrls, i))
			if *c == ctrlEmpty {
				t.head().left--
			}
			*c = ctrlOf(h)
			return slotAt[K, V](t.slots, at*groupSlots+i)
		}
		at = (at + step) & mask
	}
}

// leaveSmall moves the eight elements of a small map to a table.
//
//go:noinline
func (m *Map[K, V]) leaveSmall() {
	old := m.slots
	m.seed = uintptr(rand())
	t := newTable[K, V](1, 0)
	for i := uintptr(0); i < smallSlots; i++ {
		s := slotAt[K, V](old, i)
		*place[K, V](t, 0, hash(&s.key, m.seed)) = *s
	}
	m.table = t
}

// grow makes room in the table for keys with hash h: in a new one as large as before when deleted slots are what fills it,
// in one twice as large, or in two.
//
//go:noinline
func (m *Map[K, V]) grow(h uintptr) {
	old := m.tableOf(h)
	depth := old.head().depth
	n := int(m.mask + 1)
	used := 0
	for at := uintptr(0); at <= m.mask; at++ {
		used += bits.OnesCount64(bytesHigh(groupAt(old.ctrls, at)))
	}
	if used > n*maxPerGroup*5/8 {
		if n == maxGroups {
			depth++
		} else {
			n *= 2
		}
	}
	low := newTable[K, V](n, depth)
	high := low
	if depth != old.head().depth {
		high = newTable[K, V](n, depth)
	}
	mask := uintptr(n - 1)
	for at := uintptr(0); at <= m.mask; at++ {
		for full := bytesHigh(groupAt(old.ctrls, at)); full != 0; full &= full - 1 {
			s := slotAt[K, V](old.slots, at*groupSlots+first(full))
			h := hash(&s.key, m.seed)
			t := low
			if h>>(64-uint(depth))&1 != 0 {
				t = high
			}
			*place[K, V](t, mask, h) = *s
		}
	}
	m.mask = mask
	m.enter(h, old.head().depth, low, high)
}

// enter puts the successors of the table for hash h, which was of a certain depth, in its place.
func (m *Map[K, V]) enter(h uintptr, depth int, low, high table) {
	global := 0
	if m.shift != 0 {
		global = 64 - int(m.shift)
	}
	if low.head().depth > global {
		// Every entry twice.
		d := newDirectory(global + 1)
		for i := uintptr(0); i < 2<<global; i++ {
			if global != 0 {
				*entryAt(d, i) = *entryAt(m.slots, i/2)
			}
		}
		global++
		m.setDirectory(d, global)
	}
	if global == 0 {
		m.table = low
		return
	}
	n := uintptr(1) << (global - depth)
	at := h >> (64 - uint(global)) &^ (n - 1)
	for i := uintptr(0); i < n; i++ {
		t := low
		if i >= n/2 {
			t = high
		}
		*entryAt(m.slots, at+i) = t
	}
}

// clearTables empties all tables.
func (m *Map[K, V]) clearTables() {
	n := int(m.mask + 1)
	for h := uintptr(0); ; {
		t := m.tableOf(h)
		clear(unsafe.Slice((*slot[K, V])(t.slots), n*groupSlots))
		clear(unsafe.Slice((*ctrlGroup)(t.ctrls), n))
		t.head().left = n * maxPerGroup
		if h += t.hashes(); h == 0 {
			return
		}
	}
}
