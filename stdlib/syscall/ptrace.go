package syscall

import "unsafe"

// PtraceRegs is the kernel's structure of that name.
type PtraceRegs struct {
	R15      uint64
	R14      uint64
	R13      uint64
	R12      uint64
	Rbp      uint64
	Rbx      uint64
	R11      uint64
	R10      uint64
	R9       uint64
	R8       uint64
	Rax      uint64
	Rcx      uint64
	Rdx      uint64
	Rsi      uint64
	Rdi      uint64
	Orig_rax uint64
	Rip      uint64
	Cs       uint64
	Eflags   uint64
	Rsp      uint64
	Ss       uint64
	Fs_base  uint64
	Gs_base  uint64
	Ds       uint64
	Es       uint64
	Fs       uint64
	Gs       uint64
}

// PC returns the program counter.
func (r *PtraceRegs) PC() uint64 { return r.Rip }

// SetPC sets the program counter.
func (r *PtraceRegs) SetPC(pc uint64) { r.Rip = pc }

func ptrace(request, pid int, addr uintptr, data uintptr) error {
	_, err := call6(SYS_PTRACE, uintptr(request), uintptr(pid), addr, data, 0, 0)
	return err
}

// A word is what is read and written at a time.
const ptraceWord = 8

// ptracePeek reads the memory of a traced process: by whole words at multiples of their size, since the one behind the
// last byte asked for may not be there.
func ptracePeek(request, pid int, addr uintptr, out []byte) (count int, err error) {
	for count < len(out) {
		at := addr + uintptr(count)
		skip := int(at % ptraceWord)
		var word [ptraceWord]byte
		if err := ptrace(request, pid, at-uintptr(skip), uintptr(unsafe.Pointer(&word))); err != nil {
			return count, err
		}
		count += copy(out[count:], word[skip:])
	}
	return count, nil
}

// PtracePeekText reads from the memory of a traced process.
func PtracePeekText(pid int, addr uintptr, out []byte) (count int, err error) {
	return ptracePeek(PTRACE_PEEKTEXT, pid, addr, out)
}

// PtracePeekData reads from the memory of a traced process.
func PtracePeekData(pid int, addr uintptr, out []byte) (count int, err error) {
	return ptracePeek(PTRACE_PEEKDATA, pid, addr, out)
}

// ptracePoke writes; of words that are changed in part the rest is read first.
func ptracePoke(poke, peek, pid int, addr uintptr, data []byte) (count int, err error) {
	for count < len(data) {
		at := addr + uintptr(count)
		skip := int(at % ptraceWord)
		var word [ptraceWord]byte
		if skip != 0 || len(data)-count < ptraceWord {
			if err := ptrace(peek, pid, at-uintptr(skip), uintptr(unsafe.Pointer(&word))); err != nil {
				return count, err
			}
		}
		n := copy(word[skip:], data[count:])
		if err := ptrace(poke, pid, at-uintptr(skip), *(*uintptr)(unsafe.Pointer(&word))); err != nil {
			return count, err
		}
		count += n
	}
	return count, nil
}

// PtracePokeText writes to the memory of a traced process.
func PtracePokeText(pid int, addr uintptr, data []byte) (count int, err error) {
	return ptracePoke(PTRACE_POKETEXT, PTRACE_PEEKTEXT, pid, addr, data)
}

// PtracePokeData writes to the memory of a traced process.
func PtracePokeData(pid int, addr uintptr, data []byte) (count int, err error) {
	return ptracePoke(PTRACE_POKEDATA, PTRACE_PEEKDATA, pid, addr, data)
}

// PtraceGetRegs reads the registers of a traced process.
func PtraceGetRegs(pid int, regsout *PtraceRegs) (err error) {
	return ptrace(PTRACE_GETREGS, pid, 0, uintptr(unsafe.Pointer(regsout)))
}

// PtraceSetRegs sets the registers of a traced process.
func PtraceSetRegs(pid int, regs *PtraceRegs) (err error) {
	return ptrace(PTRACE_SETREGS, pid, 0, uintptr(unsafe.Pointer(regs)))
}

// PtraceSetOptions sets which events stop a traced process.
func PtraceSetOptions(pid int, options int) (err error) {
	return ptrace(PTRACE_SETOPTIONS, pid, 0, uintptr(options))
}

// PtraceGetEventMsg returns what the event that stopped the process says.
func PtraceGetEventMsg(pid int) (msg uint, err error) {
	err = ptrace(PTRACE_GETEVENTMSG, pid, 0, uintptr(unsafe.Pointer(&msg)))
	return msg, err
}

// PtraceCont lets a traced process go on, with a signal if it is not 0.
func PtraceCont(pid int, signal int) (err error) { return ptrace(PTRACE_CONT, pid, 0, uintptr(signal)) }

// PtraceSyscall lets it go on to the next system call's start or end.
func PtraceSyscall(pid int, signal int) (err error) {
	return ptrace(PTRACE_SYSCALL, pid, 0, uintptr(signal))
}

// PtraceSingleStep lets it go on for one instruction.
func PtraceSingleStep(pid int) (err error) { return ptrace(PTRACE_SINGLESTEP, pid, 0, 0) }

// PtraceAttach begins to trace a process.
func PtraceAttach(pid int) (err error) { return ptrace(PTRACE_ATTACH, pid, 0, 0) }

// PtraceDetach ends it.
func PtraceDetach(pid int) (err error) { return ptrace(PTRACE_DETACH, pid, 0, 0) }
