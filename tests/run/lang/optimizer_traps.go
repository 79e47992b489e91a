// run

// Loops and checks that invite wrong simplification.
package main

// adversarial for loop optimisation and bounds check removal
func try(n string, f func() int) {
	defer func() {
		if e := recover(); e != nil {
			println(n, "panic", e.(error).Error())
		}
	}()
	println(n, f())
}

//go:noinline
func up(a []int, from, to, step int) (s int) {
	for i := from; i < to; i += step {
		s += a[i]
	}
	return
}

//go:noinline
func upLen(a []int, k int) (s int) {
	for i := 0; i < len(a); i++ {
		s += a[i+k]
	}
	return
}

//go:noinline
func upLenM(a []int, k int) (s int) {
	for i := 0; i < len(a)-k; i++ {
		s += a[i+k]
	}
	return
}

//go:noinline
func down(a []int) (s int) {
	for i := len(a) - 1; i >= 0; i-- {
		s = s*3 + a[i]
	}
	return
}

//go:noinline
func downU(a []int, n uint) (s int) {
	for i := n; i < uint(len(a)); i-- {
		s += a[i]
	}
	return
}

//go:noinline
func wrap8(a []int, n uint8) (s int) {
	for i := uint8(250); i >= n; i++ {
		s += a[i]
		if s > 100000 {
			break
		}
	}
	return
}

//go:noinline
func wrapi8(a []int) (s int) {
	for i := int8(0); i >= 0; i++ {
		s += a[i]
	}
	return
}

//go:noinline
func overflow(a []int, start int) (s int) {
	for i := start; i > 0; i += 1 << 61 {
		s++
		if s > 5 {
			s += a[i&1]
			break
		}
	}
	return s
}

//go:noinline
func change(a []int) (s int) {
	for i := 0; i < len(a); i++ {
		s += a[i]
		if i == 1 {
			a = a[:2+len(a)%2]
		}
	}
	return
}

//go:noinline
func shrink(p *[]int) (s int) {
	for i := 0; i < len(*p); i++ {
		s += (*p)[i]
		*p = (*p)[:len(*p)-1]
	}
	return
}

//go:noinline
func alias(p *[]int, q *int) (s int) {
	for i := 0; i < len(*p); i++ {
		*q = i
		s += (*p)[i]
	}
	return
}

type S struct {
	a   []int
	n   int
	arr [4]int
}

//go:noinline
func field(s *S, t *S) (r int) {
	for i := 0; i < s.n; i++ {
		t.n--
		r += s.a[i]
	}
	return
}

//go:noinline
func idxAfter(a []int, i int) int {
	x := a[i]
	i -= 2
	return x + a[i]
}

//go:noinline
func both(a, b []int) (s int) {
	for i := range a {
		s += a[i] * b[i]
	}
	return
}

//go:noinline
func hint(a []int, b []int) (s int) {
	_ = b[len(a)-1]
	for i := range a {
		s += b[i]
	}
	return
}

//go:noinline
func hint2(a []int) int {
	_ = a[3]
	return a[0] + a[1] + a[2] + a[3]
}

//go:noinline
func guard(a []int, i int) int {
	if i < len(a) {
		return a[i]
	}
	return -1
}

//go:noinline
func guardU(a []int, i int) int {
	if uint(i) < uint(len(a)) {
		return a[i]
	}
	return -1
}

//go:noinline
func guardSum(a []int, i, j int) int {
	if i+j < len(a) && i >= 0 && j >= 0 {
		return a[i+j]
	}
	return -1
}

//go:noinline
func guardMul(a []int, i int) int {
	if i >= 0 && i*4 < len(a) {
		return a[i]
	}
	return -1
}

//go:noinline
func mod(a []int, i int) int { return a[i%len(a)] }

//go:noinline
func modU(a []int, i uint) int { return a[i%uint(len(a))] }

//go:noinline
func and(a *[8]int, i int) int { return a[i&7] }

//go:noinline
func and2(a *[8]int, i int) int { return a[i&8] }

//go:noinline
func shr(a *[16]int, i uint8) int { return a[i>>4] }

//go:noinline
func shri(a *[16]int, i int8) int { return a[i>>4] }

//go:noinline
func conv(a []int, i int64) int { return a[int32(i)] }

//go:noinline
func conv2(a []int, i int) int { return a[uint8(i)] }

