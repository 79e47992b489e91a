// build exit=1 build=-gcflags=-e

package p
//go:notinheap
type T struct{}
//go:noescape
func f() {}
//go:noescape
func g()
//go:norace
func h() {}
//go:nocheckptr
func i() {}
//go:systemstack
func j() {}
//go:nowritebarrier
func k() {}
//go:yeswritebarrierrec
func l() {}
//go:uintptrescapes
func m() {}
//go:uintptrkeepalive
func n() {}
//go:registerparams
func o() {}
//go:foo
func q() {}
//go:wasmimport a b
func r()
//go:wasmexport a
func s() {}
//go:cgo_export_static x
//go:cgo_import_dynamic x
//go:generate foo
//go:fix inline
func t() {}
//go:debug x=1
//go:
//go:build foo
// go:noinline
