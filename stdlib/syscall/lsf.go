package syscall

import "unsafe"

// Filters of packet sockets.

// SockFilter is the kernel's structure of that name.
type SockFilter struct {
	Code uint16
	Jt   uint8
	Jf   uint8
	K    uint32
}

// SockFprog is the kernel's structure of that name.
type SockFprog struct {
	Len       uint16
	Pad_cgo_0 [6]byte
	Filter    *SockFilter
}

// LsfStmt makes a statement of a filter.
//
// Deprecated: use golang.org/x/net/bpf.
func LsfStmt(code, k int) *SockFilter { return &SockFilter{Code: uint16(code), K: uint32(k)} }

// LsfJump makes a conditional jump of a filter.
//
// Deprecated: use golang.org/x/net/bpf.
func LsfJump(code, k, jt, jf int) *SockFilter {
	return &SockFilter{Code: uint16(code), Jt: uint8(jt), Jf: uint8(jf), K: uint32(k)}
}

// LsfSocket makes a packet socket for a network interface.
//
// Deprecated: use golang.org/x/net/bpf.
func LsfSocket(ifindex, proto int) (int, error) {
	fd, err := Socket(AF_PACKET, SOCK_RAW, proto)
	if err != nil {
		return -1, err
	}
	sa := SockaddrLinklayer{Protocol: networkOrder(uint16(proto)), Ifindex: ifindex}
	if err := Bind(fd, &sa); err != nil {
		Close(fd)
		return -1, err
	}
	return fd, nil
}

// SetLsfPromisc switches on or off that a network interface takes all packets.
//
// Deprecated: use golang.org/x/net/bpf.
func SetLsfPromisc(name string, m bool) error {
	s, err := Socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer Close(s)
	// The kernel's struct ifreq.
	var req struct {
		name  [IFNAMSIZ]byte
		flags uint16
		_     [22]byte
	}
	copy(req.name[:IFNAMSIZ-1], name)
	if _, err := call(SYS_IOCTL, uintptr(s), SIOCGIFFLAGS, uintptr(unsafe.Pointer(&req))); err != nil {
		return err
	}
	if m {
		req.flags |= IFF_PROMISC
	} else {
		req.flags &^= IFF_PROMISC
	}
	_, err = call(SYS_IOCTL, uintptr(s), SIOCSIFFLAGS, uintptr(unsafe.Pointer(&req)))
	return err
}

// AttachLsf gives a socket a filter.
//
// Deprecated: use golang.org/x/net/bpf.
func AttachLsf(fd int, i []SockFilter) error {
	p := SockFprog{Len: uint16(len(i)), Filter: unsafe.SliceData(i)}
	return setsockoptPtr(fd, SOL_SOCKET, SO_ATTACH_FILTER, &p)
}

// DetachLsf takes a socket's filter away.
//
// Deprecated: use golang.org/x/net/bpf.
func DetachLsf(fd int) error { return SetsockoptInt(fd, SOL_SOCKET, SO_DETACH_FILTER, 0) }
