package sync

// Map is a map[any]any that goroutines may use without further locks; the
// zero Map is empty.
type Map struct {
	_ noCopy
	m RWMutex
	e map[any]any
}

// Load returns the value of key.
func (m *Map) Load(key any) (value any, ok bool) {
	m.m.RLock()
	value, ok = m.e[key]
	m.m.RUnlock()
	return value, ok
}

// set stores a value; the lock is held.
func (m *Map) set(key, value any) {
	if m.e == nil {
		m.e = make(map[any]any)
	}
	m.e[key] = value
}

// Store sets the value of key.
func (m *Map) Store(key, value any) {
	m.m.Lock()
	defer m.m.Unlock()
	m.set(key, value)
}

// Clear removes all entries.
func (m *Map) Clear() {
	m.m.Lock()
	clear(m.e)
	m.m.Unlock()
}

// LoadOrStore returns the value of key, or stores value if there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if actual, loaded = m.Load(key); loaded {
		return actual, true
	}
	m.m.Lock()
	defer m.m.Unlock()
	if actual, loaded = m.e[key]; loaded {
		return actual, true
	}
	m.set(key, value)
	return value, false
}

// LoadAndDelete removes key and returns the value it had.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	value, loaded = m.e[key]
	if loaded {
		delete(m.e, key)
	}
	return value, loaded
}

// Delete removes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// Swap sets the value of key and returns the one it had.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	previous, loaded = m.e[key]
	m.set(key, value)
	return previous, loaded
}

// CompareAndSwap sets the value of key to new if it is old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if v, ok := m.e[key]; !ok || v != old {
		return false
	}
	m.e[key] = new
	return true
}

// CompareAndDelete removes key if its value is old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if v, ok := m.e[key]; !ok || v != old {
		return false
	}
	delete(m.e, key)
	return true
}

// Range calls f for each entry until it returns false. No lock is held during
// the calls: f may use m.
func (m *Map) Range(f func(key, value any) bool) {
	m.m.RLock()
	keys := make([]any, 0, len(m.e))
	for k := range m.e {
		keys = append(keys, k)
	}
	m.m.RUnlock()
	for _, k := range keys {
		if v, ok := m.Load(k); ok && !f(k, v) {
			return
		}
	}
}
