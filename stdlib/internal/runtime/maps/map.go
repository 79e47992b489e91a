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
// Layout: groups of eight slots, each with one control word. A control byte is empty (0x80), deleted (0xFE) or the low
// seven bits of the key's hash; the other bits choose the group where the probe starts, which visits all groups in
// triangular steps and ends at a group with an empty slot. One word operation compares eight control bytes. A map of up
// to eight elements is a single group, filled to the last slot.
//
// Invariants: used+tombstones ≤ 7/8 of the slots when there is more than one group, so every probe ends. Slots never
// move within an array of groups: growth makes a new array and leaves the old one untouched, which is what an iterator
// relies on that still walks the old one. Iteration starts at a random slot.
//
// Growth copies the whole table at once. It is ordinary Go code, so it can be preempted.
package maps

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

const (
	groupSlots = 8

	lsb = 0x0101010101010101
	msb = 0x8080808080808080

	ctrlEmpty   = 0x80
	ctrlDeleted = 0xFE
	allEmpty    = msb
)

type slot[K comparable, V any] struct {
	key  K
	elem V
}

type group[K comparable, V any] struct {
	ctrl  uint64
	slots [groupSlots]slot[K, V]
}

// Map is the head of a map. used is first: len reads it.
type Map[K comparable, V any] struct {
	used   int
	groups []group[K, V] // 2^n of them, or none while nothing was ever stored
	// growthLeft is the number of empty slots that may still be filled.
	growthLeft int
	seed       uintptr
	// clears counts Clear: an iterator over older groups learns from it that their keys are gone.
	clears uint32
	// writing detects writers that are not synchronised.
	writing bool
}

// mapError is a run-time error of maps.
type mapError string

func (e mapError) RuntimeError() {}

func (e mapError) Error() string { return string(e) }

// hash is an intrinsic: equal keys have equal hashes, each NaN has its own. Panics for a key that cannot be hashed.
func hash[K comparable](p *K, seed uintptr) uintptr

// seedOfEmpty tells hash that only the key's type is to be checked: the run-time error has another text then.
const seedOfEmpty = ^uintptr(0)

// rand gives 64 random bits.
func rand() uint64

// fatal ends the program: 'fatal error: ' and the text.
func fatal(s string)

// capacity is the number of slots of n groups that may be filled.
func capacity(n int) int {
	if n == 1 {
		return groupSlots
	}
	return n * 7
}

// New makes a map with room for hint elements.
func New[K comparable, V any](hint int) *Map[K, V] {
	m := new(Map[K, V])
	m.seed = uintptr(rand())
	if hint > groupSlots && hint < 1<<47/int(unsafe.Sizeof(group[K, V]{})) {
		n := 2
		for capacity(n) < hint {
			n *= 2
		}
		m.alloc(n)
	}
	return m
}

func (m *Map[K, V]) alloc(n int) {
	m.groups = newGroups[K, V](n)
	m.growthLeft = capacity(n)
}

func newGroups[K comparable, V any](n int) []group[K, V] {
	gs := make([]group[K, V], n)
	for i := range gs {
		gs[i].ctrl = allEmpty
	}
	return gs
}

// matchH2 marks the bytes of ctrl that equal h; it may mark one above a true match in error.
func matchH2(ctrl uint64, h uintptr) uint64 {
	v := ctrl ^ lsb*uint64(h)
	return (v - lsb) &^ v & msb
}

// matchEmpty marks the empty slots.
func matchEmpty(ctrl uint64) uint64 { return ctrl &^ (ctrl << 6) & msb }

func first(mask uint64) int { return bits.TrailingZeros64(mask) >> 3 }

func ctrlAt(ctrl uint64, i int) uint8 { return uint8(ctrl >> (uint(i) * 8)) }

func withCtrl(ctrl uint64, i int, c uintptr) uint64 {
	s := uint(i) * 8
	return ctrl&^(0xFF<<s) | uint64(c)<<s
}

// Get finds the element of key; nil if there is none.
func Get[K comparable, V any](m *Map[K, V], key K) *V {
	if m == nil || m.used == 0 {
		// A key that cannot be hashed panics even here.
		hash(&key, seedOfEmpty)
		return nil
	}
	if m.writing {
		fatal("concurrent map read and map write")
	}
	s := m.find(&key, hash(&key, m.seed))
	if s == nil {
		return nil
	}
	return &s.elem
}

