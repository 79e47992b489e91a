// run
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

func main() {
	// Several goroutines wait for one pipe: closing it ends them all.
	r, w, _ := os.Pipe()
	errs := make(chan error, 5)
	for range 5 {
		go func() {
			_, err := r.Read(make([]byte, 1))
			errs <- err
		}()
	}
	time.Sleep(10 * time.Millisecond)
	r.Close()
	for range 5 {
		fmt.Println(errors.Is(<-errs, os.ErrClosed))
	}
	w.Close()

	// Each of them gets something.
	r, w, _ = os.Pipe()
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for range 4 {
		wg.Go(func() {
			b := make([]byte, 1)
			for {
				n, err := r.Read(b)
				if err != nil {
					return
				}
				mu.Lock()
				sum += n * int(b[0])
				mu.Unlock()
			}
		})
	}
	for i := range 100 {
		w.Write([]byte{byte(i)})
	}
	w.Close()
	wg.Wait()
	fmt.Println(sum)

	// What one Write writes stays together, though the pipe has no room for it.
	r, w, _ = os.Pipe()
	const size = 100_000
	for i := range 4 {
		wg.Go(func() {
			n, err := w.Write(bytes.Repeat([]byte{byte('a' + i)}, size))
			if n != size || err != nil {
				fmt.Println(n, err)
			}
		})
	}
	go func() {
		wg.Wait()
		w.Close()
	}()
	all, err := io.ReadAll(r)
	changes := 0
	for i := 1; i < len(all); i++ {
		if all[i] != all[i-1] {
			changes++
		}
	}
	fmt.Println(len(all), changes, err)

	// The deadline is for all that wait.
	r, w, _ = os.Pipe()
	for range 3 {
		go func() {
			_, err := r.Read(make([]byte, 1))
			errs <- err
		}()
	}
	time.Sleep(5 * time.Millisecond)
	r.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	for range 3 {
		fmt.Println(errors.Is(<-errs, os.ErrDeadlineExceeded))
	}
	w.Close()
}
