package syscall

import "unsafe"

// NlMsghdr is the kernel's structure of that name.
type NlMsghdr struct {
	Len   uint32
	Type  uint16
	Flags uint16
	Seq   uint32
	Pid   uint32
}

// NlMsgerr is the kernel's structure of that name.
type NlMsgerr struct {
	Error int32
	Msg   NlMsghdr
}

// NlAttr is the kernel's structure of that name.
type NlAttr struct {
	Len  uint16
	Type uint16
}

// RtGenmsg is the kernel's structure of that name.
type RtGenmsg struct {
	Family uint8
}

// RtAttr is the kernel's structure of that name.
type RtAttr struct {
	Len  uint16
	Type uint16
}

// IfInfomsg is the kernel's structure of that name.
type IfInfomsg struct {
	Family     uint8
	X__ifi_pad uint8
	Type       uint16
	Index      int32
	Flags      uint32
	Change     uint32
}

// IfAddrmsg is the kernel's structure of that name.
type IfAddrmsg struct {
	Family    uint8
	Prefixlen uint8
	Flags     uint8
	Scope     uint8
	Index     uint32
}

// RtMsg is the kernel's structure of that name.
type RtMsg struct {
	Family   uint8
	Dst_len  uint8
	Src_len  uint8
	Tos      uint8
	Table    uint8
	Protocol uint8
	Scope    uint8
	Type     uint8
	Flags    uint32
}

// RtNexthop is the kernel's structure of that name.
type RtNexthop struct {
	Len     uint16
	Flags   uint8
	Hops    uint8
	Ifindex int32
}

// NetlinkRouteRequest is a request for routing information.
type NetlinkRouteRequest struct {
	Header NlMsghdr
	Data   RtGenmsg
}

// NetlinkMessage is a message of a netlink socket.
type NetlinkMessage struct {
	Header NlMsghdr
	Data   []byte
}

// NetlinkRouteAttr is an attribute of such a message.
type NetlinkRouteAttr struct {
	Attr  RtAttr
	Value []byte
}

// Messages and attributes start at multiples of four bytes.
func nlAlign(n int) int { return (n + NLMSG_ALIGNTO - 1) &^ (NLMSG_ALIGNTO - 1) }

func (r *NetlinkRouteRequest) toWireFormat() []byte {
	b := make([]byte, r.Header.Len)
	*(*NlMsghdr)(unsafe.Pointer(&b[0])) = r.Header
	b[SizeofNlMsghdr] = r.Data.Family
	return b
}

// NetlinkRIB asks the kernel for a table of its routing information: proto is what is asked for, as RTM_GETLINK.
func NetlinkRIB(proto, family int) ([]byte, error) {
	s, err := Socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE)
	if err != nil {
		return nil, err
	}
	defer Close(s)
	kernel := &SockaddrNetlink{Family: AF_NETLINK}
	if err := Bind(s, kernel); err != nil {
		return nil, err
	}
	req := NetlinkRouteRequest{
		NlMsghdr{NLMSG_HDRLEN + SizeofRtGenmsg, uint16(proto), NLM_F_DUMP | NLM_F_REQUEST, 1, 0},
		RtGenmsg{uint8(family)},
	}
	if err := Sendto(s, req.toWireFormat(), 0, kernel); err != nil {
		return nil, err
	}
	own, err := Getsockname(s)
	if err != nil {
		return nil, err
	}
	self, ok := own.(*SockaddrNetlink)
	if !ok {
		return nil, EINVAL
	}
	var table []byte
	buf := make([]byte, Getpagesize())
	for {
		n, _, err := Recvfrom(s, buf, 0)
		if err != nil {
			return nil, err
		}
		if n < NLMSG_HDRLEN {
			return nil, EINVAL
		}
		part := buf[:n]
		table = append(table, part...)
		messages, err := ParseNetlinkMessage(part)
		if err != nil {
			return nil, err
		}
		for _, m := range messages {
			if m.Header.Seq != 1 || m.Header.Pid != self.Pid {
				return nil, EINVAL
			}
			switch m.Header.Type {
			case NLMSG_DONE:
				return table, nil
			case NLMSG_ERROR:
				return nil, EINVAL
			}
		}
	}
}

// ParseNetlinkMessage takes messages apart.
func ParseNetlinkMessage(b []byte) ([]NetlinkMessage, error) {
	var list []NetlinkMessage
	for len(b) >= NLMSG_HDRLEN {
		h := *(*NlMsghdr)(unsafe.Pointer(&b[0]))
		size := nlAlign(int(h.Len))
		if int(h.Len) < NLMSG_HDRLEN || size > len(b) {
			return nil, EINVAL
		}
		list = append(list, NetlinkMessage{h, b[NLMSG_HDRLEN:h.Len]})
		b = b[size:]
	}
	return list, nil
}

// ParseNetlinkRouteAttr takes the attributes of a message about links, addresses or routes apart.
func ParseNetlinkRouteAttr(m *NetlinkMessage) ([]NetlinkRouteAttr, error) {
	var head int
	switch m.Header.Type {
	case RTM_NEWLINK, RTM_DELLINK:
		head = SizeofIfInfomsg
	case RTM_NEWADDR, RTM_DELADDR:
		head = SizeofIfAddrmsg
	case RTM_NEWROUTE, RTM_DELROUTE:
		head = SizeofRtMsg
	default:
		return nil, EINVAL
	}
	var list []NetlinkRouteAttr
	b := m.Data[head:]
	for len(b) >= SizeofRtAttr {
		a := *(*RtAttr)(unsafe.Pointer(&b[0]))
		if int(a.Len) < SizeofRtAttr || int(a.Len) > len(b) {
			return nil, EINVAL
		}
		list = append(list, NetlinkRouteAttr{a, b[SizeofRtAttr:a.Len]})
		b = b[min(nlAlign(int(a.Len)), len(b)):]
	}
	return list, nil
}