//go:noinline
func slc(a []int, i, j int) int {
	b := a[i:j]
	return b[j-i-1]
}

//go:noinline
func slc2(a []int, i int) int {
	b := a[i:]
	if len(b) > 0 {
		return b[0]
	}
	return -7
}

//go:noinline
func nested(m [][]int) (s int) {
	for i := 0; i < len(m); i++ {
		for j := 0; j < len(m[i]); j++ {
			s += m[i][j] * m[j][i]
		}
	}
	return
}

//go:noinline
func strided(a []byte, n int) (s int) {
	for i := 0; i+3 < n; i += 4 {
		s += int(a[i]) + int(a[i+1])<<1 + int(a[i+2])<<2 + int(a[i+3])<<3
	}
	return
}

//go:noinline
func nilchk(p *S, b bool) int {
	if b {
		return p.n
	}
	x := 0
	for i := 0; i < 3; i++ {
		x += p.arr[i]
	}
	return x
}

//go:noinline
func nilLoop(p *S, n int) (x int) {
	for i := 0; i < n; i++ {
		x += p.n
	}
	return
}

//go:noinline
func divLoop(a, b, n int) (x int) {
	for i := 0; i < n; i++ {
		x += a / b
	}
	return
}

//go:noinline
func selHoist(p *int, c bool) int {
	r := 5
	if c {
		r = *p
	}
	return r
}

//go:noinline
func selDiv(a, b int) int {
	r := 0
	if b != 0 {
		r = a / b
	}
	return r
}

//go:noinline
func storeAlias(a []int, b []int) int {
	a[0] = 1
	b[0] = 2
	return a[0]
}

//go:noinline
func storeAlias2(a *int, b *int) int {
	*a = 1
	*b = 2
	return *a
}

//go:noinline
func storeAlias3(s *S, p *int) int {
	s.n = 4
	*p = 9
	s.n++
	return s.n
}

//go:noinline
func storeAlias4(x *float64, y *[1]float64) float64 {
	*x = 1
	y[0] = 2
	return *x
}

//go:noinline
func loopAlias(a []int, p *int) int {
	for i := range a {
		a[i] = *p + i
	}
	return a[len(a)-1]
}

//go:noinline
func rangeCopy(a []int) (s int) {
	for i, x := range a {
		if i == 0 {
			a[1] = 100
			a = a[:1]
		}
		s += x
	}
	return
}

//go:noinline
func arrRange(a [4]int) (s int) {
	for i, x := range a {
		a[3] = 100
		s += x + a[i]
	}
	return
}

//go:noinline
func minmax(a []int, n int) (s int) {
	n = min(n, len(a))
	for i := 0; i < n; i++ {
		s += a[i]
	}
	n = max(n, 0)
	return s + a[n-1]
}

//go:noinline
func strLoop(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == 'a' && i+1 < len(s) && s[i+1] == 'b' {
			n++
			i++
		}
	}
	return
}

//go:noinline
func cmpChain(x int) int {
	if x > 5 {
		if x < 3 {
			return 1
		}
		if x >= 6 {
			return 2
		}
		return 3
	}
	if x != 5 && x > 4 {
		return 4
	}
	return 5
}

//go:noinline
func uns(x uint) int {
	if x-1 < 5 {
		return 1
	}
	if x < 0+1 {
		return 2
	}
	return 3
}

//go:noinline
func ovf(x int) bool { return x+1 > x }

//go:noinline
func ovf2(x int32) bool { return x+1 > x }

//go:noinline
func ovf3(x int8) bool { return -x < 0 == (x > 0) }

//go:noinline
func mulDiv(x int32) int32 { return x * 6 / 3 }

//go:noinline
func mulDiv2(x int) int { return x * 10 / 10 }

//go:noinline
func shlShr(x int16) int16 { return x << 8 >> 8 }

//go:noinline
func absDiff(x, y uint32) uint32 {
	if x > y {
		return x - y
	}
	return y - x
}

//go:noinline
func sext(x int8) uint64 { return uint64(uint32(x)) + uint64(uint16(x)) + uint64(x) }

//go:noinline
func trunc(x uint64) (int8, uint8, int16, uint16, int32, uint32) {
	return int8(x), uint8(x), int16(x), uint16(x), int32(x), uint32(x)
}

