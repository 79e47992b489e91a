// Package maps is the map type of the language: a hash table in the Swiss style, generic Go source that the compiler
// instantiates for each key and element type. The value of a map variable is a *Map[K, V]; nil is the nil map.
//
// What the compiler calls, with K and V instantiated:
//
//	New(hint int) *Map[K, V]           make(map[K]V, hint); a literal is New(number of elements), then Assign for each
//	Get(m, key K) *V                   the element, or nil: m[k] and v, ok = m[k] (absent: the compiler makes the zero)
//	Assign(m, key K) *V                where to store the element: m[k] = v, m[k] op= v
//	Delete(m, key K)                   delete(m, k)
//	Clear(m)                           clear(m)
//	len(m)                             0 for nil, else the first word of the Map
//	var it Iter[K, V]; Init(&it, m); for Next(&it) { … *it.Key, *it.Elem … }
//	                                   range: it.Key and it.Elem are valid until the map changes, so copy them first
//	Funcs                              what MapType.Funcs points to: static closures of reflectNew[K, V], reflectLen, …
//
// Layout. A map of up to eight elements has no table: eight slots, and a control word in the head of the map. A table has
// groups of sixteen slots: an array of slots, and apart from it, so that it stays in the cache, an array with a control
// byte for each. A control byte is 0 (empty), 1 (deleted, in tables only) or 0x80 and seven bits of the key's hash. Other
// bits of the hash choose the group where a probe starts; it visits all groups in triangular steps and ends at a group with
// an empty slot. One instruction compares the sixteen control bytes of a group; a word operation does for the control word
// of a small map, which has no hashes: a cheap mark of the key (see mark) is enough to tell eight keys apart.
//
// A table doubles until it has maxGroups groups. What does not fit there is spread over several tables of that size behind
// a directory, which the highest bits of the hash index (extendible hashing): a full table splits in two, and only when no
// other entry of the directory leads to it does the directory double. So no insertion moves more than one table.
//
// Invariants: used+tombstones ≤ 7/8 of a table's slots, so every probe ends. Empty and deleted slots are zero. Slots never
// move within an array: growth makes new arrays and leaves the old ones untouched, which is what an iterator relies on that
// still walks the old ones. A small map grows only when its eight slots are full. A table holds the keys whose hashes begin
// with certain bits, and parts of a range of hashes are never joined again: an iterator goes through the ranges.
//
// Growth is ordinary Go code, so it can be preempted.
package maps

import (
	"math/bits"
	"unsafe"
)

const (
	smallSlots = 8
	groupSlots = 16
	// maxPerGroup is how many slots of each group may be filled on average.
	maxPerGroup = 14
	// maxGroups is how large a table may become; a map of several has only such ones.
	maxGroups = 128
	// maxLocal is how many bytes of slots an empty map has in the frame, if it lies there.
	maxLocal = 1 << 10

	lsb = 0x0101010101010101
	msb = 0x8080808080808080

	ctrlEmpty   = 0
	ctrlDeleted = 1
	ctrlFull    = 0x80
)

// slot has its element first: at the end one of size zero would need padding, lest its address were outside. So the address
// of an element is that of its slot.
type slot[K comparable, V any] struct {
	elem V
	key  K
}

type ctrlGroup [groupSlots]uint8

// Map is the head of a map; its zero value is an empty one without slots. used is first: len reads it.
type Map[K comparable, V any] struct {
	used int
	// table is the only one; slots without control bytes in a small map, nothing in one where nothing was ever stored. In a
	// map of several tables both fields are the address of the directory.
	table
	// mask is the number of groups of a table - 1.
	mask uintptr
	// small is the control word of a small map.
	small uint64
	seed  uintptr
	// clears counts Clear: an iterator over older slots learns from it that their keys are gone.
	clears uint32
	// writing detects writers that are not synchronised.
	writing bool
	// shift of a hash gives the entry of the directory; 0 for a map without one.
	shift uint8
}

// panicnilmap panics as for an assignment to an entry in the nil map.
//
//go:linkname panicnilmap runtime.panicnilmap
func panicnilmap()

