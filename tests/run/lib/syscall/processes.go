// run
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	. "syscall"
	"time"
)

// capture runs a program and returns what it writes.
func capture(attr *SysProcAttr, argv ...string) (string, error) {
	r, w, _ := os.Pipe()
	pid, err := ForkExec(argv[0], argv, &ProcAttr{Files: []uintptr{0, w.Fd(), 2}, Env: []string{"PATH=/bin:/usr/bin"}, Sys: attr})
	w.Close()
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	buf := make([]byte, 1000)
	for {
		n, err := r.Read(buf)
		out.Write(buf[:n])
		if err != nil {
			break
		}
	}
	var status WaitStatus
	for {
		if _, err := Wait4(pid, &status, 0, nil); err != EINTR {
			break
		}
	}
	return strings.TrimSpace(out.String()), nil
}

// denied: not every place lets programs make name spaces.
func denied(err error) bool { return err == EPERM || err == ENOSPC || err == ENOSYS || err == EACCES }

func namespaces() {
	maps := func(id int) []SysProcIDMap { return []SysProcIDMap{{ContainerID: 0, HostID: id, Size: 1}} }
	for _, attr := range []*SysProcAttr{
		{Cloneflags: CLONE_NEWUSER, UidMappings: maps(Getuid()), GidMappings: maps(Getgid())},
		{Cloneflags: CLONE_NEWUSER | CLONE_NEWUTS, UidMappings: maps(Getuid())},
		{Cloneflags: CLONE_NEWUSER, UidMappings: maps(Getuid()), GidMappings: maps(Getgid()), Credential: &Credential{}},
	} {
		out, err := capture(attr, "/bin/sh", "-c", "id -u; cat /proc/self/uid_map")
		fields := strings.Join(strings.Fields(out), " ")
		fmt.Println(denied(err) || err == nil && fields == fmt.Sprintf("0 0 %d 1", Getuid()))
	}
	_, err := capture(&SysProcAttr{Cloneflags: CLONE_NEWUSER, UidMappings: []SysProcIDMap{{1, 2, -3}}}, "/bin/true")
	fmt.Println(err != nil)
	_, err = capture(&SysProcAttr{Cloneflags: CLONE_NEWUSER, UidMappings: maps(Getuid())}, "/no such program")
	fmt.Println(denied(err) || err == ENOENT)
	_, err = capture(&SysProcAttr{UseCgroupFD: true, CgroupFD: 0x7fff}, "/bin/true")
	fmt.Println(err)
}

