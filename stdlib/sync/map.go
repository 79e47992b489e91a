package sync

import (
	"sync/atomic"
	"unsafe"
)

// Map is a map[any]any that goroutines may use without further locks; the
// zero Map is empty.
//
// It is a trie over the bits of the keys' hashes, four a level. Reading takes
// no lock, nor does changing the value of a key that is there. To add or
// remove a key the node that it hangs in is locked. An entry whose value is
// nil is removed: no value comes back to it, whoever wants to store one makes
// a new entry.
type Map struct {
	_    noCopy
	root atomic.Pointer[mapRoot]
}

const (
	mapBits  = 4
	mapSlots = 1 << mapBits
	hashBits = 64
)

type mapRoot struct {
	mapNode
	seed uintptr
}

// mapItem is what a slot points to, the start of a mapNode or of a mapEntry.
type mapItem struct {
	isEntry bool
}

// A mapNode is an inner node. Readers follow slots without the lock.
type mapNode struct {
	mapItem
	// dead is set when the node is taken out of its parent, empty.
	dead   bool
	parent *mapNode
	lock   Mutex
	slots  [mapSlots]atomic.Pointer[mapItem]
}

// A mapEntry is a key and its value. next leads to the other keys with the
// same hash.
type mapEntry struct {
	mapItem
	hash  uintptr
	key   any
	value atomic.Pointer[any]
	next  atomic.Pointer[mapEntry]
}

func (i *mapItem) node() *mapNode   { return (*mapNode)(unsafe.Pointer(i)) }
func (i *mapItem) entry() *mapEntry { return (*mapEntry)(unsafe.Pointer(i)) }

//go:linkname nilinterhash runtime.nilinterhash
func nilinterhash(typ, data unsafe.Pointer, seed uintptr) uintptr

//go:linkname runtime_rand runtime.rand
func runtime_rand() uint64

type eface struct {
	typ, data unsafe.Pointer
}

// hash panics for a key that cannot be hashed.
func (r *mapRoot) hash(key *any) uintptr {
	e := (*eface)(unsafe.Pointer(key))
	return nilinterhash(e.typ, e.data, r.seed)
}

// start returns the root, made if there is none.
func (m *Map) start() *mapRoot {
	if r := m.root.Load(); r != nil {
		return r
	}
	m.root.CompareAndSwap(nil, newMapRoot())
	return m.root.Load()
}

func newMapRoot() *mapRoot { return &mapRoot{seed: uintptr(runtime_rand())} }

// slot is where keys with hash h go in a node depth levels below the root.
func (n *mapNode) slot(h uintptr, depth uint) *atomic.Pointer[mapItem] {
	return &n.slots[h>>(hashBits-mapBits-depth*mapBits&(hashBits-1))&(mapSlots-1)]
}

// find returns the entry of a key, and where to look for its place: the last
// node on the way and its depth.
func (r *mapRoot) find(h uintptr, key any) (e *mapEntry, n *mapNode, depth uint) {
	n = &r.mapNode
	for ; ; depth++ {
		i := n.slot(h, depth).Load()
		if i == nil {
			return nil, n, depth
		}
		if i.isEntry {
			return i.entry().find(h, key), n, depth
		}
		n = i.node()
	}
}

// find looks for the key among those with the same hash.
func (e *mapEntry) find(h uintptr, key any) *mapEntry {
	if e.hash != h {
		return nil
	}
	for ; e != nil; e = e.next.Load() {
		if e.key == key {
			return e
		}
	}
	return nil
}

// swap changes the value of an entry; nil removes it. It returns the one before,
// nil if the entry is removed already: then nothing has changed.
func (e *mapEntry) swap(value *any) *any {
	for {
		old := e.value.Load()
		if old == nil || e.value.CompareAndSwap(old, value) {
			return old
		}
	}
}

// add hangs in a new entry; false if the key has come meanwhile, or the place
// is another one now.
func (n *mapNode) add(h uintptr, depth uint, key any, value *any) bool {
	n.lock.Lock()
	defer n.lock.Unlock()
	if n.dead {
		return false
	}
	slot := n.slot(h, depth)
	i := slot.Load()
	if i != nil && !i.isEntry {
		return false
	}
	added := &mapEntry{mapItem: mapItem{true}, hash: h, key: key}
	added.value.Store(value)
	if i == nil {
		slot.Store(&added.mapItem)
		return true
	}
	there := i.entry()
	if there.hash == h {
		if e := there.find(h, key); e != nil {
			if e.value.Load() != nil {
				return false
			}
			there = there.without(e)
		}
		added.next.Store(there)
		slot.Store(&added.mapItem)
		return true
	}
	// Nodes down to where the hashes differ.
	top := &mapNode{parent: n}
	for n = top; ; n = n.slot(h, depth).Load().node() {
		depth++
		a, b := n.slot(h, depth), n.slot(there.hash, depth)
		if a != b {
			a.Store(&added.mapItem)
			b.Store(&there.mapItem)
			break
		}
		a.Store(&(&mapNode{parent: n}).mapItem)
	}
	slot.Store(&top.mapItem)
	return true
}

