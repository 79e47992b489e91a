// run
package main

func main() {
	i := 0
L:
	for {
		switch {
		case i > 5:
			break L
		case i%2 == 0:
			i++
			continue L
		}
		println(i)
		i++
	}
	j := 0
again:
	j++
	if j < 3 {
		goto again
	}
	println(j)
	{
		goto end
	}
end:
	println("end")
S:
	switch i {
	case 6:
		for k := 0; ; k++ {
			if k == 2 {
				break S
			}
		}
	}
	println("ok")
}
