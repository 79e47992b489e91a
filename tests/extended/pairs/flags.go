package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type picky struct{ s string }

func (p *picky) String() string { return p.s }
func (p *picky) Set(s string) error {
	if len(s)%2 == 1 {
		return errors.New("odd: " + s)
	}
	p.s = s
	return nil
}
func (p *picky) IsBoolFlag() bool { return true }

func unit(g *gen, w *sink) {
	fs := flag.NewFlagSet(pick(g, "prog", "", "two words"), flag.ContinueOnError)
	fs.SetOutput(w)
	b := fs.Bool("b", g.chance(50), "a bool")
	i := fs.Int("i", g.below(3), "an `amount` of things")
	u := fs.Uint64("u64", 0, "")
	i64 := fs.Int64("i64", -1, "two\nlines")
	s := fs.String("s", pick(g, "", "x y", "\""), "a string `NAME`, quoted")
	f := fs.Float64("f", 1.5, "a float")
	d := fs.Duration("d", time.Duration(g.below(2))*time.Second, "a duration")
	var l list
	fs.Var(&l, "list", "a list")
	var p picky
	fs.Var(&p, "p", "a picky one")
	fs.Func("func", "a func", func(s string) error { return fmt.Errorf("no %q", s) })
	fs.BoolFunc("bf", "a bool func", func(s string) error { w.add("bf", s); return nil })
	var t time.Time
	fs.TextVar(&t, "t", time.Unix(0, 0).UTC(), "a time")
	var args []string
	for range g.below(6) {
		a := pick(g, "-b", "--b=true", "-b=false", "-b=x", "-i", "-i=7", "-i=0x1f", "--i", "-i=99999999999999999999", "-u64=5", "-u64=-5", "-i64=-3", "-s",
			"-s=", "-s=a=b", "-f=1e3", "-f=x", "-d=3s", "-d=3", "-list=a", "-list", "b", "-p", "-p=ab", "-p=abc", "-func=1", "-bf", "-bf=3", "-t=2020-01-02T03:04:05Z",
			"-t=x", "-h", "--help", "-", "--", "---", "-=", "--=x", "rest", "12", "-x", "-é", "-i=1_000", "-f=inf", "-f=1e999")
		if g.chance(30) {
			a = g.mutate(a, "-=bisfdx0 \"")
		}
		args = append(args, a)
	}
	w.add(strings.Join(args, "|"))
	w.add(fs.Parse(args))
	w.add(*b, *i, *u, *i64, *s, *f, int64(*d), l.String(), p.s, t.String(), strings.Join(fs.Args(), "|"), fs.NArg(), fs.NFlag(), fs.Arg(g.below(4)-1))
	fs.Visit(func(f *flag.Flag) { w.add(f.Name, f.Value.String()) })
	if g.chance(20) {
		fs.PrintDefaults()
		fs.VisitAll(func(f *flag.Flag) {
			name, usage := flag.UnquoteUsage(f)
			w.add(name, usage, f.DefValue)
		})
	}
	w.add(fs.Set(pick(g, "i", "s", "nothing", "p"), pick(g, "1", "ab", "x")))
}
