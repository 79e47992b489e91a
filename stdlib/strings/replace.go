package strings

import (
	"internal/bytealg"
	"io"
)

// Replacer replaces a list of strings; goroutines may share it.
type Replacer struct {
	oldnew []string
	first  [256]bool  // bytes that some old string begins with
	few    string     // these bytes, if they are few
	empty  bool       // there is an empty old string
	bytes  *[256]byte // what becomes of each byte, if bytes are replaced by bytes
}

// NewReplacer returns a Replacer for pairs of old and new strings. Where
// several match, the first pair is used.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{oldnew: append([]string(nil), oldnew...)}
	var few [fewChars]byte
	n := 0
	bytes := true
	for i := 0; i < len(oldnew); i += 2 {
		old := oldnew[i]
		bytes = bytes && len(old) == 1 && len(oldnew[i+1]) == 1
		if old == "" {
			r.empty = true
		} else if !r.first[old[0]] {
			r.first[old[0]] = true
			if n < len(few) {
				few[n] = old[0]
			}
			n++
		}
	}
	if n <= len(few) {
		r.few = string(few[:n])
	}
	if bytes {
		r.bytes = new([256]byte)
		for i := range r.bytes {
			r.bytes[i] = byte(i)
		}
		for i := len(oldnew) - 2; i >= 0; i -= 2 {
			r.bytes[oldnew[i][0]] = oldnew[i+1][0]
		}
	}
	return r
}

// lookup returns the pair that matches at the start of s, -1 if none does.
func (r *Replacer) lookup(s string, skipEmpty bool) int {
	if !r.empty && (s == "" || !r.first[s[0]]) {
		return -1
	}
	for i := 0; i < len(r.oldnew); i += 2 {
		old := r.oldnew[i]
		if HasPrefix(s, old) && (old != "" || !skipEmpty) {
			return i
		}
	}
	return -1
}

// next returns the first place of s from i on where something may match, -1 if there is none.
func (r *Replacer) next(s string, i int) int {
	if r.empty {
		return i
	}
	if r.few != "" {
		k := bytealg.IndexAnyByte(s[i:], r.few)
		if k < 0 {
			return -1
		}
		return i + k
	}
	for ; i < len(s); i++ {
		if r.first[s[i]] {
			return i
		}
	}
	return -1
}

// run calls write for each part of the result; it reports whether anything
// was replaced.
func (r *Replacer) run(s string, write func(string)) bool {
	last, replaced, afterEmpty := 0, false, false
	for i := 0; i <= len(s); {
		if i = r.next(s, i); i < 0 {
			break
		}
		k := r.lookup(s[i:], afterEmpty)
		if k < 0 {
			afterEmpty = false
			i++
			continue
		}
		afterEmpty = r.oldnew[k] == ""
		replaced = true
		write(s[last:i])
		write(r.oldnew[k+1])
		i += len(r.oldnew[k])
		last = i
	}
	if replaced {
		write(s[last:])
	}
	return replaced
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	if r.bytes != nil {
		return replaceBytes(r.bytes, s)
	}
	n := 0
	if !r.run(s, func(part string) { n += len(part) }) {
		return s
	}
	out := make([]byte, 0, n)
	r.run(s, func(part string) { out = append(out, part...) })
	return bytealg.String(out)
}

func replaceBytes(table *[256]byte, s string) string {
	for i := 0; i < len(s); i++ {
		if table[s[i]] == s[i] {
			continue
		}
		b := []byte(s)
		for ; i < len(b); i++ {
			b[i] = table[b[i]]
		}
		return bytealg.String(b)
	}
	return s
}

// WriteString writes s with all replacements made to w.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	put := func(part string) {
		if err == nil && part != "" {
			var k int
			k, err = io.WriteString(w, part)
			n += k
		}
	}
	if !r.run(s, put) {
		put(s)
	}
	return n, err
}
