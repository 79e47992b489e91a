// run
package main

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] = 3
	println(len(m), m["a"], m["zz"])
	v, ok := m["b"]
	println(v, ok)
	_, ok = m["q"]
	println(ok)
	delete(m, "a")
	delete(m, "a")
	println(len(m))
	m["c"] += 10
	m["n"]++
	println(m["c"], m["n"])
	sum := 0
	for k, v := range m {
		sum += v + len(k)
	}
	println(sum)
	big := make(map[int]int)
	for i := 0; i < 10000; i++ {
		big[i*7] = i
	}
	for i := 0; i < 10000; i += 2 {
		delete(big, i*7)
	}
	println(len(big), big[7], big[14])
	n := 0
	for k, v := range big {
		if k != v*7 {
			println("bad")
		}
		n++
	}
	println(n)
	var nm map[string]int
	println(nm == nil, len(nm), nm["x"])
	type key struct {
		a int
		b string
	}
	mk := map[key][]int{{1, "x"}: {1, 2}}
	mk[key{2, "y"}] = append(mk[key{2, "y"}], 5)
	println(len(mk), mk[key{1, "x"}][1], mk[key{2, "y"}][0])
	ma := map[any]string{1: "int", "s": "str", 2.5: "float", [2]int{1, 2}: "arr"}
	println(ma[1], ma["s"], ma[2.5], ma[[2]int{1, 2}], ma[int64(1)] == "")
	f := map[string]func(int) int{"dbl": func(x int) int { return 2 * x }}
	println(f["dbl"](21))
	clear(m)
	println(len(m))
	nan := 0.0
	nan = nan / nan
	fm := map[float64]int{nan: 1}
	fm[nan] = 2
	println(len(fm), fm[nan])
}
