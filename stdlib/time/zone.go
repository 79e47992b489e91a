package time

import (
	"errors"
	"sync"
	"sync/atomic"
	"syscall"
)

// A Location maps instants to the zone in use at that time.
type Location struct {
	name string
	zone []zone
	tx   []transition
	// extend is the rule, as in the variable TZ, after the last transition.
	extend string
}

type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

// transition says that from when on zone[index] is in effect.
type transition struct {
	when  int64
	index uint8
}

// zoneAt is the answer to a lookup: the zone and when it is in effect.
type zoneAt struct {
	zone
	start, end int64
}

const (
	alpha = -1 << 63
	omega = 1<<63 - 1
)

var utcLoc = Location{name: "UTC"}

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

var localLoc Location
var localOnce sync.Once

// Local is the system's local time zone.
var Local *Location = &localLoc

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(initLocal)
	}
	return l
}

// String returns the location's name.
func (l *Location) String() string { return l.get().name }

// FixedZone returns a Location that always uses the given name and offset.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zone: []zone{{name, offset, false}}, tx: []transition{{alpha, 0}}}
}

// hours are the zones without name that are whole hours away from UTC, as far as they have been asked for.
var hours [27]atomic.Pointer[Location]

// parsedZone is FixedZone for a value that was parsed, of which name is a part.
func parsedZone(name string, offset int) *Location {
	const most = len(hours) / 2
	h := offset / 3600
	if name != "" || offset%3600 != 0 || h < -most || h > most {
		return FixedZone(string([]byte(name)), offset)
	}
	if l := hours[h+most].Load(); l != nil {
		return l
	}
	l := FixedZone("", offset)
	hours[h+most].Store(l)
	return l
}

// lookup returns the zone in effect at a Unix time.
func (l *Location) lookup(sec int64) zoneAt {
	l = l.get()
	if len(l.zone) == 0 {
		return zoneAt{zone{"UTC", 0, false}, alpha, omega}
	}
	if len(l.tx) == 0 || sec < l.tx[0].when {
		at := zoneAt{l.zone[l.firstZone()], alpha, omega}
		if len(l.tx) > 0 {
			at.end = l.tx[0].when
		}
		return at
	}
	lo, hi := 0, len(l.tx)
	for hi-lo > 1 {
		m := int(uint(lo+hi) >> 1)
		if sec < l.tx[m].when {
			hi = m
		} else {
			lo = m
		}
	}
	at := zoneAt{l.zone[l.tx[lo].index], l.tx[lo].when, omega}
	if hi < len(l.tx) {
		at.end = l.tx[hi].when
	} else if l.extend != "" {
		if x, ok := ruleAt(l.extend, at.start, sec); ok {
			return x
		}
	}
	return at
}

// firstZone returns the zone for times before the first transition.
func (l *Location) firstZone() int {
	used := false
	for _, t := range l.tx {
		used = used || t.index == 0
	}
	if !used {
		return 0
	}
	if len(l.tx) > 0 && l.zone[l.tx[0].index].isDST {
		for i := int(l.tx[0].index) - 1; i >= 0; i-- {
			if !l.zone[i].isDST {
				return i
			}
		}
	}
	for i := range l.zone {
		if !l.zone[i].isDST {
			return i
		}
	}
	return 0
}

// lookupName returns the offset of the zone called name near a Unix time.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zone {
		z := &l.zone[i]
		if z.name == name {
			if at := l.lookup(unix - int64(z.offset)); at.name == z.name {
				return at.offset, true
			}
		}
	}
	for i := range l.zone {
		if l.zone[i].name == name {
			return l.zone[i].offset, true
		}
	}
	return 0, false
}

var zoneDirs = [...]string{
	"/usr/share/zoneinfo/",
	"/usr/share/lib/zoneinfo/",
	"/usr/lib/locale/TZ/",
	"/etc/zoneinfo/",
}

func initLocal() {
	tz, ok := syscall.Getenv("TZ")
	switch {
	case !ok:
		if z, err := loadFile("/etc/localtime"); err == nil {
			localLoc = *z
			localLoc.name = "Local"
			return
		}
	case tz != "":
		if tz[0] == ':' {
			tz = tz[1:]
		}
		if tz != "" && tz[0] == '/' {
			if z, err := loadFile(tz); err == nil {
				localLoc = *z
				localLoc.name = tz
				if tz == "/etc/localtime" {
					localLoc.name = "Local"
				}
				return
			}
		} else if tz != "" && tz != "UTC" {
			if z, err := loadNamed(tz); err == nil {
				localLoc = *z
				return
			}
		}
	}
	localLoc.name = "UTC"
}

