module m

go 1.27

require example.com/foo v1.0.0

replace example.com/foo => ./other