// without is the list that starts with e without gone. The node is locked.
func (e *mapEntry) without(gone *mapEntry) *mapEntry {
	if e == gone {
		return e.next.Load()
	}
	for p := e; ; p = p.next.Load() {
		next := p.next.Load()
		if next == nil {
			break
		}
		if next == gone {
			p.next.Store(gone.next.Load())
			break
		}
	}
	return e
}

// unlink takes a removed entry out of the trie, and the nodes that are empty
// then. Nodes are locked from the bottom up.
func (r *mapRoot) unlink(gone *mapEntry) {
	for {
		n := &r.mapNode
		depth := uint(0)
		i := n.slot(gone.hash, 0).Load()
		for i != nil && !i.isEntry {
			n = i.node()
			depth++
			i = n.slot(gone.hash, depth).Load()
		}
		n.lock.Lock()
		slot := n.slot(gone.hash, depth)
		i = slot.Load()
		if n.dead || i != nil && !i.isEntry {
			// Another shape now.
			n.lock.Unlock()
			continue
		}
		if i != nil && i.entry().hash == gone.hash {
			rest := i.entry().without(gone)
			if rest != nil {
				slot.Store(&rest.mapItem)
			} else {
				slot.Store(nil)
			}
		}
		for n.parent != nil && n.empty() {
			up := n.parent
			up.lock.Lock()
			n.dead = true
			depth--
			up.slot(gone.hash, depth).Store(nil)
			n.lock.Unlock()
			n = up
		}
		n.lock.Unlock()
		return
	}
}

func (n *mapNode) empty() bool {
	for i := range n.slots {
		if n.slots[i].Load() != nil {
			return false
		}
	}
	return true
}

// Load returns the value of key.
func (m *Map) Load(key any) (value any, ok bool) {
	r := m.root.Load()
	if r == nil {
		new(mapRoot).hash(&key)
		return nil, false
	}
	if e, _, _ := r.find(r.hash(&key), key); e != nil {
		if v := e.value.Load(); v != nil {
			return *v, true
		}
	}
	return nil, false
}

// Store sets the value of key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Clear removes all entries.
func (m *Map) Clear() { m.root.Store(newMapRoot()) }

// LoadOrStore returns the value of key, or stores value if there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	r := m.start()
	h := r.hash(&key)
	var stored *any
	for {
		e, n, depth := r.find(h, key)
		if e != nil {
			if v := e.value.Load(); v != nil {
				return *v, true
			}
		}
		if stored == nil {
			stored = new(any)
			*stored = value
		}
		if n.add(h, depth, key, stored) {
			return value, false
		}
	}
}

// LoadAndDelete removes key and returns the value it had.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	r := m.start()
	e, _, _ := r.find(r.hash(&key), key)
	if e == nil {
		return nil, false
	}
	old := e.swap(nil)
	if old == nil {
		return nil, false
	}
	r.unlink(e)
	return *old, true
}

// Delete removes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// Swap sets the value of key and returns the one it had.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	r := m.start()
	h := r.hash(&key)
	stored := &value
	for {
		e, n, depth := r.find(h, key)
		if e != nil {
			if old := e.swap(stored); old != nil {
				return *old, true
			}
		}
		if n.add(h, depth, key, stored) {
			return nil, false
		}
	}
}

// change sets the value of key to the one that next points to, or removes it
// for nil, if it is old.
func (m *Map) change(key, old any, next *any) bool {
	r := m.start()
	e, _, _ := r.find(r.hash(&key), key)
	if e == nil {
		return false
	}
	for {
		v := e.value.Load()
		if v == nil || *v != old {
			return false
		}
		if e.value.CompareAndSwap(v, next) {
			if next == nil {
				r.unlink(e)
			}
			return true
		}
	}
}

// CompareAndSwap sets the value of key to new if it is old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) { return m.change(key, old, &new) }

// CompareAndDelete removes key if its value is old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) { return m.change(key, old, nil) }

// Range calls f for each entry until it returns false. No lock is held during
// the calls: f may use m.
func (m *Map) Range(f func(key, value any) bool) {
	if r := m.root.Load(); r != nil {
		r.walk(f)
	}
}

func (n *mapNode) walk(f func(key, value any) bool) bool {
	for s := range n.slots {
		i := n.slots[s].Load()
		if i == nil {
			continue
		}
		if !i.isEntry {
			if !i.node().walk(f) {
				return false
			}
			continue
		}
		for e := i.entry(); e != nil; e = e.next.Load() {
			if v := e.value.Load(); v != nil && !f(e.key, *v) {
				return false
			}
		}
	}
	return true
}
