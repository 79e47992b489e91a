package main
func h() { for range 10 {}; min(1,2) }
