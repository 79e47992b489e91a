// run
package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	. "syscall"
	"unsafe"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func tcp() {
	for _, ip6 := range []bool{false, true} {
		domain, any := AF_INET, Sockaddr(&SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}})
		if ip6 {
			a := &SockaddrInet6{}
			a.Addr[15] = 1
			domain, any = AF_INET6, a
		}
		l, err := Socket(domain, SOCK_STREAM|SOCK_CLOEXEC, 0)
		if err != nil && ip6 {
			continue
		}
		check(err)
		check(SetsockoptInt(l, SOL_SOCKET, SO_REUSEADDR, 1))
		if err := Bind(l, any); err != nil && ip6 {
			continue // no IPv6 here
		}
		check(Listen(l, 5))
		addr, err := Getsockname(l)
		check(err)
		c, err := Socket(domain, SOCK_STREAM, 0)
		check(err)
		check(Connect(c, addr))
		s, from, err := Accept4(l, SOCK_CLOEXEC)
		check(err)
		own, _ := Getsockname(c)
		peer, _ := Getpeername(s)
		same := fmt.Sprint(own) == fmt.Sprint(from) && fmt.Sprint(from) == fmt.Sprint(peer)
		Write(c, []byte("hello"))
		check(Shutdown(c, SHUT_WR))
		buf := make([]byte, 20)
		n, sa, err := Recvfrom(s, buf, 0)
		m, err2 := Read(s, buf[10:])
		if !ip6 {
			fmt.Println(same, string(buf[:n]), sa, err, m, err2)
			typ, _ := GetsockoptInt(s, SOL_SOCKET, SO_TYPE)
			nodelay, _ := GetsockoptInt(s, IPPROTO_TCP, TCP_NODELAY)
			fmt.Println(typ == SOCK_STREAM, nodelay)
			check(SetsockoptInt(s, IPPROTO_TCP, TCP_NODELAY, 1))
			nodelay, _ = GetsockoptInt(s, IPPROTO_TCP, TCP_NODELAY)
			check(SetsockoptLinger(s, SOL_SOCKET, SO_LINGER, &Linger{1, 0}))
			check(SetsockoptTimeval(s, SOL_SOCKET, SO_RCVTIMEO, &Timeval{1, 0}))
			fmt.Println(nodelay)
		}
		Close(s)
		Close(c)
		Close(l)
	}
}

