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
// Layout. A map of up to eight elements has no table: eight slots, and a control word in the head of the map. A larger one
// has groups of sixteen slots: an array of slots, and apart from it, so that it stays in the cache, an array with a control
// byte for each. A control byte is 0 (empty), 1 (deleted, in tables only) or 0x80 and seven bits of the key's hash. Other
// bits of the hash choose the group where a probe starts; it visits all groups in triangular steps and ends at a group with
// an empty slot. One instruction compares the sixteen control bytes of a group; a word operation does for the control word
// of a small map, which has no hashes: a cheap mark of the key (see mark) is enough to tell eight keys apart.
//
// Invariants: used+tombstones ≤ 7/8 of a table's slots, so every probe ends. Empty and deleted slots are zero. Slots never
// move within an array: growth makes new arrays and leaves the old ones untouched, which is what an iterator relies on that
// still walks the old ones. A small map grows only when its eight slots are full. Iteration starts at a random group, and
// in each group at a random slot.
//
// Growth copies the whole table at once. It is ordinary Go code, so it can be preempted.
package maps

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

const (
	smallSlots = 8
	groupSlots = 16
	// maxPerGroup is how many slots of each group may be filled on average.
	maxPerGroup = 14

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
	// slots are eight, or sixteen for each group, or none while nothing was ever stored.
	slots unsafe.Pointer
	// ctrls are 2^n groups; nil for a small map.
	ctrls unsafe.Pointer
	// mask is the number of groups - 1.
	mask uintptr
	// small is the control word of a small map.
	small uint64
	// growthLeft is the number of a table's empty slots that may still be filled.
	growthLeft int
	seed       uintptr
	// clears counts Clear: an iterator over older slots learns from it that their keys are gone.
	clears uint32
	// writing detects writers that are not synchronised.
	writing bool
}

// panicnilmap panics as for an assignment to an entry in the nil map.
//
//go:linkname panicnilmap runtime.panicnilmap
func panicnilmap()

// hash is an intrinsic: equal keys have equal hashes, each NaN has its own. Panics for a key that cannot be hashed.
func hash[K comparable](p *K, seed uintptr) uintptr

// seedOfEmpty tells hash that only the key's type is to be checked: the run-time error has another text then.
const seedOfEmpty = ^uintptr(0)

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
	}
	return m
}

//go:noinline
func (m *Map[K, V]) presize(hint int) {
	if hint < 1<<47/int(unsafe.Sizeof(slot[K, V]{})+1) {
		n := 1
		for n*maxPerGroup < hint {
			n *= 2
		}
		m.seed = uintptr(rand())
		m.alloc(n)
	}
}

