package main

import (
	"crypto/sha256"
	"math"
	"os"
	"time"
)

// Loops of the sizes that programs have: what matters in them are bounds checks, loads of slices, and calls.

type body struct{ x, y, z, vx, vy, vz, mass float64 }

func energy(bodies []body) float64 {
	e := 0.0
	for i, b := range bodies {
		e += 0.5 * b.mass * (b.vx*b.vx + b.vy*b.vy + b.vz*b.vz)
		for j := i + 1; j < len(bodies); j++ {
			c := &bodies[j]
			dx, dy, dz := b.x-c.x, b.y-c.y, b.z-c.z
			e -= b.mass * c.mass / math.Sqrt(dx*dx+dy*dy+dz*dz)
		}
	}
	return e
}

func advance(bodies []body, dt float64) {
	for i := range bodies {
		b := &bodies[i]
		for j := i + 1; j < len(bodies); j++ {
			c := &bodies[j]
			dx, dy, dz := b.x-c.x, b.y-c.y, b.z-c.z
			d := dx*dx + dy*dy + dz*dz
			mag := dt / (d * math.Sqrt(d))
			b.vx -= dx * c.mass * mag
			b.vy -= dy * c.mass * mag
			b.vz -= dz * c.mass * mag
			c.vx += dx * b.mass * mag
			c.vy += dy * b.mass * mag
			c.vz += dz * b.mass * mag
		}
	}
	for i := range bodies {
		b := &bodies[i]
		b.x += dt * b.vx
		b.y += dt * b.vy
		b.z += dt * b.vz
	}
}

func nbody() int {
	bodies := []body{
		{0, 0, 0, 0, 0, 0, 39.47},
		{4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.037},
		{8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011},
		{12.89, -15.11, -0.22, 1.08, 0.86, -0.01, 0.0017},
		{15.37, -25.9, 0.179, 0.97, 0.59, -0.03, 0.002},
	}
	for i := 0; i < 1000000; i++ {
		advance(bodies, 0.01)
	}
	return int(energy(bodies) * 1000)
}

