package syscall

import "unsafe"

// A Sockaddr is the address of a socket, of one of the types below.
type Sockaddr interface {
	// sockaddr returns the address as the kernel wants it.
	sockaddr() (ptr unsafe.Pointer, len uint32, err error)
}

// RawSockaddrInet4 is the kernel's structure of that name.
type RawSockaddrInet4 struct {
	Family uint16
	Port   uint16
	Addr   [4]byte
	Zero   [8]uint8
}

// RawSockaddrInet6 is the kernel's structure of that name.
type RawSockaddrInet6 struct {
	Family   uint16
	Port     uint16
	Flowinfo uint32
	Addr     [16]byte
	Scope_id uint32
}

// RawSockaddrUnix is the kernel's structure of that name.
type RawSockaddrUnix struct {
	Family uint16
	Path   [108]int8
}

// RawSockaddrLinklayer is the kernel's structure of that name.
type RawSockaddrLinklayer struct {
	Family   uint16
	Protocol uint16
	Ifindex  int32
	Hatype   uint16
	Pkttype  uint8
	Halen    uint8
	Addr     [8]uint8
}

// RawSockaddrNetlink is the kernel's structure of that name.
type RawSockaddrNetlink struct {
	Family uint16
	Pad    uint16
	Pid    uint32
	Groups uint32
}

// RawSockaddr is the kernel's structure of that name.
type RawSockaddr struct {
	Family uint16
	Data   [14]int8
}

// RawSockaddrAny is the kernel's structure of that name.
type RawSockaddrAny struct {
	Addr RawSockaddr
	Pad  [96]int8
}

// SockaddrInet4 is an IPv4 address.
type SockaddrInet4 struct {
	Port int
	Addr [4]byte
	raw  RawSockaddrInet4
}

// SockaddrInet6 is an IPv6 address.
type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
	raw    RawSockaddrInet6
}

// SockaddrUnix is the name of a Unix domain socket; one that begins with '@'
// or a zero byte is no file.
type SockaddrUnix struct {
	Name string
	raw  RawSockaddrUnix
}

// SockaddrLinklayer is the address of a packet socket.
type SockaddrLinklayer struct {
	Protocol uint16
	Ifindex  int
	Hatype   uint16
	Pkttype  uint8
	Halen    uint8
	Addr     [8]byte
	raw      RawSockaddrLinklayer
}

// SockaddrNetlink is the address of a netlink socket.
type SockaddrNetlink struct {
	Family uint16
	Pad    uint16
	Pid    uint32
	Groups uint32
	raw    RawSockaddrNetlink
}

// networkOrder swaps the bytes of a port.
func networkOrder(port uint16) uint16 { return port<<8 | port>>8 }

func (sa *SockaddrInet4) sockaddr() (unsafe.Pointer, uint32, error) {
	if sa.Port < 0 || sa.Port > 0xFFFF {
		return nil, 0, EINVAL
	}
	sa.raw = RawSockaddrInet4{Family: AF_INET, Port: networkOrder(uint16(sa.Port)), Addr: sa.Addr}
	return unsafe.Pointer(&sa.raw), SizeofSockaddrInet4, nil
}

func (sa *SockaddrInet6) sockaddr() (unsafe.Pointer, uint32, error) {
	if sa.Port < 0 || sa.Port > 0xFFFF {
		return nil, 0, EINVAL
	}
	sa.raw = RawSockaddrInet6{Family: AF_INET6, Port: networkOrder(uint16(sa.Port)), Addr: sa.Addr, Scope_id: sa.ZoneId}
	return unsafe.Pointer(&sa.raw), SizeofSockaddrInet6, nil
}

func (sa *SockaddrUnix) sockaddr() (unsafe.Pointer, uint32, error) {
	name := sa.Name
	n := len(name)
	abstract := n > 0 && (name[0] == '@' || name[0] == 0)
	// A file's name ends with a zero, so one byte less is left for it.
	if n > len(sa.raw.Path) || n == len(sa.raw.Path) && !abstract {
		return nil, 0, EINVAL
	}
	sa.raw = RawSockaddrUnix{Family: AF_UNIX}
	for i := range n {
		sa.raw.Path[i] = int8(name[i])
	}
	size := uint32(2)
	if n > 0 {
		size += uint32(n) + 1
	}
	if abstract {
		sa.raw.Path[0] = 0
		size--
	}
	return unsafe.Pointer(&sa.raw), size, nil
}

func (sa *SockaddrLinklayer) sockaddr() (unsafe.Pointer, uint32, error) {
	if sa.Ifindex < 0 || sa.Ifindex > 0x7fffffff {
		return nil, 0, EINVAL
	}
	sa.raw = RawSockaddrLinklayer{AF_PACKET, sa.Protocol, int32(sa.Ifindex), sa.Hatype, sa.Pkttype, sa.Halen, sa.Addr}
	return unsafe.Pointer(&sa.raw), SizeofSockaddrLinklayer, nil
}

func (sa *SockaddrNetlink) sockaddr() (unsafe.Pointer, uint32, error) {
	sa.raw = RawSockaddrNetlink{AF_NETLINK, sa.Pad, sa.Pid, sa.Groups}
	return unsafe.Pointer(&sa.raw), SizeofSockaddrNetlink, nil
}

// sockaddrOf makes a Sockaddr of what the kernel has written.
func sockaddrOf(any *RawSockaddrAny) (Sockaddr, error) {
	switch any.Addr.Family {
	case AF_INET:
		raw := (*RawSockaddrInet4)(unsafe.Pointer(any))
		return &SockaddrInet4{Port: int(networkOrder(raw.Port)), Addr: raw.Addr}, nil
	case AF_INET6:
		raw := (*RawSockaddrInet6)(unsafe.Pointer(any))
		return &SockaddrInet6{Port: int(networkOrder(raw.Port)), ZoneId: raw.Scope_id, Addr: raw.Addr}, nil
	case AF_UNIX:
		raw := (*RawSockaddrUnix)(unsafe.Pointer(any))
		path := (*[len(raw.Path)]byte)(unsafe.Pointer(&raw.Path))
		// A zero in front is shown as '@', also where the socket has no name.
		if path[0] == 0 {
			path[0] = '@'
		}
		n := 0
		for n < len(path) && path[n] != 0 {
			n++
		}
		return &SockaddrUnix{Name: string(path[:n])}, nil
	case AF_PACKET:
		raw := (*RawSockaddrLinklayer)(unsafe.Pointer(any))
		return &SockaddrLinklayer{Protocol: raw.Protocol, Ifindex: int(raw.Ifindex), Hatype: raw.Hatype,
			Pkttype: raw.Pkttype, Halen: raw.Halen, Addr: raw.Addr}, nil
	case AF_NETLINK:
		raw := (*RawSockaddrNetlink)(unsafe.Pointer(any))
		return &SockaddrNetlink{Family: raw.Family, Pad: raw.Pad, Pid: raw.Pid, Groups: raw.Groups}, nil
	}
	return nil, EAFNOSUPPORT
}
