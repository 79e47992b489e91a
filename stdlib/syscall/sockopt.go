package syscall

import "unsafe"

// Linger is the kernel's structure of that name.
type Linger struct {
	Onoff  int32
	Linger int32
}

// IPMreq is the kernel's structure of that name.
type IPMreq struct {
	Multiaddr [4]byte
	Interface [4]byte
}

// IPMreqn is the kernel's structure of that name.
type IPMreqn struct {
	Multiaddr [4]byte
	Address   [4]byte
	Ifindex   int32
}

// IPv6Mreq is the kernel's structure of that name.
type IPv6Mreq struct {
	Multiaddr [16]byte
	Interface uint32
}

// Inet4Pktinfo is the kernel's structure of that name.
type Inet4Pktinfo struct {
	Ifindex  int32
	Spec_dst [4]byte
	Addr     [4]byte
}

// Inet6Pktinfo is the kernel's structure of that name.
type Inet6Pktinfo struct {
	Addr    [16]byte
	Ifindex uint32
}

// IPv6MTUInfo is the kernel's structure of that name.
type IPv6MTUInfo struct {
	Addr RawSockaddrInet6
	Mtu  uint32
}

// ICMPv6Filter is the kernel's structure of that name.
type ICMPv6Filter struct {
	Data [8]uint32
}

// TCPInfo is the kernel's structure of that name.
type TCPInfo struct {
	State          uint8
	Ca_state       uint8
	Retransmits    uint8
	Probes         uint8
	Backoff        uint8
	Options        uint8
	Pad_cgo_0      [2]byte
	Rto            uint32
	Ato            uint32
	Snd_mss        uint32
	Rcv_mss        uint32
	Unacked        uint32
	Sacked         uint32
	Lost           uint32
	Retrans        uint32
	Fackets        uint32
	Last_data_sent uint32
	Last_ack_sent  uint32
	Last_data_recv uint32
	Last_ack_recv  uint32
	Pmtu           uint32
	Rcv_ssthresh   uint32
	Rtt            uint32
	Rttvar         uint32
	Snd_ssthresh   uint32
	Snd_cwnd       uint32
	Advmss         uint32
	Reordering     uint32
	Rcv_rtt        uint32
	Rcv_space      uint32
	Total_retrans  uint32
}

// getsockopt reads an option of a type that the kernel knows.
func getsockopt[T any](fd, level, opt int) (value T, err error) {
	size := uint32(unsafe.Sizeof(value))
	_, err = call6(SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(unsafe.Pointer(&value)),
		uintptr(unsafe.Pointer(&size)), 0)
	return value, err
}

func getsockoptPtr[T any](fd, level, opt int) (*T, error) {
	value, err := getsockopt[T](fd, level, opt)
	return &value, err
}

func setsockopt(fd, level, opt int, p unsafe.Pointer, size uintptr) error {
	_, err := call6(SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(p), size, 0)
	return err
}

func setsockoptPtr[T any](fd, level, opt int, value *T) error {
	return setsockopt(fd, level, opt, unsafe.Pointer(value), unsafe.Sizeof(*value))
}

// GetsockoptInt reads a socket option that is an int.
func GetsockoptInt(fd, level, opt int) (value int, err error) {
	n, err := getsockopt[int32](fd, level, opt)
	return int(n), err
}

// GetsockoptInet4Addr reads a socket option that is an IPv4 address.
func GetsockoptInet4Addr(fd, level, opt int) (value [4]byte, err error) {
	return getsockopt[[4]byte](fd, level, opt)
}

// GetsockoptIPMreq reads a socket option that is one.
func GetsockoptIPMreq(fd, level, opt int) (*IPMreq, error) {
	return getsockoptPtr[IPMreq](fd, level, opt)
}

// GetsockoptIPMreqn reads a socket option that is one.
func GetsockoptIPMreqn(fd, level, opt int) (*IPMreqn, error) {
	return getsockoptPtr[IPMreqn](fd, level, opt)
}

// GetsockoptIPv6Mreq reads a socket option that is one.
func GetsockoptIPv6Mreq(fd, level, opt int) (*IPv6Mreq, error) {
	return getsockoptPtr[IPv6Mreq](fd, level, opt)
}

// GetsockoptIPv6MTUInfo reads a socket option that is one.
func GetsockoptIPv6MTUInfo(fd, level, opt int) (*IPv6MTUInfo, error) {
	return getsockoptPtr[IPv6MTUInfo](fd, level, opt)
}

// GetsockoptICMPv6Filter reads a socket option that is one.
func GetsockoptICMPv6Filter(fd, level, opt int) (*ICMPv6Filter, error) {
	return getsockoptPtr[ICMPv6Filter](fd, level, opt)
}

// GetsockoptUcred reads a socket option that is one.
func GetsockoptUcred(fd, level, opt int) (*Ucred, error) { return getsockoptPtr[Ucred](fd, level, opt) }

// SetsockoptByte sets a socket option that is a byte.
func SetsockoptByte(fd, level, opt int, value byte) (err error) {
	return setsockoptPtr(fd, level, opt, &value)
}

// SetsockoptInt sets a socket option that is an int.
func SetsockoptInt(fd, level, opt int, value int) (err error) {
	n := int32(value)
	return setsockoptPtr(fd, level, opt, &n)
}

// SetsockoptInet4Addr sets a socket option that is an IPv4 address.
func SetsockoptInet4Addr(fd, level, opt int, value [4]byte) (err error) {
	return setsockoptPtr(fd, level, opt, &value)
}

// SetsockoptString sets a socket option that is a string.
func SetsockoptString(fd, level, opt int, s string) (err error) {
	return setsockopt(fd, level, opt, unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
}

// SetsockoptTimeval sets a socket option that is one.
func SetsockoptTimeval(fd, level, opt int, tv *Timeval) (err error) {
	return setsockoptPtr(fd, level, opt, tv)
}

// SetsockoptLinger sets a socket option that is one.
func SetsockoptLinger(fd, level, opt int, l *Linger) (err error) {
	return setsockoptPtr(fd, level, opt, l)
}

// SetsockoptICMPv6Filter sets a socket option that is one.
func SetsockoptICMPv6Filter(fd, level, opt int, filter *ICMPv6Filter) error {
	return setsockoptPtr(fd, level, opt, filter)
}

// SetsockoptIPMreq sets a socket option that is one.
func SetsockoptIPMreq(fd, level, opt int, mreq *IPMreq) (err error) {
	return setsockoptPtr(fd, level, opt, mreq)
}

// SetsockoptIPMreqn sets a socket option that is one.
func SetsockoptIPMreqn(fd, level, opt int, mreq *IPMreqn) (err error) {
	return setsockoptPtr(fd, level, opt, mreq)
}

// SetsockoptIPv6Mreq sets a socket option that is one.
func SetsockoptIPv6Mreq(fd, level, opt int, mreq *IPv6Mreq) (err error) {
	return setsockoptPtr(fd, level, opt, mreq)
}

// BindToDevice lets a socket use one network interface only.
func BindToDevice(fd int, device string) (err error) {
	return SetsockoptString(fd, SOL_SOCKET, SO_BINDTODEVICE, device)
}
