package runtime

// A MemStats records statistics about the memory allocator.
type MemStats struct {
	Alloc      uint64 // bytes of allocated heap objects
	TotalAlloc uint64 // the same, never decreasing
	Sys        uint64 // bytes obtained from the system
	Lookups    uint64 // always 0
	Mallocs    uint64
	Frees      uint64

	HeapAlloc    uint64 // same as Alloc
	HeapSys      uint64
	HeapIdle     uint64 // bytes in unused spans
	HeapInuse    uint64 // bytes in spans in use
	HeapReleased uint64 // bytes returned to the system
	HeapObjects  uint64

	StackInuse  uint64
	StackSys    uint64
	MSpanInuse  uint64
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64
	OtherSys    uint64

	NextGC        uint64 // heap size that starts the next collection
	LastGC        uint64 // end of the last collection, in nanoseconds since 1970
	PauseTotalNs  uint64
	PauseNs       [256]uint64 // circular, the latest at (NumGC+255)%256
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool

	// BySize reports per size class statistics.
	BySize [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats populates m with memory allocator statistics.
func ReadMemStats(m *MemStats)
