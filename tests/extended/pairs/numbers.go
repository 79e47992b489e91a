package main

import (
	"strconv"
	"strings"
)

const numeric = "0123456789abcdefxXoObBeEpP._+-inINfFtyaA zZ\u00e9"

func number(g *gen) string {
	switch g.below(12) {
	case 0:
		return strconv.FormatInt(g.integer(), 2+g.below(35))
	case 1:
		return pick(g, "inf", "-Inf", "+infinity", "NaN", "nan", "0x", "1_000", "0b101", "0o17", "017", "0xFFp-3", "1e400", "-0",
			"9223372036854775808", "-9223372036854775809", "18446744073709551616", "4.9406564584124654e-324", "true", "F", "TRUE")
	case 2:
		return strings.Repeat(g.text(3, "0123456789"), 1+g.below(300)) + pick(g, "", ".", "e-250", "e400", "p3")
	case 3:
		return "0x" + g.text(20, "0123456789abcdef_") + pick(g, "", ".8", "p", "p-1074", "p1023", ".8p5")
	case 4:
		return g.text(24, numeric)
	case 5:
		return strconv.FormatFloat(g.float(), "eEfgGxXb"[g.below(8)], g.below(30)-1, pick(g, 32, 64))
	case 6:
		return g.text(20, "0123456789") + "." + g.text(25, "0123456789") + "e" + pick(g, "", "-", "+") + g.text(3, "0123456789")
	case 7:
		return "(" + number(g) + pick(g, "+", "-", "") + number(g) + "i)"
	case 8:
		// Halfway between two floats, or nearly.
		f := g.float()
		s := strconv.FormatFloat(f, 'f', -1, 64)
		if len(s) > 400 || !strings.Contains(s, ".") {
			return s
		}
		return s + pick(g, "5", "49999999999999999999", "50000000000000000001", "0000000000000000000001")
	default:
		return strconv.FormatInt(g.integer(), 10)
	}
}

func quoted(g *gen) string {
	body := ""
	for range g.below(6) {
		body += pick(g, "a", "\\n", "\\x41", "\\u00e9", "\\U0001F600", "\\101", "\\\"", "\\'", "\\", "é", "\xff", "\n", "`", "\"", "'", "\\ud800",
			"\\q", "\\8", "\\400", "\u2028", "\x7f", "\x00", "\ufeff", "\u00ad")
	}
	q := pick(g, "\"", "'", "`", "")
	return q + body + q
}

func unit(g *gen, w *sink) {
	s := number(g)
	if g.chance(60) {
		s = g.mutate(s, numeric)
	}
	w.add(s)
	switch g.below(8) {
	case 0:
		base, bits := g.below(40)-1, g.below(70)-1
		n, err := strconv.ParseInt(s, base, bits)
		w.add(base, bits, n, err)
	case 1:
		base, bits := g.below(40)-1, g.below(70)-1
		n, err := strconv.ParseUint(s, base, bits)
		w.add(base, bits, n, err)
	case 2:
		n, err := strconv.Atoi(s)
		w.add(n, err)
		b, err := strconv.ParseBool(s)
		w.add(b, err)
	case 3:
		c, err := strconv.ParseComplex(s, pick(g, 64, 128))
		w.add(real(c), imag(c), err)
		w.add(strconv.FormatComplex(c, "efgGxb"[g.below(6)], g.below(20)-1, pick(g, 64, 128)))
	case 4:
		q := quoted(g)
		if g.chance(30) {
			q = g.mutate(q, "\\\"'`xuU0123é\n")
		}
		u, err := strconv.Unquote(q)
		w.add(q, u, err)
		p, err := strconv.QuotedPrefix(q)
		w.add(p, err)
		r, multi, tail, err := strconv.UnquoteChar(q, pick(g, byte(0), '"', '\'', '`'))
		w.add(r, multi, tail, err)
		w.add(strconv.Quote(q), strconv.QuoteToASCII(q), strconv.QuoteToGraphic(q), strconv.CanBackquote(q))
	case 5:
		r := rune(g.next() >> (33 + g.below(31)))
		w.add(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	default:
		bits := pick(g, 32, 64)
		f, err := strconv.ParseFloat(s, bits)
		w.add(bits, f, err)
	}
}
