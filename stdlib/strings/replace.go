package strings

import "io"

// Replacer replaces a list of strings; goroutines may share it.
type Replacer struct {
	oldnew []string
	first  [256]bool // bytes that some old string begins with
	empty  bool      // there is an empty old string
}

// NewReplacer returns a Replacer for pairs of old and new strings. Where
// several match, the first pair is used.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{oldnew: append([]string(nil), oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		if oldnew[i] == "" {
			r.empty = true
		} else {
			r.first[oldnew[i][0]] = true
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

// run calls write for each part of the result; it reports whether anything
// was replaced.
func (r *Replacer) run(s string, write func(string)) bool {
	last, replaced, afterEmpty := 0, false, false
	for i := 0; i <= len(s); {
		if !r.empty && (i == len(s) || !r.first[s[i]]) {
			i++
			continue
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
	var b Builder
	if !r.run(s, func(part string) { b.WriteString(part) }) {
		return s
	}
	return b.String()
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
