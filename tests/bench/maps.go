package main

import "time"

func main() {
	t := time.Now()
	m := make(map[int]int)
	for i := 0; i < 1000000; i++ {
		m[i*7919] = i
	}
	s := 0
	for r := 0; r < 5; r++ {
		for i := 0; i < 1000000; i++ {
			s += m[i*7919]
		}
	}
	println("map[int]int", time.Since(t).Nanoseconds())
	keys := make([]string, 100000)
	for i := range keys {
		b := []byte("key-000000")
		for j, k := 9, i; k > 0; j, k = j-1, k/10 {
			b[j] = byte('0' + k%10)
		}
		keys[i] = string(b)
	}
	t = time.Now()
	ms := map[string]int{}
	for r := 0; r < 10; r++ {
		for _, k := range keys {
			ms[k]++
		}
	}
	println("map[string]int", time.Since(t).Nanoseconds())
	t = time.Now()
	for i := 0; i < 2000000; i++ {
		small := map[int]int{1: 1, 2: 2, 3: i}
		s += small[3]
	}
	println("small maps", time.Since(t).Nanoseconds())
	if s == 42 {
		panic("")
	}
}
