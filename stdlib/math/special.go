package math

// Error and gamma functions, after FDLIBM and Cephes.

func poly(x float64, c ...float64) float64 {
	s := c[len(c)-1]
	for i := len(c) - 2; i >= 0; i-- {
		s = c[i] + x*s
	}
	return s
}

const (
	erx = 8.45062911510467529297e-01
	efx = 1.28379167095512586316e-01
)

func erfP(z float64) float64 {
	r := 1.28379167095512558561e-01 + z*(-3.25042107247001499370e-01+z*(-2.84817495755985104766e-02+z*(-5.77027029648944159157e-03+z*-2.37630166566501626084e-05)))
	s := 1 + z*(3.97917223959155352819e-01+z*(6.50222499887672944485e-02+z*(5.08130628187576562776e-03+z*(1.32494738004321644526e-04+z*-3.96022827877536812320e-06))))
	return r / s
}

func erfA(s float64) float64 {
	p := -2.36211856075265944077e-03 + s*(4.14856118683748331666e-01+s*(-3.72207876035701323847e-01+s*(3.18346619901161753674e-01+s*(-1.10894694282396677476e-01+s*(3.54783043256182359371e-02+s*-2.16637559486879084300e-03)))))
	q := 1 + s*(1.06420880400844228286e-01+s*(5.40397917702171048937e-01+s*(7.18286544141962662868e-02+s*(1.26171219808761642112e-01+s*(1.36370839120290507362e-02+s*1.19844998467991074170e-02)))))
	return p / q
}

// erfTail returns erfc(x)·x, for x ≥ 1.25.
func erfTail(x float64) float64 {
	s := 1 / (x * x)
	var p, q float64
	if x < 1/0.35 {
		p = -9.86494403484714822705e-03 + s*(-6.93858572707181764372e-01+s*(-1.05586262253232909814e+01+s*(-6.23753324503260060396e+01+s*(-1.62396669462573470355e+02+s*(-1.84605092906711035994e+02+s*(-8.12874355063065934246e+01+s*-9.81432934416914548592e+00))))))
		q = 1 + s*(1.96512716674392571292e+01+s*(1.37657754143519042600e+02+s*(4.34565877475229228821e+02+s*(6.45387271733267880336e+02+s*(4.29008140027567833386e+02+s*(1.08635005541779435134e+02+s*(6.57024977031928170135e+00+s*-6.04244152148580987438e-02)))))))
	} else {
		p = -9.86494292470009928597e-03 + s*(-7.99283237680523006574e-01+s*(-1.77579549177547519889e+01+s*(-1.60636384855821916062e+02+s*(-6.37566443368389627722e+02+s*(-1.02509513161107724954e+03+s*-4.83519191608651397019e+02)))))
		q = 1 + s*(3.03380607434824582924e+01+s*(3.25792512996573918826e+02+s*(1.53672958608443695994e+03+s*(3.19985821950859553908e+03+s*(2.55305040643316442583e+03+s*(4.74528541206955367215e+02+s*-2.24409524465858183362e+01))))))
	}
	z := Float64frombits(Float64bits(x) & 0xffffffff00000000)
	return Exp(-z*z-0.5625) * Exp((z-x)*(z+x)+p/q) / x
}

// Erf returns the error function of x.
func Erf(x float64) float64 {
	switch {
	case IsNaN(x):
		return NaN()
	case IsInf(x, 1):
		return 1
	case IsInf(x, -1):
		return -1
	}
	neg := x < 0
	if neg {
		x = -x
	}
	var t float64
	switch {
	case x < 0.84375:
		if x < tiny28 {
			if x < 0x1p-1018 {
				t = 0.125 * (8.0*x + 1.02703333676410069053e+00*x)
			} else {
				t = x + efx*x
			}
		} else {
			t = x + x*erfP(x*x)
		}
	case x < 1.25:
		t = erx + erfA(x-1)
	case x >= 6:
		t = 1
	default:
		t = 1 - erfTail(x)
	}
	if neg {
		return -t
	}
	return t
}

// Erfc returns the complementary error function of x.
func Erfc(x float64) float64 {
	switch {
	case IsNaN(x):
		return NaN()
	case IsInf(x, 1):
		return 0
	case IsInf(x, -1):
		return 2
	}
	neg := x < 0
	x = Abs(x)
	switch {
	case x < 0.84375:
		t := x
		if x >= 1.0/(1<<56) {
			y := erfP(x * x)
			if x < 0.25 {
				t = x + x*y
			} else {
				t = 0.5 + (x*y + (x - 0.5))
			}
		}
		if neg {
			return 1 + t
		}
		return 1 - t
	case x < 1.25:
		r := erfA(x - 1)
		if neg {
			return 1 + erx + r
		}
		return 1 - erx - r
	case x < 28:
		if neg && x > 6 {
			return 2
		}
		r := erfTail(x)
		if neg {
			return 2 - r
		}
		return r
	}
	if neg {
		return 2
	}
	return 0
}

