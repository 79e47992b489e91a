package syscall

import "unsafe"

// forkMapped is forkExec for a child in a user name space of its own: while
// the child waits, its identities are mapped to those of the parent's name
// space.
func forkMapped(a *forkArgs, sys *SysProcAttr) int {
	var status, goOn [2]int
	if err := Pipe2(status[:], O_CLOEXEC); err != nil {
		return -int(err.(Errno))
	}
	defer Close(status[0])
	if err := Pipe2(goOn[:], O_CLOEXEC); err != nil {
		Close(status[1])
		return -int(err.(Errno))
	}
	defer Close(goOn[1])
	a.flags |= forkHandshake
	a.status, a.goOn = int32(status[1]), int32(goOn[0])
	a.others = [2]int32{int32(status[0]), int32(goOn[1])}
	pid := forkExec(a)
	Close(status[1])
	Close(goOn[0])
	if pid < 0 {
		return pid
	}
	// Ready, or what went wrong.
	word, ok := readWord(status[0])
	if ok && word == 0 {
		word = uint64(writeMappings(pid, sys))
		Write(goOn[1], (*[8]byte)(unsafe.Pointer(&word))[:])
		// Nothing when the program has begun.
		if word == 0 {
			word, ok = readWord(status[0])
		}
	}
	if !ok && word == 0 {
		return pid
	}
	if word == 0 {
		word = uint64(EPIPE)
	}
	var w WaitStatus
	for {
		if _, err := Wait4(pid, &w, 0, nil); err != EINTR {
			return -int(word)
		}
	}
}

func readWord(fd int) (word uint64, ok bool) {
	for {
		n, err := Read(fd, (*[8]byte)(unsafe.Pointer(&word))[:])
		if err != EINTR {
			return word, n == 8
		}
	}
}

// writeMappings writes the maps of process pid.
func writeMappings(pid int, sys *SysProcAttr) Errno {
	dir := "/proc/" + itoa(pid) + "/"
	if sys.UidMappings != nil {
		if e := writeFile(dir+"uid_map", mappings(sys.UidMappings)); e != 0 {
			return e
		}
	}
	if sys.GidMappings != nil {
		word := "deny"
		if sys.GidMappingsEnableSetgroups {
			word = "allow"
		}
		// Older kernels have no such file.
		if e := writeFile(dir+"setgroups", word); e != 0 && e != ENOENT {
			return e
		}
		return writeFile(dir+"gid_map", mappings(sys.GidMappings))
	}
	return 0
}

func mappings(list []SysProcIDMap) string {
	s := ""
	for _, m := range list {
		s += itoa(m.ContainerID) + " " + itoa(m.HostID) + " " + itoa(m.Size) + "\n"
	}
	return s
}

func writeFile(name, text string) Errno {
	fd, err := Open(name, O_RDWR|O_CLOEXEC, 0)
	if err != nil {
		return err.(Errno)
	}
	_, err = Write(fd, []byte(text))
	Close(fd)
	if err != nil {
		return err.(Errno)
	}
	return 0
}
