module m
go 1.16
