// Command api compares the library with Go's: it writes, for each package under stdlib, a program that names every
// exported thing of Go's package with the type it has there, compiles it with rgo, and counts the lines that compile.
// It is run with Go, from the repository:
//
//	go run ./tests/extended/api [-rgo target/release/rgo] [-write] [package ...]
//
// With -write it puts the counts into docs/library.md, between the marks that stand there. It also lists exported names
// of ours that Go does not have.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// check is one line of the generated program.
type check struct {
	name string // as in "File.Read"
	text string
}

// api collects the checks of one package.
type api struct {
	pkg     *types.Package
	imports map[string]string // path → local name
	checks  []check
}

func (a *api) add(name, format string, args ...any) {
	a.checks = append(a.checks, check{name, fmt.Sprintf(format, args...)})
}

// qualifier names packages in printed types and notes them as imported.
func (a *api) qualifier(p *types.Package) string {
	if n, ok := a.imports[p.Path()]; ok {
		return n
	}
	n := fmt.Sprintf("p%d", len(a.imports))
	a.imports[p.Path()] = n
	return n
}

func (a *api) str(t types.Type) string { return types.TypeString(t, a.qualifier) }

// printable reports whether every name in t can be written outside its package.
func printable(t types.Type) bool {
	ok := true
	types.TypeString(t, func(p *types.Package) string {
		if strings.Contains("/"+p.Path()+"/", "/internal/") {
			ok = false
		}
		return p.Name()
	})
	return ok && !regexp.MustCompile(`\b[a-z]\w*\.[a-z]\w*`).MatchString(types.TypeString(t, nil))
}

// arguments chooses a type argument for each parameter, or nil.
func arguments(list *types.TypeParamList) []types.Type {
	args := make([]types.Type, list.Len())
	// Later parameters first: the constraints of earlier ones mention them.
	for i := list.Len() - 1; i >= 0; i-- {
		args[i] = types.Typ[types.Int]
	}
	for i := range list.Len() {
		u, ok := list.At(i).Constraint().Underlying().(*types.Interface)
		if !ok || u.NumEmbeddeds() != 1 || u.NumMethods() > 0 {
			continue
		}
		union, ok := u.EmbeddedType(0).(*types.Union)
		if !ok || union.Len() != 1 {
			continue
		}
		switch t := union.Term(0).Type().(type) {
		case *types.Slice:
			args[i] = types.NewSlice(types.Typ[types.Int])
		case *types.Map:
			args[i] = types.NewMap(types.Typ[types.Int], types.Typ[types.Int])
		case *types.Pointer:
			args[i] = types.NewPointer(types.Typ[types.Int])
		default:
			_ = t
		}
	}
	return args
}

func (a *api) object(o types.Object) {
	name := o.Name()
	switch o := o.(type) {
	case *types.Const:
		if b, ok := o.Type().(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
			a.add(name, "const _ = zz.%s", name)
		} else {
			a.add(name, "var _ %s = zz.%s", a.str(o.Type()), name)
		}
		if o.Val().Kind() == constant.Int {
			a.add(name, "var _ [0]int = [zz.%s - (%s)]int{}", name, o.Val().ExactString())
		}
	case *types.Var:
		if printable(o.Type()) {
			a.add(name, "var _ *%s = &zz.%s", paren(a.str(o.Type())), name)
		} else {
			a.add(name, "var _ = zz.%s", name)
		}
	case *types.Func:
		sig := o.Type().(*types.Signature)
		if sig.TypeParams().Len() == 0 {
			a.add(name, "var _ %s = zz.%s", a.str(sig), name)
			return
		}
		args := arguments(sig.TypeParams())
		inst, err := types.Instantiate(nil, sig, args, true)
		if err != nil {
			fmt.Fprintf(os.Stderr, "api: %s: %v\n", name, err)
			return
		}
		a.add(name, "var _ %s = zz.%s[%s]", a.str(inst), name, a.list(args))
	case *types.TypeName:
		a.typeName(o)
	}
}

func (a *api) list(args []types.Type) string {
	var s []string
	for _, t := range args {
		s = append(s, a.str(t))
	}
	return strings.Join(s, ", ")
}

func paren(s string) string {
	if strings.HasPrefix(s, "<-") || strings.HasPrefix(s, "func") {
		return "(" + s + ")"
	}
	return s
}