// hash is an intrinsic: equal keys have equal hashes, each NaN has its own. Panics for a key that cannot be hashed.
func hash[K comparable](p *K, seed uintptr) uintptr

// checkKey is an intrinsic: panics for a key that cannot be hashed, as a look-up in an empty map does.
func checkKey[K comparable](p *K)

// keyKind is an intrinsic: what is known of the key's type.
func keyKind[K comparable]() int

const (
	// kindOther keys may fail to be hashed, or be equal and differ (+0 and -0), or are large.
	kindOther = iota
	// kindWord keys are integers and pointers.
	kindWord
	// kindString keys have strings as their underlying type.
	kindString
	// kindPlain keys are small and without floats and interfaces: hashing cannot fail, equal keys are the same.
	kindPlain
)

// keyWord is an intrinsic: the bits of a kindWord key.
func keyWord[K comparable](p *K) uintptr

// newLocal is an intrinsic: a zero T in the frame of the function that all of this is inlined into, or nil.
func newLocal[T any]() *T

// bytesEqual is an intrinsic: which of 16 bytes equal c.
func bytesEqual(p unsafe.Pointer, c uint8) uint64

// bytesHigh is an intrinsic: the high bits of 16 bytes.
func bytesHigh(p unsafe.Pointer) uint64

// rand gives 64 random bits.
func rand() uint64

// fatal ends the program: 'fatal error: ' and the text.
func fatal(s string)

// New makes a map with room for hint elements.
func New[K comparable, V any](hint int) *Map[K, V] {
	m := new(Map[K, V])
	if hint > 0 {
		if hint <= smallSlots {
			m.slots = unsafe.Pointer(new([smallSlots]slot[K, V]))
		} else {
			m.presize(hint)
		}
	} else if unsafe.Sizeof(slot[K, V]{}) <= maxLocal/smallSlots {
		m.slots = unsafe.Pointer(newLocal[[smallSlots]slot[K, V]]())
	}
	return m
}

func slotAt[K comparable, V any](slots unsafe.Pointer, i uintptr) *slot[K, V] {
	return (*slot[K, V])(unsafe.Add(slots, i*unsafe.Sizeof(slot[K, V]{})))
}

func groupAt(ctrls unsafe.Pointer, i uintptr) unsafe.Pointer {
	return unsafe.Add(ctrls, i*groupSlots)
}

// smallMatch marks the bytes of ctrl that equal c, a full one; it may mark another full one above a true match in error.
func smallMatch(ctrl uint64, c uintptr) uint64 {
	v := ctrl ^ lsb*uint64(c)
	return (v - lsb) &^ v & msb
}

func first(mask uint64) uintptr { return uintptr(bits.TrailingZeros64(mask)) }

// mark is the control byte of a key in a small map.
func mark[K comparable](key K) uintptr {
	switch keyKind[K]() {
	case kindWord:
		return keyWord(&key)*0x9E3779B97F4A7C15>>57 | ctrlFull
	case kindString:
		s := *(*string)(unsafe.Pointer(&key))
		n := uintptr(len(s))
		if n == 0 {
			return ctrlFull
		}
		p := unsafe.Pointer(unsafe.StringData(s))
		first, mid, last := *(*uint8)(p), *(*uint8)(unsafe.Add(p, n>>1)), *(*uint8)(unsafe.Add(p, n-1))
		return uintptr(first) + uintptr(mid)*5 + uintptr(last)*17 + n*41 | ctrlFull
	}
	return hash(&key, 0) | ctrlFull
}

// ctrlOf is the control byte of a key with hash h in a table.
func ctrlOf(h uintptr) uint8 { return uint8(h) | ctrlFull }

// Get finds the element of key; nil if there is none.
func Get[K comparable, V any](m *Map[K, V], key K) *V {
	if m == nil || m.used == 0 {
		if keyKind[K]() == kindOther {
			// A key that cannot be hashed panics even here.
			checkKey(&key)
		}
		return nil
	}
	if m.writing {
		fatal("concurrent map read and map write")
	}
	if m.ctrls == nil {
		c := mark(key) & 0xFF
		for match := smallMatch(m.small, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](m.slots, first(match)>>3)
			if s.key == key {
				return &s.elem
			}
		}
		return nil
	}
	h := hash(&key, m.seed)
	c := ctrlOf(h)
	t := m.tableOf(h)
	mask := m.mask
	at := h >> 7 & mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(t.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](t.slots, at*groupSlots+first(match))
			if s.key == key {
				return &s.elem
			}
		}
		if bytesEqual(ctrls, ctrlEmpty) != 0 {
			return nil
		}
		at = (at + step) & mask
	}
}

