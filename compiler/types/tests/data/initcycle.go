package p

var va = vb // ERROR 5 "initialization cycle for va\n\tx.go:3:5: va refers to vb\n\tx.go:4:5: vb refers to va"
var vb = va
