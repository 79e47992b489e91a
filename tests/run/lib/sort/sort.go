// run
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (a byAge) Len() int           { return len(a) }
func (a byAge) Less(i, j int) bool { return a[i].age < a[j].age }
func (a byAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

func main() {
	x := []int{5, 2, 8, 1, 9, 3}
	sort.Ints(x)
	fmt.Println(x, sort.SearchInts(x, 5), sort.SearchInts(x, 4), sort.IntsAreSorted(x))
	p := []person{{"A", 30}, {"B", 25}, {"C", 30}, {"D", 25}, {"E", 20}}
	q := slices.Clone(p)
	sort.Stable(byAge(p))
	fmt.Println(p)
	sort.Sort(sort.Reverse(byAge(q)))
	fmt.Println(q[0].age, q[4].age)
	sort.SliceStable(q, func(i, j int) bool { return q[i].name < q[j].name })
	fmt.Println(q)
	var seed uint32 = 1
	for n := 0; n < 3000; n = n*3/2 + 1 {
		big := make([]int, n)
		for i := range big {
			seed = seed*1664525 + 1013904223
			big[i] = int(seed>>8) % (n/2 + 1)
		}
		c, d, e := slices.Clone(big), slices.Clone(big), slices.Clone(big)
		slices.Sort(big)
		sort.Slice(c, func(i, j int) bool { return c[i] < c[j] })
		sort.Sort(sort.IntSlice(d))
		slices.SortStableFunc(e, cmp.Compare[int])
		if !slices.IsSorted(big) || !slices.Equal(big, c) || !slices.Equal(big, d) || !slices.Equal(big, e) {
			fmt.Println("wrong at", n)
		}
	}
	s := []string{"b", "a", "c"}
	sort.Strings(s)
	fmt.Println(s, sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(slices.BinarySearch(s, "b"))
	fmt.Println(slices.Insert(x, 1, 100, 200), slices.Delete(slices.Clone(x), 0, 2), slices.Index(x, 9), slices.Contains(x, 7), slices.Max(x), slices.Min(x))
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 1}), slices.Repeat([]int{1, 2}, 2), slices.Concat(x, []int{0}))
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), maps.Equal(m, maps.Clone(m)))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	for i, v := range slices.Backward(s) {
		fmt.Print(i, v)
	}
	fmt.Println(cmp.Compare(1, 2), cmp.Or(0, 3, 4), cmp.Less("a", "b"))
}
