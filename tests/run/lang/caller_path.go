// run
//
// The names of source files in the executable are absolute.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
)

func main() {
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(filepath.IsAbs(file), filepath.Base(filepath.Dir(file)), filepath.Base(file), line, ok)
}
