package syscall

import "unsafe"

// SocketDisableIPv6 makes Socket refuse IPv6.
var SocketDisableIPv6 bool

// Socket makes a socket.
func Socket(domain int, typ int, proto int) (fd int, err error) {
	if domain == AF_INET6 && SocketDisableIPv6 {
		return -1, EAFNOSUPPORT
	}
	return call(SYS_SOCKET, uintptr(domain), uintptr(typ), uintptr(proto))
}

// Socketpair makes two sockets that are connected.
func Socketpair(domain int, typ int, proto int) (fd [2]int, err error) {
	var fds [2]int32
	_, err = call6(SYS_SOCKETPAIR, uintptr(domain), uintptr(typ), uintptr(proto), uintptr(unsafe.Pointer(&fds)), 0, 0)
	if err == nil {
		fd = [2]int{int(fds[0]), int(fds[1])}
	}
	return fd, err
}

func withAddress(trap uintptr, fd int, sa Sockaddr) error {
	p, n, err := sa.sockaddr()
	if err == nil {
		_, err = call(trap, uintptr(fd), uintptr(p), uintptr(n))
	}
	return err
}

// Bind gives a socket its address.
func Bind(fd int, sa Sockaddr) (err error) { return withAddress(SYS_BIND, fd, sa) }

// Connect connects a socket to an address.
func Connect(fd int, sa Sockaddr) (err error) { return withAddress(SYS_CONNECT, fd, sa) }

// Listen makes a socket accept connections.
func Listen(s int, n int) (err error) {
	_, err = call(SYS_LISTEN, uintptr(s), uintptr(n), 0)
	return err
}

// Accept waits for a connection and returns a socket for it and the other end's address.
func Accept(fd int) (nfd int, sa Sockaddr, err error) { return Accept4(fd, 0) }

// Accept4 is Accept with flags for the new socket.
func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error) {
	var raw RawSockaddrAny
	size := uint32(SizeofSockaddrAny)
	nfd, err = call6(SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&raw)), uintptr(unsafe.Pointer(&size)),
		uintptr(flags), 0, 0)
	if err != nil {
		return nfd, nil, err
	}
	if size > SizeofSockaddrAny {
		panic("RawSockaddrAny too small")
	}
	if sa, err = sockaddrOf(&raw); err != nil {
		Close(nfd)
		return 0, nil, err
	}
	return nfd, sa, nil
}

func address(trap uintptr, fd int) (Sockaddr, error) {
	var raw RawSockaddrAny
	size := uint32(SizeofSockaddrAny)
	if _, err := call(trap, uintptr(fd), uintptr(unsafe.Pointer(&raw)), uintptr(unsafe.Pointer(&size))); err != nil {
		return nil, err
	}
	return sockaddrOf(&raw)
}

// Getsockname returns a socket's own address.
func Getsockname(fd int) (sa Sockaddr, err error) { return address(SYS_GETSOCKNAME, fd) }

// Getpeername returns the address of a socket's other end.
func Getpeername(fd int) (sa Sockaddr, err error) { return address(SYS_GETPEERNAME, fd) }

// Shutdown closes one direction of a connection, or both.
func Shutdown(fd int, how int) (err error) {
	_, err = call(SYS_SHUTDOWN, uintptr(fd), uintptr(how), 0)
	return err
}

// Recvfrom receives a message and the address it comes from.
func Recvfrom(fd int, p []byte, flags int) (n int, from Sockaddr, err error) {
	var raw RawSockaddrAny
	size := uint32(SizeofSockaddrAny)
	n, err = call6(SYS_RECVFROM, uintptr(fd), bytesPtr(p), uintptr(len(p)), uintptr(flags),
		uintptr(unsafe.Pointer(&raw)), uintptr(unsafe.Pointer(&size)))
	if err == nil && raw.Addr.Family != AF_UNSPEC {
		from, err = sockaddrOf(&raw)
	}
	return n, from, err
}