func evalA(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(v, u []float64) {
	for i := range v {
		a := 0.0
		for j := range u {
			a += evalA(i, j) * u[j]
		}
		v[i] = a
	}
}

func timesTransposed(v, u []float64) {
	for i := range v {
		a := 0.0
		for j := range u {
			a += evalA(j, i) * u[j]
		}
		v[i] = a
	}
}

func spectralNorm() int {
	const n = 500
	u, v, t := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		times(t, u)
		timesTransposed(v, t)
		times(t, v)
		timesTransposed(u, t)
	}
	vbv, vv := 0.0, 0.0
	for i := range u {
		vbv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	return int(1e6 * math.Sqrt(vbv/vv))
}

func fannkuch() int {
	const n = 10
	perm1 := make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	perm, count := make([]int, n), make([]int, n)
	most, sum, r, nperm := 0, 0, n, 0
	for {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		copy(perm, perm1)
		flips := 0
		for k := perm[0]; k != 0; k = perm[0] {
			for i, j := 0, k; i < j; i, j = i+1, j-1 {
				perm[i], perm[j] = perm[j], perm[i]
			}
			flips++
		}
		if flips > most {
			most = flips
		}
		if nperm&1 == 0 {
			sum += flips
		} else {
			sum -= flips
		}
		for {
			if r == n {
				return sum*100 + most
			}
			first := perm1[0]
			for i := 0; i < r; i++ {
				perm1[i] = perm1[i+1]
			}
			perm1[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
		nperm++
	}
}

func matrixOfSlices() int {
	const n = 300
	row := func() [][]float64 {
		m := make([][]float64, n)
		for i := range m {
			m[i] = make([]float64, n)
			for j := range m[i] {
				m[i][j] = float64(i ^ j)
			}
		}
		return m
	}
	a, b, c := row(), row(), row()
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
	return int(c[7][9])
}

func life() int {
	const h, w = 200, 200
	now, next := make([][]uint8, h), make([][]uint8, h)
	for y := range now {
		now[y], next[y] = make([]uint8, w), make([]uint8, w)
		for x := range now[y] {
			now[y][x] = uint8((x*7 + y*13) % 5 / 4)
		}
	}
	for gen := 0; gen < 300; gen++ {
		for y := 1; y < h-1; y++ {
			for x := 1; x < w-1; x++ {
				n := now[y-1][x-1] + now[y-1][x] + now[y-1][x+1] + now[y][x-1] + now[y][x+1] +
					now[y+1][x-1] + now[y+1][x] + now[y+1][x+1]
				next[y][x] = 0
				if n == 3 || n == 2 && now[y][x] == 1 {
					next[y][x] = 1
				}
			}
		}
		now, next = next, now
	}
	alive := 0
	for _, row := range now {
		for _, c := range row {
			alive += int(c)
		}
	}
	return alive + 1
}

func sumRange() int {
	a := make([]int, 10000)
	for i := range a {
		a[i] = i
	}
	total := 0
	for r := 0; r < 10000; r++ {
		for _, x := range a {
			total += x
		}
	}
	return total
}

func prefixSums() int {
	a := make([]int, 10000)
	for r := 0; r < 5000; r++ {
		for i := range a {
			a[i] = i ^ r
		}
		for i := 1; i < len(a); i++ {
			a[i] += a[i-1]
		}
	}
	return a[9999]
}

func text(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "the quick brown fox jumps over\nthe lazy dog 0123456789, (again); "[i%65]
	}
	return string(b)
}

func rangeString() int {
	s := text(1000000)
	n := 0
	for r := 0; r < 20; r++ {
		for _, c := range s {
			if c == 'o' {
				n++
			}
		}
	}
	return n
}

func toRunes() int {
	s := text(1000000)
	n := 0
	for r := 0; r < 10; r++ {
		n += len([]rune(s))
	}
	return n
}

func fromRunes() int {
	rs := []rune(text(1000000))
	n := 0
	for r := 0; r < 10; r++ {
		n += len(string(rs))
	}
	return n
}

func countWords() int {
	s := text(1000000)
	n := 0
	for r := 0; r < 20; r++ {
		in := false
		for i := 0; i < len(s); i++ {
			c := s[i]
			letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
			if letter && !in {
				n++
			}
			in = letter
		}
	}
	return n
}

type lexer struct {
	src string
	pos int
}

func (l *lexer) next() (kind int, text string) {
	for l.pos < len(l.src) && (l.src[l.pos] == ' ' || l.src[l.pos] == '\n') {
		l.pos++
	}
	if l.pos >= len(l.src) {
		return 0, ""
	}
	start := l.pos
	switch c := l.src[l.pos]; {
	case 'a' <= c && c <= 'z':
		for l.pos < len(l.src) && 'a' <= l.src[l.pos] && l.src[l.pos] <= 'z' {
			l.pos++
		}
		return 1, l.src[start:l.pos]
	case '0' <= c && c <= '9':
		for l.pos < len(l.src) && '0' <= l.src[l.pos] && l.src[l.pos] <= '9' {
			l.pos++
		}
		return 2, l.src[start:l.pos]
	}
	l.pos++
	return 3, l.src[start:l.pos]
}

func lex() int {
	s := text(1000000)
	n := 0
	for r := 0; r < 10; r++ {
		l := lexer{src: s}
		for {
			kind, text := l.next()
			if kind == 0 {
				break
			}
			n += len(text) * kind
		}
	}
	return n
}

type triple struct{ a, b, c, d int }

func copyStructs() int {
	a, b := make([]triple, 1000), make([]triple, 1000)
	for i := range a {
		a[i] = triple{i, i + 1, i + 2, i + 3}
	}
	n := 0
	for r := 0; r < 20000; r++ {
		for i := range a {
			b[i] = a[i]
		}
		n += b[r%1000].c
	}
	return n
}

type shape interface{ area() int }
type square struct{ side int }
type rect struct{ w, h int }
type circle struct{ r int }

func (s square) area() int  { return s.side * s.side }
func (r *rect) area() int   { return r.w * r.h }
func (c *circle) area() int { return 3 * c.r * c.r }

func interfaceCalls() int {
	shapes := []shape{}
	for i := 0; i < 1000; i++ {
		switch i * 7 % 3 {
		case 0:
			shapes = append(shapes, square{i})
		case 1:
			shapes = append(shapes, &rect{i, 2})
		default:
			shapes = append(shapes, &circle{i})
		}
	}
	n := 0
	for r := 0; r < 50000; r++ {
		for _, s := range shapes {
			n += s.area()
		}
	}
	return n
}

func apply(a []int, f func(int) int) {
	for i, x := range a {
		a[i] = f(x)
	}
}

//go:noinline
func adder(k int) func(int) int { return func(x int) int { return x + k } }

func closures() int {
	a := make([]int, 1000)
	f := adder(3)
	for r := 0; r < 50000; r++ {
		apply(a, f)
	}
	return a[10]
}

func counter() int {
	n := 0
	add := func(k int) { n += k }
	for i := 0; i < 50000000; i++ {
		add(i)
	}
	return n
}

func bubbleSort() int {
	a := make([]int, 2000)
	for r := 0; r < 30; r++ {
		x := uint32(12345)
		for i := range a {
			x = x*1664525 + 1013904223
			a[i] = int(x >> 8)
		}
		for i := len(a) - 1; i > 0; i-- {
			for j := 0; j < i; j++ {
				if a[j] > a[j+1] {
					a[j], a[j+1] = a[j+1], a[j]
				}
			}
		}
	}
	return a[0] + 1
}

func insertionSort() int {
	a := make([]int, 3000)
	for r := 0; r < 30; r++ {
		x := uint32(12345)
		for i := range a {
			x = x*1664525 + 1013904223
			a[i] = int(x >> 8)
		}
		for i := 1; i < len(a); i++ {
			for j := i; j > 0 && a[j] < a[j-1]; j-- {
				a[j], a[j-1] = a[j-1], a[j]
			}
		}
	}
	return a[0] + 1
}

func partitionSort(a []int) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	partitionSort(a[:j+1])
	partitionSort(a[i:])
}

func quickSort() int {
	a := make([]int, 300000)
	for r := 0; r < 5; r++ {
		x := uint32(12345)
		for i := range a {
			x = x*1664525 + 1013904223
			a[i] = int(x >> 8)
		}
		partitionSort(a)
	}
	return a[0] + 1
}

func fnv() int {
	s := []byte(text(1000000))
	h := uint64(14695981039346656037)
	for r := 0; r < 20; r++ {
		for _, c := range s {
			h ^= uint64(c)
			h *= 1099511628211
		}
	}
	return int(h>>1) + 1
}

func crc() int {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for j := 0; j < 8; j++ {
			if c&1 == 1 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	s := []byte(text(1000000))
	c := ^uint32(0)
	for r := 0; r < 20; r++ {
		for _, x := range s {
			c = table[byte(c)^x] ^ c>>8
		}
	}
	return int(c) + 1
}

func search(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if a[m] < x {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func binarySearch() int {
	a := make([]int, 100000)
	for i := range a {
		a[i] = 3 * i
	}
	n := 0
	for i := 0; i < 5000000; i++ {
		n += search(a, i*7919%300000)
	}
	return n
}

func sha() int {
	b := []byte(text(1000000))
	n := 0
	for r := 0; r < 10; r++ {
		h := sha256.Sum256(b)
		n += int(h[0]) + 1
	}
	return n
}

func mandelbrot() int {
	n := 0
	const size = 900
	for py := 0; py < size; py++ {
		for px := 0; px < size; px++ {
			x0, y0 := float64(px)/size*3-2, float64(py)/size*2-1
			x, y := 0.0, 0.0
			i := 0
			for ; i < 100 && x*x+y*y <= 4; i++ {
				x, y = x*x-y*y+x0, 2*x*y+y0
			}
			n += i
		}
	}
	return n
}

func collatz() int {
	most := 0
	for i := 1; i < 500000; i++ {
		n, steps := i, 0
		for n != 1 {
			if n%2 == 0 {
				n /= 2
			} else {
				n = 3*n + 1
			}
			steps++
		}
		most = max(most, steps)
	}
	return most
}

func levenshtein(a, b string, row []int) int {
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			old := row[j]
			row[j] = min(row[j]+1, row[j-1]+1, prev+cost)
			prev = old
		}
	}
	return row[len(b)]
}

func editDistance() int {
	a, b := text(2000), text(3000)[1000:]
	row := make([]int, len(b)+1)
	n := 0
	for r := 0; r < 10; r++ {
		n += levenshtein(a, b, row)
	}
	return n
}

type node struct {
	left, right *node
	key         int
}

func insert(n *node, key int) *node {
	if n == nil {
		return &node{key: key}
	}
	if key < n.key {
		n.left = insert(n.left, key)
	} else if key > n.key {
		n.right = insert(n.right, key)
	}
	return n
}

func treeSearch() int {
	var root *node
	x := uint32(7)
	for i := 0; i < 20000; i++ {
		x = x*1664525 + 1013904223
		root = insert(root, int(x>>8))
	}
	n := 0
	for i := 0; i < 2000000; i++ {
		x = x*1664525 + 1013904223
		k := int(x >> 8)
		for t := root; t != nil; {
			n++
			if k < t.key {
				t = t.left
			} else {
				t = t.right
			}
		}
	}
	return n
}

var nQueens int

func place(row int, cols, diag1, diag2 []bool) {
	n := len(cols)
	if row == n {
		nQueens++
		return
	}
	for c := 0; c < n; c++ {
		if cols[c] || diag1[row+c] || diag2[row-c+n-1] {
			continue
		}
		cols[c], diag1[row+c], diag2[row-c+n-1] = true, true, true
		place(row+1, cols, diag1, diag2)
		cols[c], diag1[row+c], diag2[row-c+n-1] = false, false, false
	}
}

func queens() int {
	nQueens = 0
	for r := 0; r < 60; r++ {
		place(0, make([]bool, 9), make([]bool, 17), make([]bool, 17))
	}
	return nQueens
}

var kernels = []struct {
	name string
	run  func() int
}{
	{"n-body", nbody}, {"spectral norm", spectralNorm}, {"fannkuch", fannkuch}, {"matrix of slices", matrixOfSlices},
	{"life", life}, {"sum by range", sumRange}, {"prefix sums", prefixSums}, {"range over string", rangeString},
	{"[]rune(s)", toRunes}, {"string(runes)", fromRunes}, {"counting words", countWords}, {"lexer", lex},
	{"copying structs", copyStructs}, {"calls of three types", interfaceCalls}, {"closures", closures},
	{"captured counter", counter}, {"bubble sort", bubbleSort}, {"insertion sort", insertionSort},
	{"quicksort", quickSort}, {"fnv", fnv}, {"crc32", crc}, {"binary search", binarySearch}, {"sha256", sha},
	{"mandelbrot", mandelbrot}, {"collatz", collatz}, {"edit distance", editDistance}, {"tree search", treeSearch},
	{"queens", queens},
}

func main() {
	for _, k := range kernels {
		if len(os.Args) > 1 && os.Args[1] != k.name {
			continue
		}
		t := time.Now()
		if k.run() == 0 {
			panic(k.name)
		}
		println(k.name, time.Since(t).Nanoseconds())
	}
}
