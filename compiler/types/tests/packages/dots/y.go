package p

import . "m/lib"

func other() {}
