// Package debug controls the collector and shows the stack.
package debug

import (
	"os"
	"runtime"
	"slices"
	"time"
)

func setGCPercent(percent int32) int32
func setMemoryLimit(limit int64) int64
func freeOSMemory()

// SetGCPercent sets how much the heap may grow between collections, in
// percent of what was live; negative turns collection off. It returns the
// previous setting.
func SetGCPercent(percent int) int { return int(setGCPercent(int32(percent))) }

// SetMemoryLimit sets a soft limit for all memory; negative only returns the
// current one.
func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

// FreeOSMemory collects and returns as much memory as possible to the system.
func FreeOSMemory() { freeOSMemory() }

// PrintStack prints the stack of the calling goroutine to standard error.
//
//go:noinline
func PrintStack() { os.Stderr.Write(Stack()) }

// Stack returns the stack of the calling goroutine as text: its own frame comes first, as users know who cut it off.
//
//go:noinline
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// GCStats is what is known of recent collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats; PauseQuantiles gets as many as it has room for.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := 0; i < n; i++ {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	q := len(stats.PauseQuantiles)
	if q == 0 {
		return
	}
	if n == 0 {
		clear(stats.PauseQuantiles)
		return
	}
	sorted := slices.Clone(stats.Pause)
	slices.Sort(sorted)
	for i := 0; i < q-1; i++ {
		stats.PauseQuantiles[i] = sorted[n*i/q]
	}
	stats.PauseQuantiles[q-1] = sorted[n-1]
}
