// run
package main

import (
	"bufio"
	"fmt"
	"strings"
)

type hex int

func (h *hex) Scan(s fmt.ScanState, verb rune) error {
	tok, err := s.Token(true, nil)
	if err != nil {
		return err
	}
	_, err = fmt.Sscanf(string(tok), "%x", (*int)(h))
	return err
}

func main() {
	var a, b int
	var f float64
	var s, t string
	var h hex
	var r rune
	var c complex128
	var by []byte
	var ok bool
	fmt.Println(fmt.Sscan("1 -2 3.5 word", &a, &b, &f, &s))
	fmt.Println(a, b, f, s)
	fmt.Println(fmt.Sscanf("7:ab,0x1f", "%d:%2s,%v", &a, &s, &b))
	fmt.Println(a, s, b)
	fmt.Println(fmt.Sscanf("x=5 y=6", "x=%d y=%d", &a, &b))
	fmt.Println(a, b)
	n, err := fmt.Sscan("ff", &h)
	fmt.Println(n, err, int(h))
	fmt.Println(fmt.Sscanf("é(1+2i) \"q s\" true", "%c%v %q %t", &r, &c, &t, &ok))
	fmt.Println(r, c, t, ok)
	fmt.Println(fmt.Sscanf("68656c6c6f", "%x", &by))
	fmt.Println(string(by))
	fmt.Println(fmt.Sscan("abc", &a))
	fmt.Println(fmt.Sscan("", &a))
	fmt.Println(fmt.Sscanln("1\n2", &a, &b))
	fmt.Println(fmt.Sscanf("5", "%d%d", &a, &b))
	fmt.Println(fmt.Sscanf("300", "%d", new(int8)))
	rd := bufio.NewReader(strings.NewReader("10 20\n30\n"))
	sum := 0
	for {
		var n int
		if _, err := fmt.Fscan(rd, &n); err != nil {
			fmt.Println(err)
			break
		}
		sum += n
	}
	fmt.Println(sum)
}