func (a *api) typeName(o *types.TypeName) {
	name := o.Name()
	local := "zz." + name
	t := o.Type()
	if n, ok := types.Unalias(t).(*types.Named); ok && n.TypeParams().Len() > 0 && n.TypeArgs().Len() == 0 {
		args := arguments(n.TypeParams())
		local += "[" + a.list(args) + "]"
		inst, err := types.Instantiate(nil, n, args, true)
		if err != nil {
			fmt.Fprintf(os.Stderr, "api: %s: %v\n", name, err)
			return
		}
		t = inst
	}
	if i, ok := t.Underlying().(*types.Interface); ok && !i.IsMethodSet() {
		a.add(name, "type _ interface{ %s }", local)
		return
	}
	if o.IsAlias() && printable(types.Unalias(t)) {
		a.add(name, "var _ *%s = (*%s)(nil)", paren(a.str(types.Unalias(t))), local)
	} else {
		a.add(name, "var _ %s", local)
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			f := u.Field(i)
			if f.Exported() && printable(f.Type()) {
				a.add(name+"."+f.Name(), "var _ *%s = &new(%s).%s", paren(a.str(f.Type())), local, f.Name())
			}
		}
	case *types.Interface:
		for i := range u.NumMethods() {
			m := u.Method(i)
			if m.Exported() {
				a.method(name, local, m)
			}
		}
		return
	default:
		if printable(u) {
			a.add(name, "var _ = func(x %s) %s { return (%s)(x) }", local, a.str(u), a.str(u))
		}
	}
	set := types.NewMethodSet(types.NewPointer(t))
	value := types.NewMethodSet(t)
	for i := range set.Len() {
		m := set.At(i).Obj().(*types.Func)
		if !m.Exported() {
			continue
		}
		if value.Lookup(m.Pkg(), m.Name()) != nil {
			a.method(name, local, m)
		} else {
			a.method(name, "*"+local, m)
		}
	}
}

func (a *api) method(name, recv string, m *types.Func) {
	sig := m.Type().(*types.Signature)
	if sig.TypeParams().Len() > 0 {
		a.add(name+"."+m.Name(), "var _ = (%s).%s[%s]", recv, m.Name(), a.list(arguments(sig.TypeParams())))
		return
	}
	if !printable(sig) {
		a.add(name+"."+m.Name(), "var _ = (%s).%s", recv, m.Name())
		return
	}
	s := strings.TrimPrefix(a.str(sig), "func(")
	sep := ", "
	if strings.HasPrefix(s, ")") {
		sep = ""
	}
	// Parameter names must be given to all or to none.
	if s[0] != ')' && sig.Params().Len() > 0 && sig.Params().At(0).Name() != "" {
		recv2 := "_ " + recv
		a.add(name+"."+m.Name(), "var _ func(%s%s%s = (%s).%s", recv2, sep, s, recv, m.Name())
		return
	}
	a.add(name+"."+m.Name(), "var _ func(%s%s%s = (%s).%s", recv, sep, s, recv, m.Name())
}

// program writes the checks as a file and gives the line of the first.
func (a *api) program() (text string, first int) {
	var b strings.Builder
	b.WriteString("package main\n")
	paths := make([]string, 0, len(a.imports))
	for p := range a.imports {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	for _, p := range paths {
		fmt.Fprintf(&b, "import %s %q\n", a.imports[p], p)
	}
	b.WriteString("func main() {}\n")
	first = len(paths) + 3
	for _, c := range a.checks {
		b.WriteString(c.text + "\n")
	}
	return b.String(), first
}

// special returns the checks of package unsafe, which has no source.
func special() *api {
	a := &api{imports: map[string]string{"unsafe": "zz"}}
	for _, n := range []string{"Sizeof", "Offsetof", "Alignof"} {
		arg := "struct{ F int }{}"
		if n == "Offsetof" {
			arg += ".F"
		}
		a.add(n, "var _ = zz.%s(%s)", n, arg)
	}
	a.add("Pointer", "var _ zz.Pointer")
	a.add("Add", "var _ = zz.Add(zz.Pointer(nil), 1)")
	a.add("Slice", "var _ = zz.Slice((*int)(nil), 0)")
	a.add("SliceData", "var _ = zz.SliceData([]int{})")
	a.add("String", "var _ = zz.String((*byte)(nil), 0)")
	a.add("StringData", `var _ = zz.StringData("")`)
	return a
}

type result struct {
	path           string
	present, total int
	missing        []string
	extra          []string
}

func examine(path, dir, rgo, tmp string, imp types.Importer) (result, error) {
	r := result{path: path}
	var a *api
	if path == "unsafe" {
		a = special()
	} else {
		pkg, err := imp.Import(path)
		if err != nil {
			return r, err
		}
		a = &api{pkg: pkg, imports: map[string]string{path: "zz"}}
		names := pkg.Scope().Names()
		for _, n := range names {
			if token.IsExported(n) {
				a.object(pkg.Scope().Lookup(n))
			}
		}
		r.extra = extra(dir, pkg)
	}
	text, first := a.program()
	file := filepath.Join(tmp, "check.go")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		return r, err
	}
	cmd := exec.Command(rgo, "build", "-gcflags=-e", "-o", filepath.Join(tmp, "check"), file)
	out, err := cmd.CombinedOutput()
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		return r, err
	}
	bad := map[string]string{}
	line := regexp.MustCompile(`(?m)^.*check\.go:(\d+):\d+: (.*)$`)
	for _, m := range line.FindAllSubmatch(out, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		if n -= first; n >= 0 && n < len(a.checks) {
			name := a.checks[n].name
			if bad[name] == "" {
				bad[name] = string(m[2])
			}
		} else {
			fmt.Fprintf(os.Stderr, "api: %s: %s\n", path, m[0])
		}
	}
	if len(bad) == 0 && len(bytes.TrimSpace(out)) > 0 {
		return r, fmt.Errorf("%s", out)
	}
	seen := map[string]bool{}
	for _, c := range a.checks {
		if seen[c.name] {
			continue
		}
		seen[c.name] = true
		r.total++
		if why, ok := bad[c.name]; ok {
			r.missing = append(r.missing, c.name+"\t"+why)
		} else {
			r.present++
		}
	}
	return r, nil
}

