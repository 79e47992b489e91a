// errorcheck

// At most one default clause.
package main

func main() {
	switch {
	default:
	default: // ERROR "multiple defaults (first at ./switch_two_defaults.go:8:2)"
	}
}
