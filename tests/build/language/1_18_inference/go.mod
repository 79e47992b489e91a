module m
go 1.18
