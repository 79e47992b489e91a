package debug

import (
	"os"
	"runtime"
	"syscall"
)

func setMaxStack(bytes int) int
func setMaxThreads(threads int) int
func setPanicOnFault(enabled bool) bool
func setCrashFD(fd int) int

// SetMaxStack sets the most memory that one goroutine's stack may take and
// returns the previous setting.
func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

// SetMaxThreads sets the most threads that the program may use and returns the
// previous setting.
func SetMaxThreads(threads int) int { return setMaxThreads(threads) }

// SetPanicOnFault sets whether a fault at an address other than nil panics
// instead of ending the program. It applies to the calling goroutine and
// returns the previous setting.
func SetPanicOnFault(enabled bool) bool { return setPanicOnFault(enabled) }

// SetTraceback sets how much tracebacks show, in the words of the environment
// variable GOTRACEBACK, but never less than what that variable asks for.
func SetTraceback(level string)

// CrashOptions holds the options of SetCrashOutput: none yet.
type CrashOptions struct{}

// SetCrashOutput makes reports of fatal errors go to f too; nil ends that. It
// keeps a descriptor of its own.
func SetCrashOutput(f *os.File, opts CrashOptions) error {
	fd := -1
	if f != nil {
		var err error
		fd, err = syscall.Dup(int(f.Fd()))
		if err != nil {
			return err
		}
		syscall.CloseOnExec(fd)
		runtime.KeepAlive(f)
	}
	if old := setCrashFD(fd); old >= 0 {
		return syscall.Close(old)
	}
	return nil
}