// alloc gives the map a new, empty table of n groups.
func (m *Map[K, V]) alloc(n int) {
	slots := unsafe.Pointer(unsafe.SliceData(make([]slot[K, V], n*groupSlots)))
	m.ctrls = unsafe.Pointer(unsafe.SliceData(make([]ctrlGroup, n)))
	m.slots = slots
	m.mask = uintptr(n - 1)
	m.growthLeft = n * maxPerGroup
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
			hash(&key, seedOfEmpty)
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
	mask := m.mask
	at := h >> 7 & mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(m.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](m.slots, at*groupSlots+first(match))
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
	mask := m.mask
	at := h >> 7 & mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(m.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			s := slotAt[K, V](m.slots, at*groupSlots+first(match))
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

// insert finds a slot for a key that is not there and has hash h.
func (m *Map[K, V]) insert(h uintptr) *slot[K, V] {
	if m.growthLeft == 0 {
		m.grow()
	}
	return m.place(h)
}

// place is insert when there is room.
func (m *Map[K, V]) place(h uintptr) *slot[K, V] {
	at := h >> 7 & m.mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(m.ctrls, at)
		if full := bytesHigh(ctrls); full != 1<<groupSlots-1 {
			i := first(^full)
			c := (*uint8)(unsafe.Add(ctrls, i))
			if *c == ctrlEmpty {
				m.growthLeft--
			}
			*c = ctrlOf(h)
			m.used++
			return slotAt[K, V](m.slots, at*groupSlots+i)
		}
		at = (at + step) & m.mask
	}
}

// leaveSmall moves the eight elements of a small map to a table.
//
//go:noinline
func (m *Map[K, V]) leaveSmall() {
	old := m.slots
	m.seed = uintptr(rand())
	m.alloc(1)
	m.used = 0
	for i := uintptr(0); i < smallSlots; i++ {
		m.move(slotAt[K, V](old, i))
	}
}

// move copies an element from older slots to where it belongs.
func (m *Map[K, V]) move(s *slot[K, V]) {
	*m.place(hash(&s.key, m.seed)) = *s
}

// grow moves everything to a new table: twice as large, or as large as before when deleted slots are what fills it.
//
//go:noinline
func (m *Map[K, V]) grow() {
	slots, ctrls := m.slots, m.ctrls
	old := m.mask + 1
	n := int(old)
	if m.used > n*maxPerGroup*5/8 {
		n *= 2
	}
	m.alloc(n)
	m.used = 0
	for at := uintptr(0); at < old; at++ {
		for full := bytesHigh(groupAt(ctrls, at)); full != 0; full &= full - 1 {
			m.move(slotAt[K, V](slots, at*groupSlots+first(full)))
		}
	}
}

// Delete removes key.
func Delete[K comparable, V any](m *Map[K, V], key K) {
	if m == nil || m.used == 0 {
		if keyKind[K]() == kindOther {
			hash(&key, seedOfEmpty)
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
	at := h >> 7 & m.mask
	for step := uintptr(1); ; step++ {
		ctrls := groupAt(m.ctrls, at)
		for match := bytesEqual(ctrls, c); match != 0; match &= match - 1 {
			i := first(match)
			s := slotAt[K, V](m.slots, at*groupSlots+i)
			if s.key != key {
				continue
			}
			*s = slot[K, V]{}
			m.used--
			p := (*uint8)(unsafe.Add(ctrls, i))
			if bytesEqual(ctrls, ctrlEmpty) != 0 {
				// Every probe ends in this group anyway, so the slot can be empty again.
				*p = ctrlEmpty
				m.growthLeft++
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
		n := int(m.mask + 1)
		clear(unsafe.Slice((*slot[K, V])(m.slots), n*groupSlots))
		clear(unsafe.Slice((*ctrlGroup)(m.ctrls), n))
		m.growthLeft = n * maxPerGroup
		// New hashes for who tries to make them collide.
		m.seed = uintptr(rand())
	}
	m.written()
}

// Iter walks a map. The zero value walks nothing.
type Iter[K comparable, V any] struct {
	Key  *K
	Elem *V

	m *Map[K, V]
	// slots and ctrls are those of the map when the walk began.
	slots  unsafe.Pointer
	ctrls  unsafe.Pointer
	clears uint32
	// rot turns each group, so that the walk starts anywhere in it.
	rot uint32
	// full are the slots of the current group that were full and are still to come, turned by rot.
	full uint64
	// group is the current one, left the number of those after it.
	group, mask, left uintptr
}

// Init starts a walk over m.
func Init[K comparable, V any](it *Iter[K, V], m *Map[K, V]) {
	it.Key, it.Elem = nil, nil
	it.m = m
	it.full, it.left = 0, 0
	if m == nil || m.used == 0 {
		return
	}
	if m.writing {
		fatal("concurrent map iteration and map write")
	}
	r := rand()
	it.slots, it.ctrls = m.slots, m.ctrls
	it.clears = m.clears
	it.rot = uint32(r >> 60)
	if m.ctrls == nil {
		it.rot %= smallSlots
	}
	it.mask = m.mask
	it.group = uintptr(r) & m.mask
	it.left = m.mask
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
			if it.left == 0 {
				it.Key, it.Elem = nil, nil
				return false
			}
			it.left--
			it.group = (it.group + 1) & it.mask
			it.enter()
		}
		if m.writing {
			fatal("concurrent map iteration and map write")
		}
		i := (first(it.full) + uintptr(it.rot)) & (groupSlots - 1)
		it.full &= it.full - 1
		at := it.group*groupSlots + i
		s := slotAt[K, V](it.slots, at)
		current := it.slots == m.slots
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
		if elem := Get(m, s.key); elem != nil {
			it.Key, it.Elem = &(*slot[K, V])(unsafe.Pointer(elem)).key, elem
			return true
		}
	}
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
