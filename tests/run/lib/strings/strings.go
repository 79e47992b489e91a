// run
package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

func main() {
	s := "  Hello, Wörld! \t"
	fmt.Printf("%q %q %q\n", strings.TrimSpace(s), strings.Trim(s, " !\t"), strings.TrimLeft(s, " H"))
	fmt.Println(strings.ToUpper(s), strings.ToLower(s), strings.Title("foo bar"), strings.ToTitle("ǆ"))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("golang", 'l'), strings.IndexRune("日本語", '語'),
		strings.IndexAny("golang", "ny"), strings.LastIndexAny("golang", "go"), strings.IndexFunc("Hello 世", unicode.IsSpace))
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,c", ","), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","), strings.Split("日本", ""))
	fmt.Printf("%q %q\n", strings.Fields("  a b   c "), strings.FieldsFunc("a1b2c", unicode.IsDigit))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("aaa", "a", "bb"), strings.ReplaceAll("ab", "", "-"))
	fmt.Println(strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>x</b>"), strings.Repeat("ab", 3), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Println(strings.Cut("k=v", "="))
	fmt.Println(strings.CutLast("a/b/c", "/"))
	fmt.Println(strings.CutPrefix("prefix", "pre"))
	fmt.Println(strings.EqualFold("Straße", "STRAßE"), strings.EqualFold("K", "k"), strings.Compare("a", "b"), strings.HasPrefix("ab", "a"), strings.HasSuffix("ab", "b"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"), strings.ToValidUTF8("a\xffb", "?"), strings.ContainsAny("x", ""), strings.ContainsRune("x", 'x'))
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "%d,", i)
	}
	b.WriteRune('é')
	fmt.Println(b.String(), b.Len())
	r := strings.NewReader("héy")
	for {
		c, n, err := r.ReadRune()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(string(c), n, " ")
	}
	fmt.Println(slices.Collect(strings.SplitSeq("a-b-c", "-")), slices.Collect(strings.Lines("x\ny")), slices.Collect(strings.FieldsSeq(" p q ")))
	long := strings.Repeat("abcabd", 1000) + "needle" + strings.Repeat("x", 500)
	fmt.Println(strings.Index(long, "needle"), strings.Index(long, "abdabd"), strings.LastIndex(long, "abc"), strings.Count(long, "ab"))
}
