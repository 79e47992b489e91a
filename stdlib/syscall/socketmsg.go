package syscall

import "unsafe"

// Control messages start at multiples of a word.
func cmsgAlign(n int) int { return (n + 7) &^ 7 }

// CmsgLen returns what goes into the Len field of a control message's header.
func CmsgLen(datalen int) int { return cmsgAlign(SizeofCmsghdr) + datalen }

// CmsgSpace returns the room that a control message takes.
func CmsgSpace(datalen int) int { return cmsgAlign(SizeofCmsghdr) + cmsgAlign(datalen) }

// SocketControlMessage is one control message.
type SocketControlMessage struct {
	Header Cmsghdr
	Data   []byte
}

// ParseSocketControlMessage takes control data apart.
func ParseSocketControlMessage(b []byte) ([]SocketControlMessage, error) {
	var list []SocketControlMessage
	for len(b) >= CmsgLen(0) {
		h := *(*Cmsghdr)(unsafe.Pointer(&b[0]))
		if h.Len < SizeofCmsghdr || h.Len > uint64(len(b)) {
			return nil, EINVAL
		}
		list = append(list, SocketControlMessage{h, b[CmsgLen(0):h.Len]})
		b = b[min(cmsgAlign(int(h.Len)), len(b)):]
	}
	return list, nil
}

// controlMessage makes a control message of SOL_SOCKET with n bytes.
func controlMessage(typ int32, n int) []byte {
	b := make([]byte, CmsgSpace(n))
	*(*Cmsghdr)(unsafe.Pointer(&b[0])) = Cmsghdr{uint64(CmsgLen(n)), SOL_SOCKET, typ}
	return b
}

// UnixRights makes the control message that passes descriptors to another process.
func UnixRights(fds ...int) []byte {
	b := controlMessage(SCM_RIGHTS, 4*len(fds))
	for i, fd := range fds {
		*(*int32)(unsafe.Pointer(&b[CmsgLen(4*i)])) = int32(fd)
	}
	return b
}

// ParseUnixRights returns the descriptors that a control message has brought.
func ParseUnixRights(m *SocketControlMessage) ([]int, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_RIGHTS {
		return nil, EINVAL
	}
	fds := make([]int, len(m.Data)/4)
	for i := range fds {
		fds[i] = int(*(*int32)(unsafe.Pointer(&m.Data[4*i])))
	}
	return fds, nil
}

// UnixCredentials makes the control message that tells another process who this one is.
func UnixCredentials(ucred *Ucred) []byte {
	b := controlMessage(SCM_CREDENTIALS, SizeofUcred)
	*(*Ucred)(unsafe.Pointer(&b[CmsgLen(0)])) = *ucred
	return b
}

// ParseUnixCredentials returns what such a message says.
func ParseUnixCredentials(m *SocketControlMessage) (*Ucred, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_CREDENTIALS || len(m.Data) < SizeofUcred {
		return nil, EINVAL
	}
	ucred := *(*Ucred)(unsafe.Pointer(&m.Data[0]))
	return &ucred, nil
}