// extra lists the exported top-level names and methods in dir that Go's package lacks.
func extra(dir string, pkg *types.Package) (names []string) {
	pkgs, err := parser.ParseDir(token.NewFileSet(), dir, func(i fs.FileInfo) bool {
		return !strings.HasSuffix(i.Name(), "_test.go")
	}, parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	note := func(n string) {
		if token.IsExported(n) && pkg.Scope().Lookup(n) == nil {
			names = append(names, n)
		}
	}
	for _, p := range pkgs {
		for _, f := range p.Files {
			for _, d := range f.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					if d.Recv == nil {
						note(d.Name.Name)
					} else if t := receiver(d.Recv.List[0].Type); token.IsExported(t) && d.Name.IsExported() {
						o := pkg.Scope().Lookup(t)
						if o == nil {
							continue
						}
						if m, _, _ := types.LookupFieldOrMethod(o.Type(), true, pkg, d.Name.Name); m == nil {
							names = append(names, t+"."+d.Name.Name)
						}
					}
				case *ast.GenDecl:
					for _, s := range d.Specs {
						switch s := s.(type) {
						case *ast.TypeSpec:
							note(s.Name.Name)
						case *ast.ValueSpec:
							for _, n := range s.Names {
								note(n.Name)
							}
						}
					}
				}
			}
		}
	}
	sort.Strings(names)
	return names
}

func receiver(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// packages lists the import paths under root.
func packages(root string) (paths []string) {
	seen := map[string]bool{}
	filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".go") {
			rel, _ := filepath.Rel(root, filepath.Dir(p))
			if !seen[rel] && !strings.Contains("/"+rel+"/", "/internal/") {
				seen[rel] = true
				paths = append(paths, filepath.ToSlash(rel))
			}
		}
		return nil
	})
	if !seen["unsafe"] {
		paths = append(paths, "unsafe")
	}
	sort.Strings(paths)
	return paths
}

func main() {
	rgo := flag.String("rgo", "target/release/rgo", "the `compiler` to examine")
	root := flag.String("stdlib", "stdlib", "the library's `folder`")
	write := flag.Bool("write", false, "write the table into docs/library.md")
	flag.Parse()
	list := flag.Args()
	if len(list) == 0 {
		list = packages(*root)
	}
	tmp, err := os.MkdirTemp("", "api")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(tmp)
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	var table strings.Builder
	table.WriteString("| package | present | in Go |\n|---|---|---|\n")
	for _, p := range list {
		r, err := examine(p, filepath.Join(*root, p), *rgo, tmp, imp)
		if err != nil {
			fmt.Fprintf(os.Stderr, "api: %s: %v\n", p, err)
			continue
		}
		fmt.Fprintf(&table, "| `%s` | %d | %d |\n", p, r.present, r.total)
		fmt.Printf("%s: %d of %d\n", p, r.present, r.total)
		for _, m := range r.missing {
			fmt.Printf("\t- %s\n", m)
		}
		for _, m := range r.extra {
			fmt.Printf("\t+ %s\n", m)
		}
	}
	if *write {
		const begin, end = "<!-- counts: begin -->\n", "<!-- counts: end -->"
		file := "docs/library.md"
		text, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		head, rest, ok1 := strings.Cut(string(text), begin)
		_, tail, ok2 := strings.Cut(rest, end)
		if !ok1 || !ok2 {
			fmt.Fprintln(os.Stderr, "api: docs/library.md has no marks")
			os.Exit(1)
		}
		os.WriteFile(file, []byte(head+begin+table.String()+end+tail), 0o666)
	}
}
