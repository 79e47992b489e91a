// run
package main

import (
	"encoding"
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 13, 4, 5, 123456789, time.UTC)
	for _, l := range []string{time.ANSIC, time.UnixDate, time.RFC822Z, time.RFC850, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.StampMicro, time.DateTime, "002 __2 Jan _2 3PM .000 -07:00:00"} {
		s := t.Format(l)
		u, err := time.Parse(l, s)
		fmt.Println(s, u, err)
	}
	fmt.Println(t, t.Unix(), t.UnixNano(), t.Weekday(), t.YearDay(), t.GoString())
	fmt.Println(t.ISOWeek())
	fmt.Println(t.AddDate(1, 0, 0), t.Add(36*time.Hour), t.Truncate(time.Hour), t.Round(time.Minute))
	z := time.FixedZone("EST", -5*3600)
	fmt.Println(t.In(z), t.In(z).Equal(t), t.Before(t.Add(1)), t.Sub(time.Unix(0, 0)))
	for _, s := range []string{"1h15m30.918273645s", "-1.5h", "100us", "1µs", "", "3x", "1"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	d := 90*time.Minute + 30*time.Second + 500*time.Millisecond
	fmt.Println(d, d.Hours(), d.Round(time.Minute), d.Truncate(time.Hour), time.Duration(0), time.Duration(999), time.Duration(-1500))
	for _, v := range []string{"2024-13-01", "2024-02-30", "hello", "2024-01-02x"} {
		_, err := time.Parse(time.DateOnly, v)
		fmt.Println(err)
	}
	b, err := t.MarshalJSON()
	fmt.Println(string(b), err)
	var u time.Time
	fmt.Println(u.UnmarshalJSON(b), u, u.IsZero(), time.Time{})
	var _ encoding.TextMarshaler = t
	day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	sum := 0
	for i := 0; i < 80000; i++ {
		y, m, d := day.Date()
		sum = sum*31 + y + int(m)*100 + d*3 + int(day.Weekday()) + day.YearDay()
		day = day.AddDate(0, 0, 1)
	}
	fmt.Println(uint32(sum), day)
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	if e := time.Since(start); e < 5*time.Millisecond || e > 2*time.Second {
		fmt.Println("slept", e)
	}
	timer := time.NewTimer(time.Millisecond)
	<-timer.C
	tick := time.NewTicker(time.Millisecond)
	<-tick.C
	<-tick.C
	tick.Stop()
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { done <- true })
	select {
	case <-done:
		fmt.Println("fired")
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	}
	fmt.Println(time.NewTimer(time.Hour).Stop(), timer.Stop())
}