// Sendto sends a message to an address.
func Sendto(fd int, p []byte, flags int, to Sockaddr) (err error) {
	ptr, n, err := to.sockaddr()
	if err == nil {
		_, err = call6(SYS_SENDTO, uintptr(fd), bytesPtr(p), uintptr(len(p)), uintptr(flags), uintptr(ptr), uintptr(n))
	}
	return err
}

// Msghdr is the kernel's structure of that name.
type Msghdr struct {
	Name       *byte
	Namelen    uint32
	Pad_cgo_0  [4]byte
	Iov        *Iovec
	Iovlen     uint64
	Control    *byte
	Controllen uint64
	Flags      int32
	Pad_cgo_1  [4]byte
}

// Cmsghdr is the kernel's structure of that name.
type Cmsghdr struct {
	Len   uint64
	Level int32
	Type  int32
}

// SetControllen sets the length of the control data.
func (msghdr *Msghdr) SetControllen(length int) { msghdr.Controllen = uint64(length) }

// SetLen sets the length of a control message with its header.
func (cmsg *Cmsghdr) SetLen(length int) { cmsg.Len = uint64(length) }

// message fills in the parts of a message. Control data of a stream goes along
// with a byte at least: dummy stands for it.
func (m *Msghdr) message(fd int, p, oob []byte, iov *Iovec, dummy *byte) error {
	iov.Base = unsafe.SliceData(p)
	iov.SetLen(len(p))
	if len(oob) > 0 {
		if len(p) == 0 {
			typ, err := GetsockoptInt(fd, SOL_SOCKET, SO_TYPE)
			if err != nil {
				return err
			}
			if typ != SOCK_DGRAM {
				iov.Base = dummy
				iov.SetLen(1)
			}
		}
		m.Control = unsafe.SliceData(oob)
		m.SetControllen(len(oob))
	}
	m.Iov = iov
	m.Iovlen = 1
	return nil
}

// Recvmsg receives a message into p, its control data into oob.
func Recvmsg(fd int, p, oob []byte, flags int) (n, oobn int, recvflags int, from Sockaddr, err error) {
	var msg Msghdr
	var raw RawSockaddrAny
	var iov Iovec
	var dummy byte
	msg.Name = (*byte)(unsafe.Pointer(&raw))
	msg.Namelen = SizeofSockaddrAny
	if err = msg.message(fd, p, oob, &iov, &dummy); err != nil {
		return 0, 0, 0, nil, err
	}
	n, err = call(SYS_RECVMSG, uintptr(fd), uintptr(unsafe.Pointer(&msg)), uintptr(flags))
	oobn, recvflags = int(msg.Controllen), int(msg.Flags)
	if err == nil && raw.Addr.Family != AF_UNSPEC {
		from, err = sockaddrOf(&raw)
	}
	return n, oobn, recvflags, from, err
}

// Sendmsg sends a message with control data to an address, or where the socket is connected to.
func Sendmsg(fd int, p, oob []byte, to Sockaddr, flags int) (err error) {
	_, err = SendmsgN(fd, p, oob, to, flags)
	return err
}

// SendmsgN is Sendmsg that also returns how many bytes of p were sent.
func SendmsgN(fd int, p, oob []byte, to Sockaddr, flags int) (n int, err error) {
	var msg Msghdr
	var iov Iovec
	var dummy byte
	if to != nil {
		ptr, size, err := to.sockaddr()
		if err != nil {
			return 0, err
		}
		msg.Name, msg.Namelen = (*byte)(ptr), size
	}
	if err = msg.message(fd, p, oob, &iov, &dummy); err != nil {
		return 0, err
	}
	n, err = call(SYS_SENDMSG, uintptr(fd), uintptr(unsafe.Pointer(&msg)), uintptr(flags))
	if err != nil {
		return 0, err
	}
	if len(oob) > 0 && len(p) == 0 {
		n = 0
	}
	return n, nil
}