func (m *Map[K, V]) find(key *K, h uintptr) *slot[K, V] {
	mask := uintptr(len(m.groups) - 1)
	at := h >> 7 & mask
	for step := uintptr(0); step <= mask; {
		g := &m.groups[at]
		ctrl := g.ctrl
		for match := matchH2(ctrl, h&0x7F); match != 0; match &= match - 1 {
			s := &g.slots[first(match)]
			if s.key == *key {
				return s
			}
		}
		if matchEmpty(ctrl) != 0 {
			break
		}
		step++
		at = (at + step) & mask
	}
	return nil
}

// Assign finds or makes the element of key.
func Assign[K comparable, V any](m *Map[K, V], key K) *V {
	if m == nil {
		panic(mapError("assignment to entry in nil map"))
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	h := hash(&key, m.seed)
	m.writing = true
	if len(m.groups) == 0 {
		m.alloc(1)
	}
	e := m.put(&key, h)
	if !m.writing {
		fatal("concurrent map writes")
	}
	m.writing = false
	return e
}

func (m *Map[K, V]) put(key *K, h uintptr) *V {
	mask := uintptr(len(m.groups) - 1)
	at := h >> 7 & mask
	var free *group[K, V]
	freeSlot := 0
	for step := uintptr(0); step <= mask; {
		g := &m.groups[at]
		ctrl := g.ctrl
		for match := matchH2(ctrl, h&0x7F); match != 0; match &= match - 1 {
			s := &g.slots[first(match)]
			if s.key == *key {
				// +0 and -0 are equal and differ: the newer key stays.
				s.key = *key
				return &s.elem
			}
		}
		if free == nil {
			if open := ctrl & msb; open != 0 {
				free, freeSlot = g, first(open)
			}
		}
		if matchEmpty(ctrl) != 0 {
			break
		}
		step++
		at = (at + step) & mask
	}
	if free == nil || m.growthLeft == 0 && ctrlAt(free.ctrl, freeSlot) == ctrlEmpty {
		m.grow()
		return m.insert(key, h)
	}
	if ctrlAt(free.ctrl, freeSlot) == ctrlEmpty {
		m.growthLeft--
	}
	free.ctrl = withCtrl(free.ctrl, freeSlot, h&0x7F)
	m.used++
	s := &free.slots[freeSlot]
	s.key = *key
	return &s.elem
}

// insert stores a key that is not there, when there is room.
func (m *Map[K, V]) insert(key *K, h uintptr) *V {
	mask := uintptr(len(m.groups) - 1)
	at := h >> 7 & mask
	for step := uintptr(0); ; {
		g := &m.groups[at]
		if open := g.ctrl & msb; open != 0 {
			i := first(open)
			if ctrlAt(g.ctrl, i) == ctrlEmpty {
				m.growthLeft--
			}
			g.ctrl = withCtrl(g.ctrl, i, h&0x7F)
			m.used++
			s := &g.slots[i]
			s.key = *key
			return &s.elem
		}
		step++
		at = (at + step) & mask
	}
}

// grow moves everything to a new array: twice as large, or as large as before when deleted slots are what fills it.
func (m *Map[K, V]) grow() {
	old := m.groups
	n := len(old) * 2
	if len(old) > 1 && m.used <= len(old)*5 {
		n = len(old)
	}
	m.alloc(n)
	m.used = 0
	for i := range old {
		g := &old[i]
		for full := ^g.ctrl & msb; full != 0; full &= full - 1 {
			s := &g.slots[first(full)]
			*m.insert(&s.key, hash(&s.key, m.seed)) = s.elem
		}
	}
}

// Delete removes key.
func Delete[K comparable, V any](m *Map[K, V], key K) {
	if m == nil || m.used == 0 {
		hash(&key, seedOfEmpty)
		return
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	h := hash(&key, m.seed)
	m.writing = true
	m.remove(&key, h)
	if !m.writing {
		fatal("concurrent map writes")
	}
	m.writing = false
}

func (m *Map[K, V]) remove(key *K, h uintptr) {
	mask := uintptr(len(m.groups) - 1)
	at := h >> 7 & mask
	for step := uintptr(0); step <= mask; {
		g := &m.groups[at]
		ctrl := g.ctrl
		for match := matchH2(ctrl, h&0x7F); match != 0; match &= match - 1 {
			i := first(match)
			s := &g.slots[i]
			if s.key != *key {
				continue
			}
			*s = slot[K, V]{}
			m.used--
			if mask == 0 || matchEmpty(ctrl) != 0 {
				// Every probe ends in this group anyway, so the slot can be empty again.
				g.ctrl = withCtrl(ctrl, i, ctrlEmpty)
				m.growthLeft++
			} else {
				g.ctrl = withCtrl(ctrl, i, ctrlDeleted)
			}
			if m.used == 0 && mask == 0 {
				// New hashes for who tries to make them collide; in a large map that would cost a walk.
				m.reset()
			}
			return
		}
		if matchEmpty(ctrl) != 0 {
			return
		}
		step++
		at = (at + step) & mask
	}
}

// reset makes the slots of a map whose elements are all gone empty again.
func (m *Map[K, V]) reset() {
	for i := range m.groups {
		m.groups[i].ctrl = allEmpty
	}
	m.growthLeft = capacity(len(m.groups))
	m.seed = uintptr(rand())
}

// Clear removes everything.
func Clear[K comparable, V any](m *Map[K, V]) {
	if m == nil || len(m.groups) == 0 {
		return
	}
	if m.writing {
		fatal("concurrent map writes")
	}
	m.writing = true
	m.clears++
	m.used = 0
	clear(m.groups)
	m.reset()
	if !m.writing {
		fatal("concurrent map writes")
	}
	m.writing = false
}

// Iter walks a map. The zero value walks nothing.
type Iter[K comparable, V any] struct {
	Key  *K
	Elem *V

	m      *Map[K, V]
	groups []group[K, V]
	clears uint32
	// done slots of 8·len(groups), counted from offset.
	done   int
	offset int
}

// Init starts a walk over m.
func Init[K comparable, V any](it *Iter[K, V], m *Map[K, V]) {
	it.Key, it.Elem = nil, nil
	it.m = m
	it.done = 0
	if m == nil || m.used == 0 {
		it.groups = nil
		return
	}
	if m.writing {
		fatal("concurrent map iteration and map write")
	}
	it.groups = m.groups
	it.clears = m.clears
	it.offset = int(rand() >> 1)
}

// Next goes to the next element; false at the end.
func Next[K comparable, V any](it *Iter[K, V]) bool {
	m := it.m
	n := len(it.groups) * groupSlots
	if n != 0 && m.writing {
		fatal("concurrent map iteration and map write")
	}
	for it.done < n {
		at := (it.offset + it.done) & (n - 1)
		g := &it.groups[at/groupSlots]
		i := at % groupSlots
		// Full slots from i on, within the group.
		full := ^g.ctrl & msb >> (uint(i) * 8)
		if full == 0 {
			it.done += groupSlots - i
			continue
		}
		skip := first(full)
		it.done += skip + 1
		if it.done > n {
			break
		}
		s := &g.slots[i+skip]
		if &it.groups[0] == &m.groups[0] {
			it.Key, it.Elem = &s.key, &s.elem
			return true
		}
		// The map has grown: what counts is whether the key is still there, and with what element.
		if s.key != s.key {
			// A NaN cannot be found, nor deleted other than by Clear.
			if it.clears != m.clears {
				continue
			}
			it.Key, it.Elem = &s.key, &s.elem
			return true
		}
		if m.used == 0 {
			continue
		}
		if now := m.find(&s.key, hash(&s.key, m.seed)); now != nil {
			it.Key, it.Elem = &now.key, &now.elem
			return true
		}
	}
	it.Key, it.Elem = nil, nil
	return false
}

// Funcs is how reflection uses a map of any type: MapType.Funcs points to one. Field F is the function reflectF.
type Funcs = abi.MapFuncs

// FuncsOf gives the functions of one map type.
func FuncsOf[K comparable, V any]() Funcs {
	return Funcs{
		New:    reflectNew[K, V],
		Get:    reflectGet[K, V],
		Assign: reflectAssign[K, V],
		Delete: reflectDelete[K, V],
		Clear:  reflectClear[K, V],
		Iter:   reflectIter[K, V],
		Next:   reflectNext[K, V],
	}
}

func reflectNew[K comparable, V any](hint int) unsafe.Pointer {
	return unsafe.Pointer(New[K, V](hint))
}

func reflectGet[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(Get((*Map[K, V])(m), *(*K)(key)))
}

func reflectAssign[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(Assign((*Map[K, V])(m), *(*K)(key)))
}

func reflectDelete[K comparable, V any](m, key unsafe.Pointer) {
	Delete((*Map[K, V])(m), *(*K)(key))
}

func reflectClear[K comparable, V any](m unsafe.Pointer) {
	Clear((*Map[K, V])(m))
}

func reflectIter[K comparable, V any](m unsafe.Pointer) unsafe.Pointer {
	it := new(Iter[K, V])
	Init(it, (*Map[K, V])(m))
	return unsafe.Pointer(it)
}

func reflectNext[K comparable, V any](it unsafe.Pointer) bool {
	return Next((*Iter[K, V])(it))
}