//go:noinline
func swapLoop(n int) (a, b int) {
	a, b = 1, 2
	for i := 0; i < n; i++ {
		a, b = b, a+b
	}
	return
}

//go:noinline
func rot3(n int) (a, b, c int) {
	a, b, c = 1, 2, 3
	for i := 0; i < n; i++ {
		a, b, c = b, c, a
	}
	return
}

//go:noinline
func phi(n int) int {
	x, y := 0, 1
	for i := 0; i < n; i++ {
		if i%3 == 0 {
			x, y = y, x
		} else if i%3 == 1 {
			x = y
			y = i
		}
	}
	return x*1000 + y
}

//go:noinline
func multiExit(a []int) (i, s int) {
	for i = 0; ; i++ {
		if i >= len(a) {
			return i, s
		}
		if a[i] < 0 {
			break
		}
		if a[i] == 7 {
			continue
		}
		s += a[i]
	}
	return -i, s
}

//go:noinline
func gotoLoop(n int) (s int) {
	i := 0
top:
	if i >= n {
		goto end
	}
	s += i
	i++
	if s > 20 {
		goto mid
	}
	goto top
mid:
	s *= 2
	if i < n {
		goto top
	}
end:
	return
}

var glob int
var gslice = []int{1, 2, 3}

//go:noinline
func bump() { glob++; gslice = append(gslice, glob) }

//go:noinline
func globLoop() (s int) {
	for i := 0; i < len(gslice) && i < 10; i++ {
		s += gslice[i] + glob
		bump()
	}
	return
}