func udp() {
	a, _ := Socket(AF_INET, SOCK_DGRAM, 0)
	b, _ := Socket(AF_INET, SOCK_DGRAM, 0)
	check(Bind(a, &SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	check(Bind(b, &SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	to, _ := Getsockname(b)
	at, _ := Getsockname(a)
	check(Sendto(a, []byte("datagram"), 0, to))
	buf := make([]byte, 4)
	n, oobn, flags, from, err := Recvmsg(b, buf, nil, 0)
	fmt.Println(n, oobn, flags&MSG_TRUNC != 0, from.(*SockaddrInet4).Port == at.(*SockaddrInet4).Port, err, string(buf))
	n, err = SendmsgN(a, nil, nil, to, 0)
	fmt.Println(n, err)
	n, from, err = Recvfrom(b, buf, 0)
	fmt.Println(n, from.(*SockaddrInet4).Addr, err)
	_, _, err = Recvfrom(b, buf, MSG_DONTWAIT)
	fmt.Println(err)
	v, err := GetsockoptInet4Addr(a, IPPROTO_IP, IP_MULTICAST_IF)
	fmt.Println(v, err)
	m, err := GetsockoptIPMreqn(a, IPPROTO_IP, IP_MULTICAST_IF)
	fmt.Println(m.Ifindex, err)
	check(SetsockoptByte(a, IPPROTO_IP, IP_MULTICAST_TTL, 3))
	fmt.Println(SetsockoptIPMreq(a, IPPROTO_IP, IP_ADD_MEMBERSHIP, &IPMreq{}))
	fmt.Println(BindToDevice(a, "no such device"))
	fmt.Println(AttachLsf(a, []SockFilter{*LsfStmt(BPF_RET|BPF_K, 0)}), DetachLsf(a))
	fmt.Println(*LsfJump(BPF_JMP|BPF_JEQ, 5, 1, 2))
	fmt.Println(SetLsfPromisc("nodevice", true))
	Close(a)
	Close(b)
}

func unix() {
	dir, _ := os.MkdirTemp("", "")
	defer os.RemoveAll(dir)
	for _, name := range []string{dir + "/socket", "@abstract" + dir, ""} {
		l, err := Socket(AF_UNIX, SOCK_STREAM, 0)
		check(err)
		fmt.Println(Bind(l, &SockaddrUnix{Name: name}))
		sa, _ := Getsockname(l)
		got := sa.(*SockaddrUnix).Name
		fmt.Println(got == name, strings.HasPrefix(got, "@"))
		check(Listen(l, 1))
		c, _ := Socket(AF_UNIX, SOCK_STREAM, 0)
		check(Connect(c, sa))
		s, from, err := Accept(l)
		fmt.Println(from, err)
		peer, _ := Getpeername(c)
		fmt.Println(peer.(*SockaddrUnix).Name == got)
		ucred, err := GetsockoptUcred(s, SOL_SOCKET, SO_PEERCRED)
		fmt.Println(ucred.Pid == int32(Getpid()), err)
		Close(s)
		Close(c)
		Close(l)
	}
	for _, n := range []int{107, 108, 109} {
		l, _ := Socket(AF_UNIX, SOCK_DGRAM, 0)
		fmt.Println(n, Connect(l, &SockaddrUnix{Name: strings.Repeat("x", n)}), Bind(l, &SockaddrUnix{Name: "@" + strings.Repeat("x", n-1)}))
		Close(l)
	}
}

func rights() {
	for _, typ := range []int{SOCK_STREAM, SOCK_DGRAM} {
		p, err := Socketpair(AF_UNIX, typ|SOCK_CLOEXEC, 0)
		check(err)
		r, w, _ := os.Pipe()
		check(Sendmsg(p[0], nil, UnixRights(int(w.Fd()), int(r.Fd())), nil, 0))
		buf, oob := make([]byte, 10), make([]byte, CmsgSpace(8))
		n, oobn, flags, from, err := Recvmsg(p[1], buf, oob, 0)
		fmt.Println(n, oobn, flags, from, err)
		msgs, err := ParseSocketControlMessage(oob[:oobn])
		fmt.Println(len(msgs), err, msgs[0].Header)
		fds, err := ParseUnixRights(&msgs[0])
		fmt.Println(len(fds), err)
		_, err = ParseUnixCredentials(&msgs[0])
		fmt.Println(err)
		Write(fds[0], []byte("through a copy"))
		buf = make([]byte, 20)
		n, _ = r.Read(buf)
		fmt.Println(string(buf[:n]))
		check(SetsockoptInt(p[1], SOL_SOCKET, SO_PASSCRED, 1))
		me := &Ucred{Pid: int32(Getpid()), Uid: uint32(Getuid()), Gid: uint32(Getgid())}
		check(Sendmsg(p[0], []byte("x"), UnixCredentials(me), nil, 0))
		oob = make([]byte, CmsgSpace(SizeofUcred))
		n, oobn, _, _, err = Recvmsg(p[1], buf, oob, 0)
		msgs, _ = ParseSocketControlMessage(oob[:oobn])
		u, err2 := ParseUnixCredentials(&msgs[0])
		fmt.Println(n, err, *u == *me, err2)
		_, err = ParseUnixRights(&msgs[0])
		fmt.Println(err)
		Close(p[0])
		Close(p[1])
	}
	for _, b := range [][]byte{{}, make([]byte, 15), make([]byte, 16), bytes.Repeat([]byte{1}, 40)} {
		fmt.Println(ParseSocketControlMessage(b))
	}
	fmt.Println(CmsgLen(0), CmsgLen(5), CmsgSpace(0), CmsgSpace(5))
}

func netlink() {
	for _, what := range []int{RTM_GETLINK, RTM_GETADDR} {
		b, err := NetlinkRIB(what, AF_UNSPEC)
		check(err)
		msgs, err := ParseNetlinkMessage(b)
		check(err)
		last := msgs[len(msgs)-1]
		lo := false
		for i := range msgs[:len(msgs)-1] {
			attrs, err := ParseNetlinkRouteAttr(&msgs[i])
			check(err)
			for _, a := range attrs {
				if a.Attr.Type == IFLA_IFNAME && string(a.Value) == "lo\x00" {
					lo = true
				}
			}
		}
		fmt.Println(last.Header.Type == NLMSG_DONE, lo || what != RTM_GETLINK)
		_, err = ParseNetlinkRouteAttr(&last)
		fmt.Println(err)
	}
	bad := make([]byte, 20)
	bad[0] = 200
	fmt.Println(ParseNetlinkMessage(bad))
	bad[0] = 3
	fmt.Println(ParseNetlinkMessage(bad))
	fmt.Println(ParseNetlinkMessage(bad[:5]))
	s, err := Socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)
	check(err)
	check(Bind(s, &SockaddrNetlink{Family: AF_NETLINK}))
	sa, err := Getsockname(s)
	nl := sa.(*SockaddrNetlink)
	fmt.Println(nl.Family == AF_NETLINK, nl.Pid != 0, nl.Groups, err)
	Close(s)
}

func errors() {
	_, err := Socket(-1, 0, 0)
	fmt.Println(err)
	_, err = Socketpair(AF_INET, SOCK_STREAM, 0)
	fmt.Println(err)
	_, _, err = Accept(-1)
	fmt.Println(err)
	_, err = Getsockname(0x7fff)
	fmt.Println(err)
	fmt.Println(Listen(-1, 0), Shutdown(-1, 0), Bind(-1, &SockaddrInet4{}), Connect(-1, &SockaddrInet6{}))
	fmt.Println(Bind(0, &SockaddrInet4{Port: 65536}), Bind(0, &SockaddrInet6{Port: -1}), Bind(0, &SockaddrLinklayer{Ifindex: -1}))
	_, err = GetsockoptInt(-1, 0, 0)
	fmt.Println(err)
	SocketDisableIPv6 = true
	_, err = Socket(AF_INET6, SOCK_STREAM, 0)
	fmt.Println(err)
	fmt.Println(unsafe.Sizeof(RawSockaddrAny{}), unsafe.Sizeof(TCPInfo{}), unsafe.Sizeof(Msghdr{}), unsafe.Sizeof(PtraceRegs{}))
	_, err = LsfSocket(-1, 0)
	fmt.Println(err != nil)
}

func main() {
	tcp()
	udp()
	unix()
	rights()
	netlink()
	errors()
}
