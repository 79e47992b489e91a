// Allocates 100 GB in total; memory stays bounded.
// usage: total [GB]
package main

import (
	"os"
	"runtime"
	"strconv"
)

type node struct {
	next *node
	pad  [14]int
}

var sink any

func main() {
	gb := 100
	if len(os.Args) > 1 {
		gb, _ = strconv.Atoi(os.Args[1])
	}
	var list *node
	for i := range gb << 3 {
		var done int
		for k := 0; done < 1<<27; k++ {
			switch k % 64 {
			case 0:
				sink = make([]byte, 64<<10)
				done += 64 << 10
			case 1:
				sink = make([]*node, 1000)
				done += 8000
			default:
				list = &node{next: list}
				done += 120
				if k%1000 == 2 {
					list = nil
				}
			}
		}
		_ = i
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	println("allocated:", m.TotalAlloc>>30 >= uint64(gb)*99/100, "bounded:", m.Sys < 256<<20)
}