func loadNamed(name string) (*Location, error) {
	var first error
	for _, dir := range zoneDirs {
		z, err := loadFile(dir + name)
		if err == nil {
			z.name = name
			return z, nil
		}
		if first == nil && err != error(syscall.ENOENT) {
			first = err
		}
	}
	if first != nil {
		return nil, first
	}
	return nil, errors.New("unknown time zone " + name)
}

func loadFile(path string) (*Location, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	var data []byte
	buf := make([]byte, 4096)
	for {
		n, err := syscall.Read(fd, buf)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			break
		}
		data = append(data, buf[:n]...)
		if len(data) > 10<<20 {
			return nil, errors.New("time: file " + path + " is too large")
		}
	}
	return LoadLocationFromTZData("", data)
}

var errLocation = errors.New("time: invalid location name")

// LoadLocation returns the Location of that name in the IANA database.
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	// No way out of the database's directory.
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '.' && i+1 < len(name) && name[i+1] == '.' {
			return nil, errLocation
		}
	}
	if dir, ok := syscall.Getenv("ZONEINFO"); ok && dir != "" {
		if z, err := loadFile(dir + "/" + name); err == nil {
			z.name = name
			return z, nil
		}
	}
	return loadNamed(name)
}

var errBadData = errors.New("malformed time zone information")

// zoneData is what is left of a time zone file.
type zoneData struct {
	p   []byte
	bad bool
}

func (d *zoneData) read(n int) []byte {
	if n < 0 || len(d.p) < n {
		d.bad = true
		d.p = nil
		return nil
	}
	p := d.p[:n]
	d.p = d.p[n:]
	return p
}

func (d *zoneData) int(n int) int64 {
	p := d.read(n)
	var v uint64
	for _, c := range p {
		v = v<<8 | uint64(c)
	}
	if n == 4 {
		return int64(int32(v))
	}
	return int64(v)
}

// LoadLocationFromTZData returns the Location that a time zone file (RFC 8536)
// describes.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	d := zoneData{p: data}
	if string(d.read(4)) != "TZif" {
		return nil, errBadData
	}
	p := d.read(16)
	if len(p) != 16 {
		return nil, errBadData
	}
	version := 0
	switch p[0] {
	case 0:
		version = 1
	case '2':
		version = 2
	case '3':
		version = 3
	default:
		return nil, errBadData
	}
	// Counts: UTC indicators, standard indicators, leap seconds, transitions,
	// zones, characters of abbreviations.
	var n [6]int
	counts := func() {
		for i := range n {
			n[i] = int(d.int(4))
		}
	}
	counts()
	size := 4
	if version > 1 {
		d.read(n[3]*4 + n[3] + n[4]*6 + n[5] + n[2]*8 + n[1] + n[0])
		d.read(20)
		counts()
		size = 8
	}
	times := zoneData{p: d.read(n[3] * size)}
	indices := d.read(n[3])
	zones := zoneData{p: d.read(n[4] * 6)}
	abbrev := d.read(n[5])
	d.read(n[2] * (size + 4))
	d.read(n[1])
	d.read(n[0])
	if d.bad || n[4] == 0 {
		return nil, errBadData
	}
	l := &Location{name: name}
	if rest := d.p; len(rest) > 2 && rest[0] == '\n' && rest[len(rest)-1] == '\n' {
		l.extend = string(rest[1 : len(rest)-1])
	}
	l.zone = make([]zone, n[4])
	for i := range l.zone {
		z := &l.zone[i]
		z.offset = int(zones.int(4))
		b := zones.read(2)
		z.isDST = b[0] != 0
		at := int(b[1])
		if at >= len(abbrev) {
			return nil, errBadData
		}
		end := at
		for end < len(abbrev) && abbrev[end] != 0 {
			end++
		}
		z.name = string(abbrev[at:end])
	}
	l.tx = make([]transition, n[3])
	for i := range l.tx {
		l.tx[i].when = times.int(size)
		if int(indices[i]) >= len(l.zone) {
			return nil, errBadData
		}
		l.tx[i].index = indices[i]
	}
	if len(l.tx) == 0 {
		l.tx = append(l.tx, transition{alpha, 0})
	}
	return l, nil
}
