// Package pathmatch has what path and path/filepath share on systems whose
// separator is the slash.
package pathmatch

import "unicode/utf8"

// Clean returns the shortest path equivalent to the given one.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	n := len(path)
	out := make([]byte, 0, n)
	keep := 0 // what .. must not take back
	r := 0
	if rooted {
		out = append(out, '/')
		r = 1
		keep = 1
	}
	for r < n {
		switch {
		case path[r] == '/':
			r++
		case path[r] == '.' && (r+1 == n || path[r+1] == '/'):
			r++
		case path[r] == '.' && path[r+1] == '.' && (r+2 == n || path[r+2] == '/'):
			r += 2
			switch {
			case len(out) > keep:
				w := len(out) - 1
				for w > keep && out[w] != '/' {
					w--
				}
				out = out[:w]
			case !rooted:
				if len(out) > 0 {
					out = append(out, '/')
				}
				out = append(out, ".."...)
				keep = len(out)
			}
		default:
			if rooted && len(out) != 1 || !rooted && len(out) != 0 {
				out = append(out, '/')
			}
			for ; r < n && path[r] != '/'; r++ {
				out = append(out, path[r])
			}
		}
	}
	if len(out) == 0 {
		return "."
	}
	if string(out) == path {
		return path
	}
	return string(out)
}

// Match matches a shell pattern; ok is false if the pattern is malformed.
func Match(pattern, name string) (matched, ok bool) {
pattern:
	for len(pattern) > 0 {
		star, chunk, rest := scanChunk(pattern)
		pattern = rest
		if star && chunk == "" {
			// A trailing star matches all but slashes.
			for i := 0; i < len(name); i++ {
				if name[i] == '/' {
					return false, true
				}
			}
			return true, true
		}
		t, m, good := matchChunk(chunk, name)
		// If this is the last chunk, it must use up the name.
		if m && (len(t) == 0 || len(pattern) > 0) {
			name = t
			continue
		}
		if !good {
			return false, false
		}
		if star {
			for i := 0; i < len(name) && name[i] != '/'; i++ {
				t, m, good := matchChunk(chunk, name[i+1:])
				if m {
					if len(pattern) == 0 && len(t) > 0 {
						continue
					}
					name = t
					continue pattern
				}
				if !good {
					return false, false
				}
			}
		}
		// The rest of the pattern is checked all the same.
		for len(pattern) > 0 {
			_, chunk, pattern = scanChunk(pattern)
			if _, _, good := matchChunk(chunk, ""); !good {
				return false, false
			}
		}
		return false, true
	}
	return len(name) == 0, true
}

// scanChunk splits off leading stars and the text up to the next star.
func scanChunk(pattern string) (star bool, chunk, rest string) {
	for len(pattern) > 0 && pattern[0] == '*' {
		pattern = pattern[1:]
		star = true
	}
	inrange := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inrange = true
		case ']':
			inrange = false
		case '*':
			if !inrange {
				return star, pattern[:i], pattern[i:]
			}
		}
	}
	return star, pattern, ""
}

// matchChunk matches a chunk without star at the start of s. After a mismatch
// it goes on to check the chunk's form.
func matchChunk(chunk, s string) (rest string, matched, ok bool) {
	failed := false
	for len(chunk) > 0 {
		failed = failed || len(s) == 0
		switch chunk[0] {
		case '[':
			var r rune
			if !failed {
				var n int
				r, n = utf8.DecodeRuneInString(s)
				s = s[n:]
			}
			chunk = chunk[1:]
			negated := false
			if len(chunk) > 0 && chunk[0] == '^' {
				negated = true
				chunk = chunk[1:]
			}
			match := false
			for nrange := 0; ; nrange++ {
				if len(chunk) > 0 && chunk[0] == ']' && nrange > 0 {
					chunk = chunk[1:]
					break
				}
				lo, c, good := rangeChar(chunk)
				if !good {
					return "", false, false
				}
				chunk = c
				hi := lo
				if chunk[0] == '-' {
					hi, chunk, good = rangeChar(chunk[1:])
					if !good {
						return "", false, false
					}
				}
				match = match || lo <= r && r <= hi
			}
			failed = failed || match == negated
		case '?':
			if !failed {
				failed = s[0] == '/'
				_, n := utf8.DecodeRuneInString(s)
				s = s[n:]
			}
			chunk = chunk[1:]
		case '\\':
			chunk = chunk[1:]
			if len(chunk) == 0 {
				return "", false, false
			}
			fallthrough
		default:
			if !failed {
				failed = chunk[0] != s[0]
				s = s[1:]
			}
			chunk = chunk[1:]
		}
	}
	if failed {
		return "", false, true
	}
	return s, true, true
}

// rangeChar reads a character of a class, escaped or not.
func rangeChar(chunk string) (r rune, rest string, ok bool) {
	if len(chunk) == 0 || chunk[0] == '-' || chunk[0] == ']' {
		return 0, "", false
	}
	if chunk[0] == '\\' {
		chunk = chunk[1:]
		if len(chunk) == 0 {
			return 0, "", false
		}
	}
	r, n := utf8.DecodeRuneInString(chunk)
	if r == utf8.RuneError && n == 1 {
		return 0, "", false
	}
	rest = chunk[n:]
	if len(rest) == 0 {
		return 0, "", false
	}
	return r, rest, true
}
