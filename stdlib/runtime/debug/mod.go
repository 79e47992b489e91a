package debug

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// BuildInfo is what a program knows of its build.
type BuildInfo struct {
	GoVersion string         `json:",omitempty"`
	Path      string         `json:",omitempty"` // of the main package
	Main      Module         `json:""`           // with the main package
	Deps      []*Module      `json:",omitempty"`
	Settings  []BuildSetting `json:",omitempty"`
}

// A Module is a module that took part in a build.
type Module struct {
	Path    string  `json:",omitempty"`
	Version string  `json:",omitempty"`
	Sum     string  `json:",omitempty"`
	Replace *Module `json:",omitempty"`
}

// A BuildSetting is a setting that influenced a build.
type BuildSetting struct {
	Key   string `json:",omitempty"`
	Value string `json:",omitempty"`
}

// ReadBuildInfo returns what the compiler wrote down of this program's build
// (in modinfo, in a file that it makes).
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	info, err := ParseBuildInfo(modinfo)
	if err != nil {
		return nil, false
	}
	info.GoVersion = runtime.Version()
	return info, true
}

// quoted reports whether a setting's key or value must be quoted.
func quoted(s, special string) bool { return s == "" || strings.ContainsAny(s, special+" \t\r\n\"`") }

// String returns the build information as lines.
func (bi *BuildInfo) String() string {
	var b strings.Builder
	if bi.GoVersion != "" {
		fmt.Fprintf(&b, "go\t%s\n", bi.GoVersion)
	}
	if bi.Path != "" {
		fmt.Fprintf(&b, "path\t%s\n", bi.Path)
	}
	var module func(word string, m *Module)
	module = func(word string, m *Module) {
		b.WriteString(word + "\t" + m.Path + "\t" + m.Version)
		if m.Replace == nil {
			b.WriteString("\t" + m.Sum)
		}
		if m.Replace != nil {
			b.WriteByte('\n')
			module("=>", m.Replace)
		}
		b.WriteByte('\n')
	}
	if bi.Main != (Module{}) {
		module("mod", &bi.Main)
	}
	for _, d := range bi.Deps {
		module("dep", d)
	}
	for _, s := range bi.Settings {
		key, value := s.Key, s.Value
		if quoted(key, "=") {
			key = strconv.Quote(key)
		}
		if strings.ContainsAny(value, " \t\r\n\"`") {
			value = strconv.Quote(value)
		}
		fmt.Fprintf(&b, "build\t%s=%s\n", key, value)
	}
	return b.String()
}

// ParseBuildInfo reads what String writes.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	line := 0
	defer func() {
		if err != nil {
			err = fmt.Errorf("could not parse Go build info: line %d: %w", line, err)
		}
	}()
	bi = new(BuildInfo)
	var last *Module
	for data != "" {
		text, more, ended := strings.Cut(data, "\n")
		if !ended {
			break
		}
		data = more
		line++
		word, rest, found := strings.Cut(text, "\t")
		if !found {
			continue
		}
		fields := strings.Split(rest, "\t")
		switch word {
		case "path":
			bi.Path = rest
		case "mod":
			last = &bi.Main
			if *last, err = parseModule(fields); err != nil {
				return nil, err
			}
		case "dep":
			last = new(Module)
			bi.Deps = append(bi.Deps, last)
			if *last, err = parseModule(fields); err != nil {
				return nil, err
			}
		case "=>":
			if len(fields) != 3 {
				return nil, fmt.Errorf("expected 3 columns for replacement; got %d", len(fields))
			}
			if last == nil {
				return nil, errors.New("replacement with no module on previous line")
			}
			last.Replace = &Module{Path: fields[0], Version: fields[1], Sum: fields[2]}
			last = nil
		case "build":
			s, err := parseSetting(rest)
			if err != nil {
				return nil, err
			}
			bi.Settings = append(bi.Settings, s)
		}
	}
	return bi, nil
}

func parseModule(fields []string) (Module, error) {
	if len(fields) != 2 && len(fields) != 3 {
		return Module{}, fmt.Errorf("expected 2 or 3 columns; got %d", len(fields))
	}
	m := Module{Path: fields[0], Version: fields[1]}
	if len(fields) == 3 {
		m.Sum = fields[2]
	}
	return m, nil
}

func separator(rest string) error {
	if rest == "" {
		return errors.New("build line missing '=' after key")
	}
	return fmt.Errorf("unexpected character after quoted key: %q", rest[0])
}

func parseSetting(s string) (BuildSetting, error) {
	if s == "" {
		return BuildSetting{}, errors.New("build line missing '='")
	}
	key, value := "", s
	if s[0] == '"' || s[0] == '`' {
		prefix, err := strconv.QuotedPrefix(s)
		if err != nil {
			return BuildSetting{}, errors.New("invalid quoted key in build line")
		}
		key, _ = strconv.Unquote(prefix)
		value = s[len(prefix):]
		if value == "" || value[0] != '=' {
			return BuildSetting{}, separator(value)
		}
		value = value[1:]
	} else {
		var found bool
		key, value, found = strings.Cut(s, "=")
		if !found {
			return BuildSetting{}, errors.New("build line missing '=' after key")
		}
		if key == "" {
			return BuildSetting{}, errors.New("build line with missing key")
		}
	}
	if value != "" && (value[0] == '"' || value[0] == '`') {
		v, err := strconv.Unquote(value)
		if err != nil {
			return BuildSetting{}, errors.New("invalid quoted value in build line")
		}
		value = v
	}
	return BuildSetting{key, value}, nil
}