func main() {
	a := []int{1, 2, 3, 4, 5}
	try("up", func() int { return up(a, 0, 5, 1) })
	try("up2", func() int { return up(a, 0, 6, 1) })
	try("up3", func() int { return up(a, -1, 5, 1) })
	try("up4", func() int { return up(a, 0, 5, 2) })
	try("up5", func() int { return up(a, 4, 5, 1<<62) })
	try("up6", func() int { return up(a, 4, 1<<63-1, -1) })
	try("up7", func() int { return up(a, 3, 5, -4) })
	try("upLen", func() int { return upLen(a, 0) })
	try("upLen1", func() int { return upLen(a, 1) })
	try("upLen-1", func() int { return upLen(a, -1) })
	try("upLenM", func() int { return upLenM(a, 2) })
	try("upLenM-", func() int { return upLenM(a, -1) })
	try("upLenMbig", func() int { return upLenM(a, -1<<63) })
	try("down", func() int { return down(a) })
	try("down nil", func() int { return down(nil) })
	try("downU", func() int { return downU(a, 4) })
	try("downU5", func() int { return downU(a, 5) })
	big := make([]int, 256)
	for i := range big {
		big[i] = i
	}
	try("wrap8", func() int { return wrap8(big, 1) })
	try("wrap8-0", func() int { return wrap8(big, 0) })
	try("wrap8s", func() int { return wrap8(big[:253], 1) })
	try("wrapi8", func() int { return wrapi8(big) })
	try("wrapi8s", func() int { return wrapi8(big[:100]) })
	try("overflow", func() int { return overflow(a, 1) })
	try("change", func() int { return change([]int{1, 2, 3, 4, 5}) })
	try("change4", func() int { return change([]int{1, 2, 3, 4}) })
	try("shrink", func() int { b := []int{1, 2, 3, 4}; return shrink(&b) })
	try("alias", func() int { b := []int{1, 2, 3, 4}; return alias(&b, &b[3]) })
	try("field", func() int { s := &S{a: a, n: 5}; return field(s, s) })
	try("field2", func() int { s := &S{a: a, n: 7}; return field(s, &S{}) })
	for i := -1; i < 7; i++ {
		try("idxAfter", func() int { return idxAfter(a, i) })
		try("guard", func() int { return guard(a, i) })
		try("guardU", func() int { return guardU(a, i) })
		try("mod", func() int { return mod(a, i) })
		try("slc", func() int { return slc(a, 1, i) })
		try("slc2", func() int { return slc2(a, i) })
		try("minmax", func() int { return minmax(a, i) })
		try("hint2", func() int { return hint2(a[:max(i, 0)%6]) })
	}
	try("both", func() int { return both(a, a[:4]) })
	try("hint", func() int { return hint(a, a) })
	try("hint", func() int { return hint(a, a[:4]) })
	try("hint", func() int { return hint(nil, a) })
	try("guardSum", func() int { return guardSum(a, 1, 2) + guardSum(a, 1<<62, 1<<62) + guardSum(a, 5, 5) })
	try("guardSum2", func() int { return guardSum(a, 1<<62, 1<<62+1<<61) })
	try("guardMul", func() int { return guardMul(a, 1) })
	try("guardMul", func() int { return guardMul(a, 1<<62) })
	try("modU", func() int { return modU(a, ^uint(0)) })
	try("mod0", func() int { return mod(nil, 3) })
	arr8 := [8]int{1, 2, 3, 4, 5, 6, 7, 8}
	var arr16 [16]int
	for i := range arr16 {
		arr16[i] = i
	}
	try("and", func() int { return and(&arr8, -1) + and(&arr8, 9) })
	try("and2", func() int { return and2(&arr8, 7) })
	try("and2", func() int { return and2(&arr8, 8) })
	try("and nil", func() int { return and(nil, 8) })
	try("shr", func() int { return shr(&arr16, 255) })
	try("shri", func() int { return shri(&arr16, 127) })
	try("shri", func() int { return shri(&arr16, -1) })
	try("conv", func() int { return conv(a, 1<<32+2) })
	try("conv", func() int { return conv(a, 1<<31) })
	try("conv2", func() int { return conv2(a, 258) + conv2(a, -252) })
	try("nested", func() int { return nested([][]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}) })
	try("nested", func() int { return nested([][]int{{1, 2, 3}, {4, 5}, {7, 8, 9}}) })
	try("strided", func() int { return strided([]byte("abcdefgh"), 8) })
	try("strided", func() int { return strided([]byte("abcdefg"), 8) })
	try("strided", func() int { return strided([]byte("abcdefg"), 1<<63-1) })
	try("nilchk", func() int { return nilchk(nil, true) })
	try("nilchk", func() int { return nilchk(nil, false) })
	try("nilLoop", func() int { return nilLoop(nil, 0) })
	try("nilLoop", func() int { return nilLoop(nil, 1) })
	try("divLoop", func() int { return divLoop(1, 0, 0) })
	try("divLoop", func() int { return divLoop(1, 0, 1) })
	try("divLoop", func() int { return divLoop(-1<<63, -1, 1) })
	try("selHoist", func() int { return selHoist(nil, false) })
	try("selHoist", func() int { return selHoist(nil, true) })
	try("selDiv", func() int { return selDiv(1, 0) + selDiv(6, 2) })
	b := []int{0, 0}
	try("storeAlias", func() int { return storeAlias(b, b) })
	try("storeAlias", func() int { return storeAlias(b, b[1:]) })
	x := 0
	try("storeAlias2", func() int { return storeAlias2(&x, &x) })
	s := &S{}
	try("storeAlias3", func() int { return storeAlias3(s, &s.n) })
	fl := [1]float64{}
	try("storeAlias4", func() int { return int(storeAlias4(&fl[0], &fl)) })
	try("loopAlias", func() int { c := []int{5, 6, 7}; return loopAlias(c, &c[0]) })
	try("loopAlias", func() int { c := []int{5, 6, 7}; return loopAlias(c, &c[1]) })
	try("rangeCopy", func() int { return rangeCopy([]int{1, 2, 3}) })
	try("arrRange", func() int { return arrRange([4]int{1, 2, 3, 4}) })
	println(strLoop("abcabab"), strLoop("a"), strLoop(""))
	for i := 2; i < 8; i++ {
		print(cmpChain(i), uns(uint(i)), " ")
	}
	println(uns(0), uns(1))
	println(ovf(1<<63-1), ovf(5), ovf2(1<<31-1), ovf2(0), ovf3(-128), ovf3(5), ovf3(-5), mulDiv(1<<30), mulDiv2(1<<62), shlShr(0x1ff), absDiff(3, 5), absDiff(5, 3), sext(-1), sext(5))
	println(trunc(0x123456789abcdef0))
	println(trunc(0xffffffff80808080))
	println(swapLoop(10))
	println(rot3(4))
	println(phi(10), phi(11), phi(0))
	println(multiExit([]int{1, 7, 3}))
	println(multiExit([]int{1, 7, -3, 4}))
	println(multiExit(nil))
	println(gotoLoop(5), gotoLoop(20))
	println(globLoop())
}
