package p

var vc = fc() // ERROR 5 "initialization cycle for vc\n\tx.go:3:5: vc refers to fc\n\tx.go:5:6: fc refers to vc"

func fc() int { return vc }

const ca = cb // ERROR 7 "initialization cycle for ca\n\tx.go:7:7: ca refers to cb\n\tx.go:8:7: cb refers to ca"
const cb = ca

var arr [len(arr)]int // ERROR 5 "initialization cycle: arr refers to itself"
var x1 = y1 // ERROR 5 "initialization cycle for x1\n\tx.go:11:5: x1 refers to y1\n\tx.go:12:5: y1 refers to z1\n\tx.go:13:5: z1 refers to fz\n\tx.go:15:6: fz refers to gz\n\tx.go:16:6: gz refers to x1"
var y1 = z1
var z1 = fz()

func fz() int { return gz() }
func gz() int { return x1 }

type TT [unsafe1]int // ERROR 6 "invalid recursive type TT\n\tx.go:18:6: TT refers to unsafe1\n\tx.go:20:7: unsafe1 refers to TT"

const unsafe1 = len(TT{})

var _ = undefinedV // ERROR 9 "undefined: undefinedV"
var _ int = T(1) // ERROR 13 "cannot use T(1) (constant \"\\x01\" of string type T) as int value in variable declaration"

type T string

var _, _ = 1, T(1)
var (
	aa1 int
	aa1 string // ERROR 2 "aa1 redeclared in this block\n\tx.go:29:2: other declaration of aa1"
)
var imp = os.Args // ERROR 11 "undefined: os"
