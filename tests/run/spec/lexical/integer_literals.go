// run

// Prefixes choose the base, underscores separate digits.
package main

func main() {
	println(42, 4_2, 0600, 0_600, 0o600, 0o600, 0xBadFace, 0xBad_Face, 0x_67_7a_2f_cc_40_c6, 0b1011, 0b_11)
	var u uint64 = 0xFFFF_FFFF_FFFF_FFFF
	println(u)
}
