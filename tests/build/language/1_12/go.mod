module m
go 1.12
