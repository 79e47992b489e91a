//! A made-up package for measuring the toolchain: the same text for the same arguments.
//!
//! It looks like programs people write: structs with methods, constructors, interfaces with several implementations, maps,
//! slices, strings, errors, closures, switches and generics, spread over files, each unit calling into earlier ones.

use std::fmt::Write;

/// A linear congruential generator: numbers need to be the same everywhere, not good.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

const NOUNS: [&str; 12] = [
    "account", "order", "packet", "session", "record", "node", "buffer", "token", "widget", "route", "event",
    "ledger",
];
/// Lines in a file, about.
const FILE_LINES: usize = 2_000;

/// A main package of about `lines` lines, as (file name, text). `edit` is a number in the body of one function.
pub fn package(lines: usize, edit: usize) -> Vec<(String, String)> {
    let mut r = Numbers(lines as u64);
    let mut files = vec![];
    let (mut unit, mut total) = (0, 0);
    while total < lines {
        let mut s =
            String::from("package main\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n\t\"sort\"\n\t\"strings\"\n)\n");
        let first = unit;
        while s.len() / 24 < FILE_LINES && total + s.len() / 24 < lines {
            write_unit(&mut s, &mut r, unit, edit);
            unit += 1;
        }
        let _ = write!(
            s,
            "\nfunc uses{first}() string {{\n\tkeys := strings.Fields(\"a b\")\n\tsort.Strings(keys)\n\treturn \
             fmt.Sprint(keys, errors.New(\"x\"))\n}}\n"
        );
        total += s.lines().count();
        files.push((format!("file{:03}.go", files.len()), s));
    }
    let mut s = String::from("package main\n\nfunc main() {\n\ttotal := 0\n");
    for u in 0..unit {
        let _ = writeln!(s, "\ttotal += run{u}({u})");
    }
    s.push_str("\tprintln(total)\n}\n");
    files.push(("main.go".into(), s));
    files
}

/// One type with all that belongs to it, about 150 lines. The running number `u` is part of every name.
fn write_unit(s: &mut String, r: &mut Numbers, u: usize, edit: usize) {
    let noun = NOUNS[r.below(NOUNS.len())];
    let name = format!("{noun}{u}");
    let upper = format!("{}{}{u}", noun[..1].to_uppercase(), &noun[1..]);
    let (a, b, c) = (r.below(97) + 1, r.below(31) + 2, r.below(1000));
    let odd = if u == 0 { edit } else { c };
    let other = if u > 0 { r.below(u) } else { 0 };
    let call = |arg: &str| if u > 0 { format!("step{other}({arg})") } else { arg.to_string() };
    let text = format!(
        r#"
// {upper} keeps what belongs to one {noun}.
type {upper} struct {{
	id    int
	name  string
	tags  []string
	links map[string]int
	next  *{upper}
	load  float64
	flags uint32
}}

var err{upper} = errors.New("{noun} {u} is not valid")

type {name}Kind uint8

const (
	{name}Plain {name}Kind = iota
	{name}Shared
	{name}Closed
	{name}Limit = {a} << 3
)

type {name}Visitor interface {{
	visit(n *{upper}) (int, error)
	done() bool
}}

func (k {name}Kind) String() string {{
	switch k {{
	case {name}Plain:
		return "plain"
	case {name}Shared:
		return "shared"
	case {name}Closed:
		return "closed"
	}}
	return fmt.Sprintf("kind(%d)", uint8(k))
}}

// new{upper} makes one from a line of text.
func new{upper}(id int, text string) (*{upper}, error) {{
	if text == "" {{
		return nil, err{upper}
	}}
	n := &{upper}{{id: id, name: strings.TrimSpace(text), links: make(map[string]int)}}
	for i, part := range strings.Split(n.name, ",") {{
		part = strings.ToLower(part)
		if part == "" || len(part) > {name}Limit {{
			return nil, fmt.Errorf("part %d of %q: %w", i, text, err{upper})
		}}
		n.tags = append(n.tags, part)
		n.links[part] += i + {b}
	}}
	return n, nil
}}

func (n *{upper}) kind() {name}Kind {{
	if n.flags&1 != 0 {{
		return {name}Closed
	}} else if len(n.links) > {b} {{
		return {name}Shared
	}}
	return {name}Plain
}}

func (n *{upper}) score(limit int) int {{
	sum := {odd}
	for i, t := range n.tags {{
		for j := 0; j < len(t); j++ {{
			switch ch := t[j]; {{
			case ch >= 'a' && ch <= 'z':
				sum += int(ch-'a') * (i + 1)
			case ch == '_', ch == '-':
				sum ^= j << 2
			default:
				sum -= {a}
			}}
		}}
		if sum > limit {{
			break
		}}
	}}
	return sum + n.links["{noun}"]
}}

func (n *{upper}) push(id int) *{upper} {{
	m := &{upper}{{id: id, name: n.name, next: n, load: n.load*0.5 + {b}.25}}
	if v, ok := n.links["total"]; ok && v > {c} {{
		m.flags |= 1 << 3
	}}
	return m
}}

type {name}Sum struct {{
	total int
	seen  [{b}]int
}}

func (s *{name}Sum) visit(n *{upper}) (int, error) {{
	if n == nil {{
		return 0, err{upper}
	}}
	s.seen[n.id%len(s.seen)]++
	s.total += n.score({c}) + int(n.load)
	return s.total, nil
}}

func (s *{name}Sum) done() bool {{ return s.total > {c}{a} }}

type {name}Count int

func (c *{name}Count) visit(n *{upper}) (int, error) {{
	*c += {name}Count(n.id & {b})
	return int(*c), nil
}}

func (c {name}Count) done() bool {{ return c > {a} }}

func walk{upper}(n *{upper}, v {name}Visitor) (total int, err error) {{
	defer func() {{
		if total < 0 {{
			err = fmt.Errorf("negative total %d", total)
		}}
	}}()
	for ; n != nil && !v.done(); n = n.next {{
		k, err := v.visit(n)
		if err != nil {{
			return total, err
		}}
		total += k
	}}
	return total, nil
}}

func filter{upper}[T any](list []T, keep func(T) bool) []T {{
	var out []T
	for _, x := range list {{
		if keep(x) {{
			out = append(out, x)
		}}
	}}
	return out
}}

func step{u}(x int) int {{
	table := [...]int{{{a}, {b}, {c}, x, 3, 5, 7, 11}}
	y := {call}
	for i := range table {{
		y = y*31 + table[(i+x)&7]
		if y&0x40 != 0 {{
			y >>= 1
		}}
	}}
	return y % {c}7
}}

func run{u}(seed int) int {{
	n, err := new{upper}(seed, "alpha,beta-{u},gamma_{a}")
	if err != nil {{
		return -1
	}}
	for i := 0; i < {b}; i++ {{
		n = n.push(i + step{u}(i))
	}}
	var sum {name}Sum
	var count {name}Count
	total := 0
	for _, v := range []{name}Visitor{{&sum, &count}} {{
		k, err := walk{upper}(n, v)
		if errors.Is(err, err{upper}) {{
			continue
		}}
		total += k
	}}
	long := filter{upper}(n.tags, func(t string) bool {{ return len(t) > {b} }})
	ids := filter{upper}(sum.seen[:], func(i int) bool {{ return i > 0 }})
	if s, ok := any(n.kind()).(fmt.Stringer); ok {{
		total += len(s.String())
	}}
	return total + len(long)*{a} + len(ids)
}}
"#,
        call = call("x + 1"),
    );
    s.push_str(&text);
}