// Erfinv returns the inverse of Erf at x (Wichura, algorithm AS 241).
func Erfinv(x float64) float64 {
	if IsNaN(x) || x <= -1 || x >= 1 {
		if x == -1 || x == 1 {
			return Inf(int(x))
		}
		return NaN()
	}
	neg := x < 0
	if neg {
		x = -x
	}
	var t float64
	if x <= 0.85 {
		r := 0.180625 - 0.25*x*x
		p := poly(r, 1.1975323115670912564578e0, 4.7072688112383978012285e1, 6.9706266534389598238465e2, 4.8548868893843886794648e3, 1.6235862515167575384252e4, 2.3782041382114385731252e4, 1.1819493347062294404278e4, 8.8709406962545514830200e2)
		q := poly(r, 1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3)
		t = x * p / q
	} else {
		var p, q float64
		r := Sqrt(Ln2 - Log(1.0-x))
		if r <= 5.0 {
			r -= 1.6
			p = poly(r, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4)
			q = poly(r, 1.4142135623730950488016887e0, 2.9036514445419946173133295e0, 2.3707661626024532365971225e0, 9.7547832001787427186894837e-1, 2.0945065210512749128288442e-1, 2.1494160384252876777097297e-2, 7.7441459065157709165577218e-4, 1.4859850019840355905497876e-9)
		} else {
			r -= 5.0
			p = poly(r, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
			q = poly(r, 1.414213562373095048801689e0, 8.482908416595164588112026e-1, 1.936480946950659106176712e-1, 2.103693768272068968719679e-2, 1.112800997078859844711555e-3, 2.611088405080593625138020e-5, 2.010321207683943062279931e-7, 2.891024605872965461538222e-15)
		}
		t = p / q
	}
	if neg {
		return -t
	}
	return t
}

// Erfcinv returns the inverse of Erfc at x.
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }

// stirling returns two factors of Γ(x) for large x, lest one overflow.
func stirling(x float64) (float64, float64) {
	if x > 200 {
		return Inf(1), 1
	}
	const sqrtTwoPi = 2.506628274631000502417
	w := 1 / x
	w = 1 + w*((((7.87311395793093628397e-04*w+-2.29549961613378126380e-04)*w+-2.68132617805781232825e-03)*w+3.47222221605458667310e-03)*w+8.33333333333482257126e-02)
	y1 := Exp(x)
	y2 := 1.0
	if x > 143.01608 {
		v := Pow(x, 0.5*x-0.25)
		y1, y2 = v, v/y1
	} else {
		y1 = Pow(x, x-0.5) / y1
	}
	return y1, sqrtTwoPi * w * y2
}

func isNegInt(x float64) bool {
	if x < 0 {
		_, f := Modf(x)
		return f == 0
	}
	return false
}

// Gamma returns the gamma function of x.
func Gamma(x float64) float64 {
	const euler = 0.57721566490153286060651209008240243104215933593992
	switch {
	case isNegInt(x) || IsInf(x, -1) || IsNaN(x):
		return NaN()
	case IsInf(x, 1):
		return x
	case x == 0:
		if Signbit(x) {
			return Inf(-1)
		}
		return Inf(1)
	}
	q := Abs(x)
	p := Floor(q)
	if q > 33 {
		if x >= 0 {
			y1, y2 := stirling(x)
			return y1 * y2
		}
		sign := 1
		if int64(p)&1 == 0 {
			sign = -1
		}
		z := q - p
		if z > 0.5 {
			p++
			z = q - p
		}
		z = q * Sin(Pi*z)
		if z == 0 {
			return Inf(sign)
		}
		s1, s2 := stirling(q)
		absz := Abs(z)
		d := absz * s1 * s2
		if IsInf(d, 0) {
			z = Pi / absz / s1 / s2
		} else {
			z = Pi / d
		}
		return float64(sign) * z
	}
	z := 1.0
	for x >= 3 {
		x--
		z *= x
	}
	for x < 2 {
		if -1e-9 < x && x < 1e-9 {
			if x == 0 {
				return Inf(1)
			}
			return z / ((1 + euler*x) * x)
		}
		z /= x
		x++
	}
	if x == 2 {
		return z
	}
	x -= 2
	p = (((((x*1.60119522476751861407e-04+1.19135147006586384913e-03)*x+1.04213797561761569935e-02)*x+4.76367800457137231464e-02)*x+2.07448227648435975150e-01)*x+4.94214826801497100753e-01)*x + 9.99999999999999996796e-01
	q = ((((((x*-2.31581873324120129819e-05+5.39605580493303397842e-04)*x+-4.45641913851797240494e-03)*x+1.18139785222060435552e-02)*x+3.58236398605498653373e-02)*x+-2.34591795718243348568e-01)*x+7.14304917030273074085e-02)*x + 1.00000000000000000320e+00
	return z * p / q
}

