package lib

func Exported() int { return 1 }

type T struct{ A int }

var Clash = 1
