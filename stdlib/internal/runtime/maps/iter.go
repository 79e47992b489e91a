package maps

import "unsafe"

// Iter walks a map. The zero value walks nothing.
//
// Tables are walked in the order of the hashes they are for, from a random one on and round to it again: where one ends
// another begins, however often the tables to come have been split meanwhile. In each the walk starts at a random group,
// and in each group at a random slot.
type Iter[K comparable, V any] struct {
	Key  *K
	Elem *V

	m *Map[K, V]
	// table is the one being walked, as it was when the walk came to it; clears is that of the map then.
	table
	clears uint32
	// rot turns each group, so that the walk starts anywhere in it.
	rot uint32
	// full are the slots of the current group that were full and are still to come, turned by rot.
	full uint64
	// group is the current one, left the number of those after it.
	group, mask, left uintptr
	// next is the first hash behind the table, origin the first one of all.
	next, origin uintptr
}

// Init starts a walk over m.
func Init[K comparable, V any](it *Iter[K, V], m *Map[K, V]) {
	it.Key, it.Elem = nil, nil
	it.m = m
	it.full, it.left = 0, 0
	it.next, it.origin = 0, 0
	if m == nil || m.used == 0 {
		return
	}
	if m.writing {
		fatal("concurrent map iteration and map write")
	}
	r := uintptr(rand())
	it.rot = uint32(r & (groupSlots - 1))
	it.mask = m.mask
	if m.ctrls == nil {
		it.rot %= smallSlots
		it.table = m.table
		it.clears = m.clears
		it.enter()
		return
	}
	it.group = r >> 4
	it.next = r &^ (m.tableOf(r).hashes() - 1)
	it.origin = it.next
	it.nextTable()
}

// nextTable goes to the table for the hashes from it.next on.
func (it *Iter[K, V]) nextTable() {
	m := it.m
	it.table = m.tableOf(it.next)
	it.clears = m.clears
	it.next += it.hashes()
	it.group &= it.mask
	it.left = it.mask
	it.enter()
}

// enter looks which slots of the current group are full.
func (it *Iter[K, V]) enter() {
	var full uint64
	if it.ctrls != nil {
		full = bytesHigh(groupAt(it.ctrls, it.group))
	} else {
		// One bit for each control byte.
		full = it.m.small & msb >> 7 * 0x0102040810204080 >> 56
	}
	it.full = (full>>it.rot | full<<(groupSlots-it.rot)) & (1<<groupSlots - 1)
}

// Next goes to the next element; false at the end.
func Next[K comparable, V any](it *Iter[K, V]) bool {
	m := it.m
	for {
		for it.full == 0 {
			if it.left != 0 {
				it.left--
				it.group = (it.group + 1) & it.mask
				it.enter()
			} else if it.next != it.origin {
				it.nextTable()
			} else {
				it.Key, it.Elem = nil, nil
				return false
			}
		}
		if m.writing {
			fatal("concurrent map iteration and map write")
		}
		i := (first(it.full) + uintptr(it.rot)) & (groupSlots - 1)
		it.full &= it.full - 1
		at := it.group*groupSlots + i
		s := slotAt[K, V](it.slots, at)
		// The last hash of a table that was split belongs to a new one.
		current := it.slots == m.tableOf(it.next-1).slots
		// It may have been deleted since the walk came to this group. The slots of a small map were full when it grew.
		if it.ctrls != nil {
			if *(*uint8)(unsafe.Add(it.ctrls, at))&ctrlFull == 0 {
				continue
			}
		} else if current && m.small>>(i*8)&ctrlFull == 0 {
			continue
		}
		if current {
			it.Key, it.Elem = &s.key, &s.elem
			return true
		}
		// The table has grown: what counts is whether the key is still there, and with what element.
		if it.clears != m.clears {
			continue
		}
		if s.key != s.key {
			// A NaN cannot be found, nor deleted other than by Clear.
			it.Key, it.Elem = &s.key, &s.elem
			return true
		}
		if m.used == 0 {
			continue
		}
		if elem := Get(m, s.key); elem != nil {
			it.Key, it.Elem = &(*slot[K, V])(unsafe.Pointer(elem)).key, elem
			return true
		}
	}
}
