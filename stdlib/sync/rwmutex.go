package sync

import "sync/atomic"

// A RWMutex is held by any number of readers or one writer; the zero value
// is unlocked. A waiting writer keeps new readers out.
//
// A writer announces itself by taking rwMax from readerCount, then waits for
// those that were active, which count themselves out in readerWait.
type RWMutex struct {
	w           Mutex        // writers, one at a time
	writerSem   uint32       // a writer waits for the last reader
	readerSem   uint32       // readers wait for the writer
	readerCount atomic.Int32 // pending readers, less rwMax while a writer is there
	readerWait  atomic.Int32 // readers that the writer still waits for
}

const rwMax = 1 << 30

// RLock locks rw for reading.
func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		runtime_Semacquire(&rw.readerSem, false, waitRWMutexR)
	}
}

// TryRLock locks rw for reading if that is possible at once.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := rw.readerCount.Load()
		if n < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	if n := rw.readerCount.Add(-1); n < 0 {
		if n+1 == 0 || n+1 == -rwMax {
			fatal("sync: RUnlock of unlocked RWMutex")
		}
		if rw.readerWait.Add(-1) == 0 {
			runtime_Semrelease(&rw.writerSem, false)
		}
	}
}

// Lock locks rw for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	n := rw.readerCount.Add(-rwMax) + rwMax
	if n != 0 && rw.readerWait.Add(n) != 0 {
		runtime_Semacquire(&rw.writerSem, false, waitRWMutex)
	}
}

// TryLock locks rw for writing if that is possible at once.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwMax) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock unlocks rw for writing and lets in the readers that came meanwhile.
func (rw *RWMutex) Unlock() {
	n := rw.readerCount.Add(rwMax)
	if n >= rwMax {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; n > 0; n-- {
		runtime_Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker returns a Locker that locks rw for reading.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }
