// errorcheck

// A package that is taken for a value has not been used.
package p

import "fmt"     // ERROR ""fmt" imported and not used"
import m "math"  // ERROR ""math" imported as m and not used"
import "os"

func f() {
	_ = fmt // ERROR "use of package fmt not in selector"
	m()     // ERROR "use of package m not in selector"
	_ = os.Args
	_ = os // ERROR "use of package os not in selector"
}