// Assign finds or makes the element of key.
func Assign[K comparable, V any](m *Map[K, V], key K) *V {
	if m == nil {
		panicnilmap()
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	if m.ctrls == nil {
		c := mark(key) & 0xFF
		m.writing = true
		ctrl := m.small
		for match := smallMatch(ctrl, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](m.slots, first(match)>>3)
			if s.key == key {
				if keyKind[K]() == kindOther {
					// +0 and -0 are equal and differ: the newer key stays.
					s.key = key
				}
				m.written()
				return &s.elem
			}
		}
		if free := ^ctrl & msb; free != 0 {
			if m.slots == nil {
				m.slots = unsafe.Pointer(new([smallSlots]slot[K, V]))
			}
			at := first(free) &^ 7
			m.small = ctrl | uint64(c)<<at
			m.used++
			s := slotAt[K, V](m.slots, at>>3)
			s.key = key
			m.written()
			return &s.elem
		}
		m.leaveSmall()
	}
	h := hash(&key, m.seed)
	m.writing = true
	c := ctrlOf(h)
	t := m.tableOf(h)
	mask := m.mask
	at := h >> 7 & mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(t.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](t.slots, at*groupSlots+first(match))
			if s.key == key {
				if keyKind[K]() == kindOther {
					s.key = key
				}
				m.written()
				return &s.elem
			}
		}
		if bytesEqual(ctrls, ctrlEmpty) != 0 {
			break
		}
		at = (at + step) & mask
	}
	s := m.insert(h)
	s.key = key
	m.written()
	return &s.elem
}

// written ends a change.
func (m *Map[K, V]) written() {
	if !m.writing {
		fatal("concurrent map writes")
	}
	m.writing = false
}

// Delete removes key.
func Delete[K comparable, V any](m *Map[K, V], key K) {
	if m == nil || m.used == 0 {
		if keyKind[K]() == kindOther {
			checkKey(&key)
		}
		return
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	if m.ctrls == nil {
		c := mark(key) & 0xFF
		m.writing = true
		for match := smallMatch(m.small, c); match != 0; match &= match - 1 {
			at := first(match) &^ 7
			s := slotAt[K, V](m.slots, at>>3)
			if s.key == key {
				*s = slot[K, V]{}
				m.small &^= 0xFF << at
				m.used--
				break
			}
		}
		m.written()
		return
	}
	h := hash(&key, m.seed)
	m.writing = true
	m.remove(key, h)
	m.written()
}

func (m *Map[K, V]) remove(key K, h uintptr) {
	c := ctrlOf(h)
	t := m.tableOf(h)
	at := h >> 7 & m.mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(t.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			i := first(match)
			s := slotAt[K, V](t.slots, at*groupSlots+i)
			if s.key != key {
				continue
			}
			*s = slot[K, V]{}
			m.used--
			p := (*uint8)(unsafe.Add(ctrls, i))
			if bytesEqual(ctrls, ctrlEmpty) != 0 {
				// Every probe ends in this group anyway, so the slot can be empty again.
				*p = ctrlEmpty
				t.head().left++
			} else {
				*p = ctrlDeleted
			}
			return
		}
		if bytesEqual(ctrls, ctrlEmpty) != 0 {
			return
		}
		at = (at + step) & m.mask
	}
}

// Clear removes everything.
func Clear[K comparable, V any](m *Map[K, V]) {
	if m == nil || m.slots == nil {
		return
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	m.writing = true
	m.clears++
	m.used = 0
	if m.ctrls == nil {
		m.small = 0
		clear((*[smallSlots]slot[K, V])(m.slots)[:])
	} else {
		m.clearTables()
		// New hashes for who tries to make them collide.
		m.seed = uintptr(rand())
	}
	m.written()
}
