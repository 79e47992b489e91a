package syscall

import (
	"sync"
	_ "unsafe" // for linkname
)

//go:linkname envcount runtime.envcount
func envcount() int

//go:linkname environment runtime.environment
func environment(i int) string

// env is the environment: entries in order, removed ones empty.
var env struct {
	sync.RWMutex
	once  sync.Once
	list  []string
	index map[string]int
}

func envKey(s string) (key string, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == '=' {
			if i == 0 {
				continue
			}
			return s[:i], true
		}
	}
	return "", false
}

func loadEnv() {
	n := envcount()
	env.index = make(map[string]int, n)
	for i := 0; i < n; i++ {
		s := environment(i)
		key, ok := envKey(s)
		if _, dup := env.index[key]; ok && dup {
			s = "" // the first one counts
		} else if ok {
			env.index[key] = i
		}
		env.list = append(env.list, s)
	}
}

// Getenv returns the value of a variable and whether there is one.
func Getenv(key string) (value string, found bool) {
	env.once.Do(loadEnv)
	if key == "" {
		return "", false
	}
	env.RLock()
	defer env.RUnlock()
	i, ok := env.index[key]
	if !ok {
		return "", false
	}
	return env.list[i][len(key)+1:], true
}

// Setenv sets a variable.
func Setenv(key, value string) error {
	env.once.Do(loadEnv)
	if key == "" {
		return EINVAL
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	env.Lock()
	defer env.Unlock()
	if i, ok := env.index[key]; ok {
		env.list[i] = key + "=" + value
		return nil
	}
	env.index[key] = len(env.list)
	env.list = append(env.list, key+"="+value)
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error {
	env.once.Do(loadEnv)
	env.Lock()
	defer env.Unlock()
	if i, ok := env.index[key]; ok {
		env.list[i] = ""
		delete(env.index, key)
	}
	return nil
}

// Clearenv removes all variables.
func Clearenv() {
	env.once.Do(loadEnv)
	env.Lock()
	defer env.Unlock()
	env.list = nil
	clear(env.index)
}

// Environ returns all variables as "key=value".
func Environ() []string {
	env.once.Do(loadEnv)
	env.RLock()
	defer env.RUnlock()
	list := make([]string, 0, len(env.list))
	for _, s := range env.list {
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}
