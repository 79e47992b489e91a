// run env=GODEBUG=gcstress=1 env=GOMAXPROCS=2
package main

// A collection may run after a goroutine has said that it goes into the kernel and before it is there: what the system
// call is told, and what that points to, must still be the same then.

import (
	"sync"
	"syscall"
)

type file struct {
	fd   int
	used [6]int
}

//go:noinline
func read(f *file, n int) ([]byte, int) {
	b := make([]byte, n)
	b[0] = 3
	args := []uintptr{uintptr(f.fd)}
	k, err := syscall.Read(int(args[0]), b)
	if err != nil {
		panic(err)
	}
	return b, k
}

func main() {
	zero, err := syscall.Open("/dev/zero", syscall.O_RDONLY, 0)
	if err != nil {
		panic(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range 150 {
				f := &file{fd: zero}
				f.used[3] = i
				b, n := read(f, 1+k%40)
				if n != len(b) || b[0] != 0 || f.used[3] != i || f.fd != zero {
					panic("read elsewhere")
				}
				f.fd, f.used[3] = -5, -5
			}
		}()
	}
	wg.Wait()
	println("done")
}