func tracing() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	pid, err := ForkExec("/bin/true", []string{"true"}, &ProcAttr{Sys: &SysProcAttr{Ptrace: true}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var w WaitStatus
	Wait4(pid, &w, 0, nil)
	fmt.Println(w.Stopped(), w.StopSignal())
	var regs, after PtraceRegs
	fmt.Println(PtraceGetRegs(pid, &regs), regs.PC() == regs.Rip, regs.PC() != 0)
	pc := uintptr(regs.PC())
	var all, part [24]byte
	n, err := PtracePeekText(pid, pc&^7, all[:])
	fmt.Println(n, err)
	n, err = PtracePeekData(pid, pc&^7+3, part[:13])
	fmt.Println(n, err, bytes.Equal(part[:13], all[3:16]))
	// Changed in the middle, looked at, put back.
	n, err = PtracePokeText(pid, pc&^7+5, []byte("0123456789"))
	fmt.Println(n, err)
	var changed [24]byte
	PtracePeekText(pid, pc&^7, changed[:])
	fmt.Println(string(changed[5:15]), bytes.Equal(changed[:5], all[:5]), bytes.Equal(changed[15:], all[15:]))
	n, err = PtracePokeData(pid, pc&^7, all[:])
	fmt.Println(n, err)
	n, err = PtracePeekText(pid, 8, part[:])
	fmt.Println(n, err)
	n, err = PtracePokeText(pid, 8, part[:])
	fmt.Println(n, err)
	fmt.Println(PtraceSetOptions(pid, PTRACE_O_TRACEEXIT))
	fmt.Println(PtraceSingleStep(pid))
	Wait4(pid, &w, 0, nil)
	fmt.Println(w.StopSignal(), w.TrapCause(), PtraceGetRegs(pid, &after), after.PC() != regs.PC())
	fmt.Println(PtraceSetRegs(pid, &after))
	fmt.Println(PtraceSyscall(pid, 0))
	Wait4(pid, &w, 0, nil)
	fmt.Println(w.StopSignal())
	for i := 0; i < 1000 && w.TrapCause() != PTRACE_EVENT_EXIT; i++ {
		PtraceCont(pid, 0)
		Wait4(pid, &w, 0, nil)
	}
	msg, err := PtraceGetEventMsg(pid)
	fmt.Println(w.TrapCause() == PTRACE_EVENT_EXIT, msg, err)
	fmt.Println(PtraceDetach(pid))
	Wait4(pid, &w, 0, nil)
	fmt.Println(w.Exited(), w.ExitStatus())
	fmt.Println(PtraceAttach(pid), PtraceCont(pid, 0), PtraceDetach(-1))
}

// busy keeps threads in every state: running, in system calls, idle.
func busy() (stop func()) {
	done := make(chan bool)
	var wg sync.WaitGroup
	r, w, _ := os.Pipe()
	for range 4 {
		wg.Go(func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			for {
				select {
				case <-done:
					return
				default:
					time.Sleep(time.Millisecond)
				}
			}
		})
		wg.Go(func() {
			var b [1]byte
			Read(int(r.Fd()), b[:])
		})
	}
	signal.Notify(make(chan os.Signal, 1), SIGUSR1)
	time.Sleep(20 * time.Millisecond)
	return func() {
		close(done)
		w.Write(make([]byte, 4))
		wg.Wait()
		r.Close()
		w.Close()
	}
}

// each returns the different values of a line in the status of all threads.
func each(key string) map[string]int {
	values := map[string]int{}
	files, _ := filepath.Glob("/proc/self/task/*/status")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		for _, line := range strings.Split(string(b), "\n") {
			if rest, ok := strings.CutPrefix(line, key+":"); ok {
				values[strings.Join(strings.Fields(rest), " ")]++
			}
		}
	}
	return values
}

func threads() {
	stop := busy()
	defer stop()
	const getNoNewPrivs, setNoNewPrivs = 39, 38
	fmt.Println(len(each("NoNewPrivs")))
	r, _, e := AllThreadsSyscall6(SYS_PRCTL, setNoNewPrivs, 1, 0, 0, 0, 0)
	fmt.Println(r, e)
	v := each("NoNewPrivs")
	fmt.Println(len(v), v["1"] > 1)
	_, _, e = AllThreadsSyscall(SYS_PRCTL, 12345678, 0, 0)
	fmt.Println(e)
	uid, euid, gid := Getuid(), Geteuid(), Getgid()
	fmt.Println(Setreuid(-1, euid), Setregid(gid, -1), Seteuid(euid), Setegid(Getegid()), Setresuid(-1, -1, -1), Setresgid(-1, gid, -1))
	if uid != 0 {
		fmt.Println("true true true 1 1 1\n[] <nil>\noperation not permitted true")
		return
	}
	groups, _ := Getgroups()
	a := Setgroups([]int{7, 9}) == nil
	b := Setresgid(100, 101, 102) == nil
	c := Setresuid(1000, 1001, 0) == nil
	u, g, s := each("Uid"), each("Gid"), each("Groups")
	if u["1000 1001 0 1001"] == 0 || g["100 101 102 101"] == 0 || s["7 9"] == 0 {
		fmt.Println(u, g, s)
	}
	fmt.Println(a, b, c, len(u), len(g), len(s))
	Seteuid(0)
	Setgroups(nil)
	left, err := Getgroups()
	fmt.Println(left, err)
	Setgroups(groups)
	Setgid(0)
	Setuid(1000)
	err = Setuid(0)
	fmt.Println(err, len(each("Uid")) == 1)
}

func main() {
	namespaces()
	tracing()
	threads()
}
