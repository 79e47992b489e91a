package fmt

import "reflect"

type entry struct {
	key, val reflect.Value
}

// sortedEntries returns the entries of a map in the order of their keys.
func sortedEntries(m reflect.Value) []entry {
	list := make([]entry, 0, m.Len())
	it := m.MapRange()
	for it.Next() {
		list = append(list, entry{it.Key(), it.Value()})
	}
	if len(list) > 1 {
		mergeSort(list, make([]entry, len(list)))
	}
	return list
}

// mergeSort is stable: keys that compare equal (NaNs) stay as they came.
func mergeSort(list, tmp []entry) {
	n := len(list)
	if n <= 8 {
		for i := 1; i < n; i++ {
			for j := i; j > 0 && compare(list[j].key, list[j-1].key) < 0; j-- {
				list[j], list[j-1] = list[j-1], list[j]
			}
		}
		return
	}
	mid := n / 2
	mergeSort(list[:mid], tmp[:mid])
	mergeSort(list[mid:], tmp[mid:])
	copy(tmp, list)
	i, j := 0, mid
	for k := range list {
		if j >= n || i < mid && compare(tmp[j].key, tmp[i].key) >= 0 {
			list[k] = tmp[i]
			i++
		} else {
			list[k] = tmp[j]
			j++
		}
	}
}

func order(less, greater bool) int {
	if less {
		return -1
	}
	if greater {
		return 1
	}
	return 0
}

// orderFloat puts NaN before all numbers.
func orderFloat(a, b float64) int {
	return order(a < b || a != a && b == b, a > b || b != b && a == a)
}

func orderPointer(a, b reflect.Value) int {
	x, y := uintptr(a.UnsafePointer()), uintptr(b.UnsafePointer())
	return order(x < y, x > y)
}

// compare orders two keys of one map type: nil low, false before true,
// pointers and channels by address, structs and arrays field by field,
// interfaces by dynamic type first.
func compare(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		x, y := a.Int(), b.Int()
		return order(x < y, x > y)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		x, y := a.Uint(), b.Uint()
		return order(x < y, x > y)
	case reflect.String:
		x, y := a.String(), b.String()
		return order(x < y, x > y)
	case reflect.Float32, reflect.Float64:
		return orderFloat(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := orderFloat(real(x), real(y)); c != 0 {
			return c
		}
		return orderFloat(imag(x), imag(y))
	case reflect.Bool:
		x, y := a.Bool(), b.Bool()
		return order(!x && y, x && !y)
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		return orderPointer(a, b)
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if c := compare(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return order(a.IsNil() && !b.IsNil(), b.IsNil() && !a.IsNil())
		}
		x, y := a.Elem(), b.Elem()
		if c := orderType(x.Type(), y.Type()); c != 0 {
			return c
		}
		return compare(x, y)
	}
	panic("bad type in compare: " + a.Type().String())
}

// orderType orders dynamic types as their descriptors lie in the memory of programs that Go builds: types without a
// name by their text, then the named ones by the size of their descriptors, main's first and the predeclared last.
func orderType(x, y reflect.Type) int {
	if x == y {
		return 0
	}
	nx, ny := x.Name(), y.Name()
	if nx == "" || ny == "" {
		if nx != "" || ny != "" {
			return order(nx == "", ny == "")
		}
		sx, sy := x.String(), y.String()
		return order(sx < sy, sx > sy)
	}
	dx, dy := descriptorSize(x), descriptorSize(y)
	if dx != dy {
		return order(dx < dy, dx > dy)
	}
	px, py := x.PkgPath(), y.PkgPath()
	switch {
	case px == "" && py == "":
		return order(predeclaredRank(x) < predeclaredRank(y), true)
	case px == "" || py == "":
		return order(px != "", py != "")
	case px != py:
		return order(px == "main" || px < py && py != "main", true)
	}
	return order(nx < ny, nx > ny)
}

// descriptorSize is the size that the descriptor of a named type has in Go.
func descriptorSize(t reflect.Type) int {
	size := 64 + 16*t.NumMethod()
	switch t.Kind() {
	case reflect.Struct:
		size += 32 + 24*t.NumField()
	case reflect.Array:
		size += 24
	case reflect.Chan:
		size += 16
	case reflect.Pointer:
		size += 8
	}
	return size
}

// predeclaredRank is the place of a predeclared type among those.
func predeclaredRank(t reflect.Type) int {
	switch k := t.Kind(); k {
	case reflect.String:
		return 0
	case reflect.Int, reflect.Uint, reflect.Uintptr:
		return 200 + int(k)
	case reflect.Complex64, reflect.Complex128:
		return 300 + int(k)
	case reflect.Float32, reflect.Float64:
		return 400 + int(k)
	case reflect.Bool:
		return 500
	default:
		return 2*t.Bits() + int(k)/int(reflect.Uint) // int8, uint8, int16, …
	}
}
