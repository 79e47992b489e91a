package os

import (
	"syscall"
	_ "unsafe" // for linkname
)

//go:linkname argcount runtime.argcount
func argcount() int

//go:linkname argument runtime.argument
func argument(i int) string

// Args are the command-line arguments, the program's name first.
var Args = arguments()

func arguments() []string {
	list := make([]string, argcount())
	for i := range list {
		list[i] = argument(i)
	}
	return list
}

// Exit ends the program with the given status; deferred functions do not run.
func Exit(code int) { syscall.Exit(code) }

// Signals that every system has.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)
