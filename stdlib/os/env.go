package os

import (
	"errors"
	"syscall"
)

// Getenv returns the value of a variable, "" if there is none.
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

// LookupEnv returns the value of a variable and whether there is one.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Setenv sets a variable.
func Setenv(key, value string) error {
	if err := syscall.Setenv(key, value); err != nil {
		return NewSyscallError("setenv", err)
	}
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error { return syscall.Unsetenv(key) }

// Clearenv removes all variables.
func Clearenv() { syscall.Clearenv() }

// Environ returns all variables as "key=value".
func Environ() []string { return syscall.Environ() }

// Expand replaces ${var} and $var by what mapping says.
func Expand(s string, mapping func(string) string) string {
	var buf []byte
	i := 0
	for j := 0; j < len(s); j++ {
		if s[j] != '$' || j+1 >= len(s) {
			continue
		}
		if buf == nil {
			buf = make([]byte, 0, 2*len(s))
		}
		buf = append(buf, s[i:j]...)
		name, w := shellName(s[j+1:])
		switch {
		case name == "" && w > 0:
			// Malformed: swallowed.
		case name == "":
			buf = append(buf, s[j])
		default:
			buf = append(buf, mapping(name)...)
		}
		j += w
		i = j + 1
	}
	if buf == nil {
		return s
	}
	return string(buf) + s[i:]
}

// ExpandEnv is Expand with the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

func shellSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func nameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// shellName returns the name at the start of s and how much it uses.
func shellName(s string) (string, int) {
	switch {
	case s[0] == '{':
		if len(s) > 2 && shellSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	case shellSpecial(s[0]):
		return s[:1], 1
	}
	i := 0
	for i < len(s) && nameByte(s[i]) {
		i++
	}
	return s[:i], i
}

// Getpid returns the process id.
func Getpid() int { return syscall.Getpid() }

// Getppid returns the parent's process id.
func Getppid() int { return syscall.Getppid() }

// Getuid returns the user id.
func Getuid() int { return syscall.Getuid() }

// Geteuid returns the effective user id.
func Geteuid() int { return syscall.Geteuid() }

// Getgid returns the group id.
func Getgid() int { return syscall.Getgid() }

// Getegid returns the effective group id.
func Getegid() int { return syscall.Getegid() }

// Getgroups returns the ids of the groups the caller belongs to.
func Getgroups() ([]int, error) {
	gids, err := syscall.Getgroups()
	return gids, NewSyscallError("getgroups", err)
}

// Getpagesize returns the size of a memory page.
func Getpagesize() int { return syscall.Getpagesize() }

// Hostname returns the host's name.
func Hostname() (name string, err error) {
	b, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	for len(b) > 0 && b[len(b)-1] == '\n' {
		b = b[:len(b)-1]
	}
	return string(b), nil
}

// Executable returns the name of the running program's file.
func Executable() (string, error) {
	name, err := Readlink("/proc/self/exe")
	if err != nil {
		return "", err
	}
	const deleted = " (deleted)"
	if n := len(name) - len(deleted); n > 0 && name[n:] == deleted {
		name = name[:n]
	}
	return name, nil
}

// UserHomeDir returns the user's home directory.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

func userDir(variable, sub string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		dir = Getenv("HOME")
		if dir == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return dir + sub, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}

// UserCacheDir returns the user's directory for caches.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns the user's directory for settings.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }
