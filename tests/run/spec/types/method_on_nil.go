// run

// Methods may be called on nil pointers, maps and slices.
package main

type L struct{ next *L }

func (l *L) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.Len()
}

type M map[string]int

func (m M) Get(k string) int { return m[k] }
func main()                  { var l *L; var m M; println(l.Len(), (&L{&L{}}).Len(), m.Get("x")) }
