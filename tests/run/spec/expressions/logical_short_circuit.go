// run

// The right operand is evaluated conditionally.
package main

func t(s string, r bool) bool { println(s); return r }
func main() {
	println(t("a", false) && t("b", true))
	println(t("c", true) || t("d", true))
	println(!(t("e", true) && t("f", false)) || t("g", true))
}
