// errorcheck

// Functions without body, some of which are wrong for other reasons.
package p
func init() // ERROR "func init must have a body"
func main()
func f[P any]() // ERROR "generic function is missing function body"