// sinPi returns sin(πx) for x < 0.
func sinPi(x float64) float64 {
	const (
		two52 = 1 << 52
		two53 = 1 << 53
	)
	if x < 0.25 {
		return -Sin(Pi * x)
	}
	z := Floor(x)
	var n int
	if z != x {
		x = Mod(x, 2)
		n = int(x * 4)
	} else if x >= two53 {
		x = 0
		n = 0
	} else {
		if x < two52 {
			z = x + two52
		}
		n = int(1 & Float64bits(z))
		x = float64(n)
		n <<= 2
	}
	switch n {
	case 0:
		x = Sin(Pi * x)
	case 1, 2:
		x = Cos(Pi * (0.5 - x))
	case 3, 4:
		x = Sin(Pi * (1 - x))
	case 5, 6:
		x = -Cos(Pi * (x - 1.5))
	default:
		x = Sin(Pi * (x - 2))
	}
	return -x
}

// Lgamma returns the logarithm of |Γ(x)| and the sign of Γ(x).
func Lgamma(x float64) (lgamma float64, sign int) {
	sign = 1
	switch {
	case IsNaN(x):
		return x, sign
	case IsInf(x, 0):
		return x, sign
	case x == 0:
		return Inf(1), sign
	}
	neg := x < 0
	x = Abs(x)
	if x < 1.0/(1<<70) {
		if neg {
			sign = -1
		}
		return -Log(x), sign
	}
	var nadj float64
	if neg {
		if x >= 1<<52 {
			return Inf(1), sign
		}
		t := sinPi(x)
		if t == 0 {
			return Inf(1), sign
		}
		nadj = Log(Pi / Abs(t*x))
		if t < 0 {
			sign = -1
		}
	}
	switch {
	case x == 1 || x == 2:
		return 0, sign
	case x < 2:
		lgamma = lgammaSmall(x)
	case x < 8:
		i := int(x)
		y := x - float64(i)
		p := y * poly(y, -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01, 1.46350472652464452805e-01, 2.66422703033638609560e-02, 1.84028451407337715652e-03, 3.19475326584100867617e-05)
		q := poly(y, 1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01, 1.86459191715652901344e-02, 7.77942496381893596434e-04, 7.32668430744625636189e-06)
		lgamma = 0.5*y + p/q
		z := 1.0
		for ; i >= 3; i-- {
			z *= y + float64(i-1)
		}
		if z != 1 {
			lgamma += Log(z)
		}
	case x < 1<<58:
		t := Log(x)
		z := 1 / x
		y := z * z
		w := 4.18938533204672725052e-01 + z*poly(y, 8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04, -5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03)
		lgamma = (x-0.5)*(t-1) + w
	default:
		lgamma = x * (Log(x) - 1)
	}
	if neg {
		lgamma = nadj - lgamma
	}
	return lgamma, sign
}

// lgammaSmall is for 0 < x < 2: around 2, around the minimum, or around 1.
func lgammaSmall(x float64) float64 {
	const (
		ymin = 1.461632144968362245
		tc   = 1.46163214496836224576e+00
		tf   = -1.21486290535849611461e-01
		tt   = -3.63867699703950536541e-18
	)
	var y, res float64
	var i int
	if x <= 0.9 {
		res = -Log(x)
		switch {
		case x >= ymin-1+0.27:
			y, i = 1-x, 0
		case x >= ymin-1-0.27:
			y, i = x-(tc-1), 1
		default:
			y, i = x, 2
		}
	} else {
		switch {
		case x >= ymin+0.27:
			y, i = 2-x, 0
		case x >= ymin-0.27:
			y, i = x-tc, 1
		default:
			y, i = x-1, 2
		}
	}
	switch i {
	case 0:
		z := y * y
		p1 := poly(z, 7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03, 1.19270763183362067845e-03, 2.20862790713908385557e-04, 2.52144565451257326939e-05)
		p2 := z * poly(z, 3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03, 5.10069792153511336608e-04, 1.08011567247583939954e-04, 4.48640949618915160150e-05)
		p := y*p1 + p2
		res += p - 0.5*y
	case 1:
		z := y * y
		w := z * y
		p1 := poly(w, 4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03, -1.40346469989232843813e-03, 3.15632070903625950361e-04)
		p2 := poly(w, -1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03, 8.81081882437654011382e-04, -3.12754168375120860518e-04)
		p3 := poly(w, 6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03, -5.38595305356740546715e-04, 3.35529192635519073543e-04)
		p := z*p1 - (tt - w*(p2+y*p3))
		res += tf + p
	case 2:
		p1 := y * poly(y, -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00, 9.77717527963372745603e-01, 2.28963728064692451092e-01, 1.33810918536787660377e-02)
		p2 := poly(y, 1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01, 1.04222645593369134254e-01, 3.21709242282423911810e-03)
		res += -0.5*y + p1/p2
	}
	return res
}
