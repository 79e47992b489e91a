package math

// Bessel functions. Below besselBig: downward recurrence, normalised by
// J₀ + 2ΣJ₂ₖ = 1, and for the second kind Neumann's series in the J₂ₖ. Above:
// Hankel's asymptotic expansion.

const besselBig = 25

// Below besselTiny, the first term is all that counts.
const besselTiny = 1e-8

// besselTable fills j[0:] with J₀(x), J₁(x), … for 0 < x ≤ besselBig.
func besselTable(x float64, j *[128]float64) {
	n := len(j) - 2
	for i := range j {
		j[i] = 0
	}
	// Start where Jₙ is negligible; rescale before it can overflow.
	for n > 20 && float64(n) > 2*x+50 {
		n--
	}
	n &^= 1
	a, b := 0.0, 1e-290
	sum := 0.0
	j[n] = b
	for k := n; k > 0; k-- {
		a, b = b, 2*float64(k)/x*b-a
		j[k-1] = b
		if Abs(b) > 1e200 {
			for i := k - 1; i <= n; i++ {
				j[i] *= 1e-250
			}
			a *= 1e-250
			b *= 1e-250
		}
	}
	for k := 2; k <= n; k += 2 {
		sum += j[k]
	}
	sum = j[0] + 2*sum
	for k := 0; k <= n; k++ {
		j[k] /= sum
	}
}

// hankel returns the two series P and Q of the expansion for order n.
func hankel(n int, x float64) (p, q float64) {
	mu := 4 * float64(n) * float64(n)
	term := 1.0
	p = 1
	prev := Inf(1)
	for k := 1; k < 60; k++ {
		odd := float64(2*k - 1)
		term *= (mu - odd*odd) / (float64(k) * 8 * x)
		if Abs(term) >= prev || term == 0 {
			break
		}
		prev = Abs(term)
		switch k & 3 {
		case 0:
			p += term
		case 1:
			q += term
		case 2:
			p -= term
		case 3:
			q -= term
		}
		if prev < 1e-18 {
			break
		}
	}
	return p, q
}

// angle returns sine and cosine of x - (n/2 + 1/4)π.
func angle(n int, x float64) (s, c float64) {
	sin, cos := Sincos(x)
	s, c = (sin-cos)/Sqrt2, (sin+cos)/Sqrt2
	for ; n > 0; n-- {
		s, c = -c, s
	}
	return s, c
}

func besselFar(n int, x float64) (j, y float64) {
	p, q := hankel(n, x)
	s, c := angle(n, x)
	f := Sqrt(2 / (Pi * x))
	return f * (p*c - q*s), f * (p*s + q*c)
}

// J0 returns the order-zero Bessel function of the first kind.
func J0(x float64) float64 { return Jn(0, x) }

// J1 returns the order-one Bessel function of the first kind.
func J1(x float64) float64 { return Jn(1, x) }

// Jn returns the order-n Bessel function of the first kind.
func Jn(n int, x float64) float64 {
	if IsNaN(x) {
		return x
	}
	if IsInf(x, 0) {
		return 0
	}
	sign := 1.0
	if n < 0 {
		n = -n
		x = -x
	}
	if x < 0 {
		x = -x
		if n&1 == 1 {
			sign = -1
		}
	}
	if x == 0 {
		if n == 0 {
			return 1
		}
		return 0
	}
	if x <= besselBig {
		if x < besselTiny {
			v := 1.0
			for k := 1; k <= n; k++ {
				v *= x / 2 / float64(k)
			}
			return sign * v
		}
		if n >= 120 {
			// The first term of the power series is all that counts.
			l, _ := Lgamma(float64(n) + 1)
			return sign * Exp(float64(n)*Log(x/2)-l-x*x/(4*float64(n+1)))
		}
		var j [128]float64
		besselTable(x, &j)
		return sign * j[n]
	}
	if n < 2 {
		v, _ := besselFar(n, x)
		return sign * v
	}
	if float64(n) <= x {
		a, _ := besselFar(0, x)
		b, _ := besselFar(1, x)
		for k := 1; k < n; k++ {
			a, b = b, 2*float64(k)/x*b-a
		}
		return sign * b
	}
	// Downward from far above n, normalised by J₀ or J₁.
	m := n + int(Sqrt(60*float64(n))) + 2
	a, b, v := 0.0, 1e-290, 0.0
	var b1 float64
	for k := m; k > 0; k-- {
		a, b = b, 2*float64(k)/x*b-a
		if k-1 == n {
			v = b
		}
		if k-1 == 1 {
			b1 = b
		}
		if Abs(b) > 1e200 {
			a *= 1e-250
			b *= 1e-250
			v *= 1e-250
			b1 *= 1e-250
		}
	}
	j0, _ := besselFar(0, x)
	j1, _ := besselFar(1, x)
	if Abs(j0) > Abs(j1) {
		return sign * v / b * j0
	}
	return sign * v / b1 * j1
}

// Y0 returns the order-zero Bessel function of the second kind.
func Y0(x float64) float64 { return Yn(0, x) }

// Y1 returns the order-one Bessel function of the second kind.
func Y1(x float64) float64 { return Yn(1, x) }

// yBoth returns Y₀(x) and Y₁(x) for 0 < x.
func yBoth(x float64) (y0, y1 float64) {
	if x > besselBig {
		_, y0 = besselFar(0, x)
		_, y1 = besselFar(1, x)
		return y0, y1
	}
	const euler = 0.57721566490153286060651209008240243104215933593992
	if x < besselTiny {
		return 2 / Pi * (Log(x/2) + euler), -2 / Pi / x
	}
	var j [128]float64
	besselTable(x, &j)
	l := Log(x/2) + euler
	s0, s1 := 0.0, 0.0
	for k := 1; 2*k+1 < len(j); k++ {
		t := j[2*k] / float64(k)
		// The derivative of the series gives Y₁ = -Y₀'.
		d := (j[2*k-1] - j[2*k+1]) / 2 / float64(k)
		if k&1 == 1 {
			t, d = -t, -d
		}
		s0 += t
		s1 += d
	}
	y0 = 2/Pi*l*j[0] - 4/Pi*s0
	y1 = 2/Pi*(l*j[1]-j[0]/x) + 4/Pi*s1
	return y0, y1
}

// Yn returns the order-n Bessel function of the second kind.
func Yn(n int, x float64) float64 {
	switch {
	case x < 0 || IsNaN(x):
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		if n < 0 && n&1 == 1 {
			return Inf(1)
		}
		return Inf(-1)
	}
	sign := 1.0
	if n < 0 {
		n = -n
		if n&1 == 1 {
			sign = -1
		}
	}
	a, b := yBoth(x)
	if n == 0 {
		return a
	}
	for k := 1; k < n && !IsInf(b, -1); k++ {
		a, b = b, 2*float64(k)/x*b-a
	}
	return sign * b
}
