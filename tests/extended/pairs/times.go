package main

import (
	"time"
)

var elements = []string{"2006", "06", "01", "1", "Jan", "January", "02", "2", "_2", "002", "__2", "Mon", "Monday", "15", "3", "03", "4", "04", "5",
	"05", "PM", "pm", "MST", "Z0700", "Z07:00", "Z07", "-0700", "-07:00", "-07", "Z070000", "-07:00:00", ".000", ".999", ",000", ".000000", ".0", "000",
	" ", "-", "/", ":", "T", "at", "é", ",", "."}

var layouts = []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339,
	time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly}

const temporal = "0123456789:-+.,TZ JanFebMonSPMamhuµnsd"

func layout(g *gen) string {
	if g.chance(60) {
		return layouts[g.below(len(layouts))]
	}
	s := ""
	for range 1 + g.below(8) {
		s += elements[g.below(len(elements))]
	}
	return s
}

func instant(g *gen) time.Time {
	sec := int64(g.next()) >> (20 + g.below(44))
	t := time.Unix(sec, int64(g.below(1e9))*int64(g.below(3)))
	switch g.below(4) {
	case 0:
		return t.UTC()
	case 1:
		return t.In(time.FixedZone(pick(g, "", "CET", "X", "-03", "LONGNAME"), g.below(100000)-50000))
	case 2:
		return t.In(time.FixedZone("H", (g.below(28)-14)*3600))
	default:
		return t.UTC().Truncate(time.Duration(1 + g.below(1e9)))
	}
}

// zone is a file of time zone data, damaged more or less.
func zone(g *gen) (b []byte, damaged bool) {
	be := func(b []byte, n int, v int64) []byte {
		for i := n - 1; i >= 0; i-- {
			b = append(b, byte(v>>(8*i)))
		}
		return b
	}
	body := func(width int) []byte {
		times, types, chars := g.below(5), 1+g.below(3), "LMT\x00CET\x00CEST\x00"
		b := append([]byte("TZif"), pick(g, byte('2'), '3', 0, '4'))
		b = append(b, make([]byte, 15)...)
		for _, n := range []int{g.below(2) * types, g.below(2) * types, g.below(2), times, types, len(chars)} {
			b = be(b, 4, int64(n))
		}
		at := -int64(1 << 31)
		for range times {
			at += int64(1 + g.below(1<<29))
			b = be(b, width, at)
		}
		for range times {
			b = append(b, byte(g.below(types)))
		}
		for range types {
			b = be(b, 4, int64(g.below(90000)-45000))
			b = append(b, byte(g.below(2)), pick(g, byte(0), 4, 8, 9))
		}
		b = append(b, chars...)
		return append(b, make([]byte, g.below(8))...)
	}
	b = append(body(4), body(8)...)
	b = append(b, "\n"+pick(g, "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "UTC0", "", "X",
		"IST-2IDT,M3.4.4/26,M10.5.0", "A1B,J60,J300", "A1B,59/1:2:3,299", "XXX3", "AAA-24BBB,0/0,J365/25")+"\n"...)
	if damaged = g.chance(50); damaged {
		for range 1 + g.below(2) {
			if g.chance(80) {
				b[g.below(len(b))] = byte(g.next())
			} else {
				b = b[:1+g.below(len(b))]
			}
		}
	}
	return b, damaged
}

func show(w *sink, t time.Time) {
	name, offset := t.Zone()
	w.add(t.Unix(), t.Nanosecond(), name, offset, t.IsZero())
}

func unit(g *gen, w *sink) {
	switch g.below(9) {
	case 0, 1, 2:
		l, t := layout(g), instant(g)
		s := t.Format(l)
		if g.chance(10) {
			s = t.Format(layout(g))
		}
		if g.chance(60) {
			s = g.mutate(s, temporal)
		}
		if g.chance(20) {
			l = g.mutate(l, temporal+"0123456")
		}
		w.add(l, s)
		p, err := time.Parse(l, s)
		w.add(err)
		show(w, p)
		p, err = time.ParseInLocation(l, s, time.FixedZone("CET", 3600))
		w.add(err)
		show(w, p)
	case 3, 4:
		s := pick(g, "1h", "-1.5h", "1h2m3s", "1us", "1µs", "1μs", "2562047h47m16.854775807s", "-2562047h47m16.854775808s", "0", "+0", ".5s", "1.s", "1d",
			time.Duration(g.integer()).String(), time.Duration(g.integer()).String())
		if g.chance(70) {
			s = g.mutate(s, "0123456789.+-hmsunµ ")
		}
		d, err := time.ParseDuration(s)
		w.add(s, int64(d), err, d.String())
		m := time.Duration(g.integer())
		w.add(int64(d.Round(m)), int64(d.Truncate(m)), d.Hours(), d.Minutes(), d.Seconds(), int64(d.Abs()), d.Milliseconds())
	case 5:
		data, damaged := zone(g)
		loc, err := time.LoadLocationFromTZData("X", data)
		w.add(data, err)
		// What damaged data means is nobody's promise, and rules are for later times.
		if err != nil || damaged {
			return
		}
		for range 4 {
			t := time.Unix(int64(g.next()>>(25+g.below(20))), 0).In(loc)
			show(w, t)
			w.add(t.IsDST(), t.Format(time.RFC1123Z))
			start, end := t.ZoneBounds()
			show(w, start)
			show(w, end)
			d := time.Date(1971+g.below(150), time.Month(g.below(14)), g.below(40)-3, g.below(30), g.below(70), g.below(70), g.below(2e9), loc)
			show(w, d)
		}
	case 6:
		t := instant(g)
		b, err := t.MarshalBinary()
		w.add(b, err)
		c := g.mutate(string(b), "\x01\x02\x00\xff")
		var u time.Time
		w.add(u.UnmarshalBinary([]byte(c)))
		show(w, u)
		b, err = t.MarshalText()
		w.add(b, err)
		c = g.mutate(string(b), temporal)
		w.add(c, u.UnmarshalText([]byte(c)))
		show(w, u)
		b, err = t.MarshalJSON()
		w.add(b, err)
		c = g.mutate(string(b), temporal+"\"nul")
		w.add(c, u.UnmarshalJSON([]byte(c)))
		show(w, u)
	case 7:
		t, u := instant(g), instant(g)
		d := time.Duration(g.integer())
		year, week := t.ISOWeek()
		w.add(t.String(), t.GoString(), year, week, t.YearDay(), int(t.Weekday()), int64(t.Sub(u)), t.Compare(u))
		show(w, t.Add(d))
		show(w, t.Round(d))
		show(w, t.Truncate(d))
		show(w, t.AddDate(g.below(200)-100, g.below(50)-25, g.below(800)-400))
		w.add(t.Format(layout(g)))
	default:
		name := pick(g, "", "UTC", "Local", "../etc/passwd", "a\\b", "Nowhere/City", "/etc/passwd", "..", "a/../b")
		if name == "Local" {
			return
		}
		l, err := time.LoadLocation(name)
		w.add(name, err)
		if err == nil {
			w.add(l.String())
		}
		w.add(time.Month(g.below(16)-1).String(), time.Weekday(g.below(10)-1).String())
	}
}
