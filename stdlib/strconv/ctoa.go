package strconv

// FormatComplex converts c to the form (a+bi), both parts as by FormatFloat.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize /= 2
	var buf [64]byte
	dst := append(buf[:0], '(')
	dst = AppendFloat(dst, real(c), fmt, prec, bitSize)
	at := len(dst)
	dst = AppendFloat(dst, imag(c), fmt, prec, bitSize)
	text := string(dst)
	if text[at] != '+' && text[at] != '-' {
		return text[:at] + "+" + text[at:] + "i)"
	}
	return text + "i)"
}

func complexError(err error, s string) error {
	if e, ok := err.(*NumError); ok {
		return &NumError{"ParseComplex", copyString(s), e.Err}
	}
	return err
}

// ParseComplex converts a text of the form N, Ni or N±Ni, which may be in
// parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	whole := s
	if l := len(s); l >= 2 && s[0] == '(' && s[l-1] == ')' {
		s = s[1 : l-1]
	}
	re, n, err := parseFloatPrefix(s, size)
	if err != nil {
		if e := err.(*NumError); e.Err != ErrRange {
			return 0, complexError(err, whole)
		}
	}
	pending := err
	s = s[n:]
	if s == "" {
		return complex(re, 0), complexErrorOrNil(pending, whole)
	}
	switch s[0] {
	case '+':
		// NaN takes no sign of its own; two plus signs stay an error.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case '-':
	case 'i':
		if s == "i" {
			return complex(0, re), complexErrorOrNil(pending, whole)
		}
		return 0, syntaxError("ParseComplex", whole)
	default:
		return 0, syntaxError("ParseComplex", whole)
	}
	im, n, err := parseFloatPrefix(s, size)
	if err != nil {
		if e := err.(*NumError); e.Err != ErrRange {
			return 0, complexError(err, whole)
		}
		pending = err
	}
	if s[n:] != "i" {
		return 0, syntaxError("ParseComplex", whole)
	}
	return complex(re, im), complexErrorOrNil(pending, whole)
}

func complexErrorOrNil(err error, s string) error {
	if err == nil {
		return nil
	}
	return complexError(err, s)
}
