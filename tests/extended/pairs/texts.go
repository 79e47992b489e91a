package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func piece(g *gen) string {
	s := ""
	for range g.below(pick(g, 3, 6, 30)) {
		s += pick(g, "a", "b", "ab", "aa", "A", "é", "É", "ß", "ſ", "K", "世", "\xff", "\xc3", " ", "\t", "\n", "x", "İ", "ı", "ǅ", "\u2028", "\u00a0", "0", "-", "abcabcabd", "\U0001F600")
	}
	return s
}

// same writes one of two results, and whether they are equal.
func same(w *sink, name string, a, b any) {
	x, y := fmt.Sprintf("%q", a), fmt.Sprintf("%q", b)
	w.add(name, x)
	if x != y {
		w.add("differs", y)
	}
}

func strs(list [][]byte) []string {
	var out []string
	for _, b := range list {
		out = append(out, string(b))
	}
	return out
}

func unit(g *gen, w *sink) {
	s, t, r := piece(g), piece(g), piece(g)
	if g.chance(50) {
		t = pick(g, "", "a", "ab", "é", "\xff", "aa", "世", "abcabd")
	}
	if g.chance(20) && len(s) > 0 {
		i := g.below(len(s))
		t = s[i : i+g.below(len(s)-i+1)]
	}
	b, c, d := []byte(s), []byte(t), []byte(r)
	n := g.below(6) - 1
	w.add(s, t, n)
	set := func(x rune) bool { return strings.ContainsRune(t, x) || unicode.IsUpper(x) }
	up := func(x rune) rune {
		if x == 'b' {
			return -1
		}
		return unicode.ToUpper(x) + rune(n%2)
	}
	switch g.below(8) {
	case 0:
		same(w, "Index", strings.Index(s, t), bytes.Index(b, c))
		same(w, "LastIndex", strings.LastIndex(s, t), bytes.LastIndex(b, c))
		same(w, "IndexAny", strings.IndexAny(s, t), bytes.IndexAny(b, t))
		same(w, "LastIndexAny", strings.LastIndexAny(s, t), bytes.LastIndexAny(b, t))
		same(w, "IndexByte", strings.IndexByte(s, 'b'), bytes.IndexByte(b, 'b'))
		same(w, "LastIndexByte", strings.LastIndexByte(s, 'a'), bytes.LastIndexByte(b, 'a'))
		same(w, "IndexRune", strings.IndexRune(s, 'é'), bytes.IndexRune(b, 'é'))
		same(w, "IndexRune", strings.IndexRune(s, utf8.RuneError), bytes.IndexRune(b, utf8.RuneError))
		same(w, "IndexFunc", strings.IndexFunc(s, set), bytes.IndexFunc(b, set))
		same(w, "LastIndexFunc", strings.LastIndexFunc(s, set), bytes.LastIndexFunc(b, set))
	case 1:
		same(w, "Split", strings.Split(s, t), strs(bytes.Split(b, c)))
		same(w, "SplitN", strings.SplitN(s, t, n), strs(bytes.SplitN(b, c, n)))
		same(w, "SplitAfterN", strings.SplitAfterN(s, t, n), strs(bytes.SplitAfterN(b, c, n)))
		same(w, "Fields", strings.Fields(s), strs(bytes.Fields(b)))
		same(w, "FieldsFunc", strings.FieldsFunc(s, set), strs(bytes.FieldsFunc(b, set)))
		same(w, "SplitSeq", slices.Collect(strings.SplitSeq(s, t)), strs(slices.Collect(bytes.SplitSeq(b, c))))
		same(w, "SplitAfterSeq", slices.Collect(strings.SplitAfterSeq(s, t)), strs(slices.Collect(bytes.SplitAfterSeq(b, c))))
		same(w, "FieldsSeq", slices.Collect(strings.FieldsSeq(s)), strs(slices.Collect(bytes.FieldsSeq(b))))
		same(w, "Lines", slices.Collect(strings.Lines(s)), strs(slices.Collect(bytes.Lines(b))))
	case 2:
		same(w, "Replace", strings.Replace(s, t, r, n), bytes.Replace(b, c, d, n))
		same(w, "ReplaceAll", strings.ReplaceAll(s, t, r), bytes.ReplaceAll(b, c, d))
		same(w, "Count", strings.Count(s, t), bytes.Count(b, c))
		same(w, "Map", strings.Map(up, s), bytes.Map(up, b))
		same(w, "Repeat", strings.Repeat(t, max(n, 0)), bytes.Repeat(c, max(n, 0)))
		same(w, "ToValidUTF8", strings.ToValidUTF8(s, r), bytes.ToValidUTF8(b, d))
		same(w, "Join", strings.Join([]string{s, t, r}, t), bytes.Join([][]byte{b, c, d}, c))
	case 3:
		same(w, "ToUpper", strings.ToUpper(s), bytes.ToUpper(b))
		same(w, "ToLower", strings.ToLower(s), bytes.ToLower(b))
		same(w, "ToTitle", strings.ToTitle(s), bytes.ToTitle(b))
		same(w, "Title", strings.Title(s), bytes.Title(b))
		same(w, "ToUpperSpecial", strings.ToUpperSpecial(unicode.TurkishCase, s), bytes.ToUpperSpecial(unicode.TurkishCase, b))
		same(w, "EqualFold", strings.EqualFold(s, t), bytes.EqualFold(b, c))
		same(w, "EqualFold", strings.EqualFold(s, strings.ToUpper(s)), bytes.EqualFold(b, bytes.ToUpper(b)))
		same(w, "Compare", strings.Compare(s, t), bytes.Compare(b, c))
	case 4:
		same(w, "Trim", strings.Trim(s, t), bytes.Trim(b, t))
		same(w, "TrimLeft", strings.TrimLeft(s, t), bytes.TrimLeft(b, t))
		same(w, "TrimRight", strings.TrimRight(s, t), bytes.TrimRight(b, t))
		same(w, "TrimSpace", strings.TrimSpace(s), bytes.TrimSpace(b))
		same(w, "TrimFunc", strings.TrimFunc(s, set), bytes.TrimFunc(b, set))
		same(w, "TrimPrefix", strings.TrimPrefix(s, t), bytes.TrimPrefix(b, c))
		same(w, "TrimSuffix", strings.TrimSuffix(s, t), bytes.TrimSuffix(b, c))
	case 5:
		x, y, ok := strings.Cut(s, t)
		p, q, ok2 := bytes.Cut(b, c)
		same(w, "Cut", []any{x, y, ok}, []any{string(p), string(q), ok2})
		x, ok = strings.CutPrefix(s, t)
		p, ok2 = bytes.CutPrefix(b, c)
		same(w, "CutPrefix", []any{x, ok}, []any{string(p), ok2})
		x, ok = strings.CutSuffix(s, t)
		p, ok2 = bytes.CutSuffix(b, c)
		same(w, "CutSuffix", []any{x, ok}, []any{string(p), ok2})
		same(w, "Contains", strings.Contains(s, t), bytes.Contains(b, c))
		same(w, "ContainsAny", strings.ContainsAny(s, t), bytes.ContainsAny(b, t))
		same(w, "HasPrefix", strings.HasPrefix(s, t), bytes.HasPrefix(b, c))
		same(w, "HasSuffix", strings.HasSuffix(s, t), bytes.HasSuffix(b, c))
		same(w, "Runes", []rune(s), bytes.Runes(b))
	case 6:
		same(w, "RuneCount", utf8.RuneCountInString(s), utf8.RuneCount(b))
		same(w, "Valid", utf8.ValidString(s), utf8.Valid(b))
		x, i := utf8.DecodeRuneInString(s)
		y, j := utf8.DecodeRune(b)
		same(w, "DecodeRune", []int{int(x), i}, []int{int(y), j})
		x, i = utf8.DecodeLastRuneInString(s)
		y, j = utf8.DecodeLastRune(b)
		same(w, "DecodeLastRune", []int{int(x), i}, []int{int(y), j})
		same(w, "FullRune", utf8.FullRuneInString(t), utf8.FullRune(c))
		var pairs []string
		for range 1 + g.below(4) {
			pairs = append(pairs, pick(g, t, piece(g), "a", "ab", ""), pick(g, r, "", "x"))
		}
		rep := strings.NewReplacer(pairs...)
		w.add(rep.Replace(s))
		n, err := rep.WriteString(w, s)
		w.add(n, err)
	default:
		rd, br := strings.NewReader(s), bytes.NewReader(b)
		var buf bytes.Buffer
		buf.WriteString(s)
		for range 8 {
			switch g.below(6) {
			case 0:
				x, i, err := rd.ReadRune()
				y, j, err2 := br.ReadRune()
				same(w, "ReadRune", []any{x, i, err}, []any{y, j, err2})
				z, k, err := buf.ReadRune()
				w.add(z, k, err)
			case 1:
				same(w, "UnreadRune", rd.UnreadRune(), br.UnreadRune())
				w.add(buf.UnreadRune())
			case 2:
				off, whence := int64(g.below(20)-5), g.below(4)
				x, err := rd.Seek(off, whence)
				y, err2 := br.Seek(off, whence)
				same(w, "Seek", x, y)
				w.add(err != nil, err2 != nil)
			case 3:
				p, q := make([]byte, g.below(5)), make([]byte, 5)
				i, err := rd.Read(p)
				j, err2 := br.Read(q[:len(p)])
				same(w, "Read", []any{i, err, p}, []any{j, err2, q[:len(p)]})
				k, err := buf.Read(p)
				w.add(k, err, p)
			case 4:
				line, err := buf.ReadString('\n')
				w.add(line, err, buf.Len())
				w.add(string(buf.Next(g.below(3))))
			default:
				same(w, "Len", rd.Len(), br.Len())
				same(w, "UnreadByte", rd.UnreadByte() != nil, br.UnreadByte() != nil)
				w.add(buf.UnreadByte())
			}
		}
	}
}
