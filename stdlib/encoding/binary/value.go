package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"unsafe"
)

var errBufferTooSmall = errors.New("buffer too small")

// Size returns the number of bytes of v's encoding: v is a value of fixed
// size, a slice of these or a pointer; -1 for others.
func Size(v any) int {
	return dataSize(reflect.Indirect(reflect.ValueOf(v)))
}

// dataSize returns the encoded size of v, whose length matters if it is a
// slice.
func dataSize(v reflect.Value) int {
	if !v.IsValid() {
		return -1
	}
	if v.Kind() == reflect.Slice {
		if s := sizeof(v.Type().Elem()); s >= 0 {
			return s * v.Len()
		}
		return -1
	}
	return sizeof(v.Type())
}

// sizeof returns the encoded size of a type, -1 if it has none.
func sizeof(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if s := sizeof(t.Elem()); s >= 0 {
			return s * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i, n := 0, t.NumField(); i < n; i++ {
			s := sizeof(t.Field(i).Type)
			if s < 0 {
				return -1
			}
			sum += s
		}
		return sum
	case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// Read reads a value of fixed size from r into what data points to.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size, ok := target(data)
	if !ok {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	d := coder{order: order, buf: buf}
	d.data(data, v)
	return nil
}

// target returns what is to be decoded into.
func target(data any) (v reflect.Value, size int, ok bool) {
	v = reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = dataSize(v)
	case reflect.Slice:
		size = dataSize(v)
	default:
		return v, 0, false
	}
	return v, size, size >= 0
}

// Decode decodes buf into what data points to and returns the bytes used.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size, ok := target(data)
	if !ok {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	d := coder{order: order, buf: buf[:size]}
	d.data(data, v)
	return size, nil
}

// Write writes a value of fixed size to w.
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	e := coder{order: order, buf: make([]byte, size), encode: true}
	e.data(data, v)
	_, err := w.Write(e.buf)
	return err
}

// Encode encodes data into buf and returns the bytes written.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	e := coder{order: order, buf: buf, encode: true}
	e.data(data, v)
	return size, nil
}

// Append appends the encoding of data to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	buf = slices.Grow(buf, size)
	e := coder{order: order, buf: buf[len(buf):][:size], encode: true}
	e.data(data, v)
	return buf[:len(buf)+size], nil
}

// coder walks a value and encodes it into buf, or decodes it from there.
type coder struct {
	order  ByteOrder
	buf    []byte
	at     int
	encode bool
}

func (c *coder) next(n int) []byte {
	b := c.buf[c.at : c.at+n]
	c.at += n
	return b
}

// bits encodes u in n bytes, or returns what is there.
func (c *coder) bits(u uint64, n int) uint64 {
	b := c.next(n)
	switch n {
	case 1:
		if c.encode {
			b[0] = byte(u)
		}
		return uint64(b[0])
	case 2:
		if c.encode {
			c.order.PutUint16(b, uint16(u))
			return u
		}
		return uint64(c.order.Uint16(b))
	case 4:
		if c.encode {
			c.order.PutUint32(b, uint32(u))
			return u
		}
		return uint64(c.order.Uint32(b))
	}
	if c.encode {
		c.order.PutUint64(b, u)
		return u
	}
	return c.order.Uint64(b)
}

// data codes what a caller has given, of which v is the value. Numbers of 32 bits
// keep the bits of a NaN here, but not inside of other types.
func (c *coder) data(data any, v reflect.Value) {
	var list []float32
	switch x := data.(type) {
	case float32:
		list = []float32{x}
	case *float32:
		list = unsafe.Slice(x, 1)
	case []float32:
		list = x
	default:
		c.value(v)
		return
	}
	for i := range list {
		list[i] = math.Float32frombits(uint32(c.bits(uint64(math.Float32bits(list[i])), 4)))
	}
}

func (c *coder) float(f float64, n int) float64 {
	if n == 4 {
		return float64(math.Float32frombits(uint32(c.bits(uint64(math.Float32bits(float32(f))), 4))))
	}
	return math.Float64frombits(c.bits(math.Float64bits(f), 8))
}

func (c *coder) value(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i, n := 0, v.Len(); i < n; i++ {
			c.value(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i, n := 0, v.NumField(); i < n; i++ {
			// Blank fields are read over and written as zeros.
			if f := v.Field(i); c.encode && t.Field(i).Name != "_" || !c.encode && f.CanSet() {
				c.value(f)
			} else {
				b := c.next(sizeof(f.Type()))
				if c.encode {
					clear(b)
				}
			}
		}
	case reflect.Bool:
		var u uint64
		if c.encode && v.Bool() {
			u = 1
		}
		u = c.bits(u, 1)
		if !c.encode {
			v.SetBool(u != 0)
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if c.encode {
			c.bits(uint64(v.Int()), size)
			return
		}
		shift := uint(64 - 8*size)
		v.SetInt(int64(c.bits(0, size)<<shift) >> shift)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if c.encode {
			c.bits(v.Uint(), size)
			return
		}
		v.SetUint(c.bits(0, size))
	case reflect.Float32, reflect.Float64:
		if c.encode {
			c.float(v.Float(), size)
			return
		}
		v.SetFloat(c.float(0, size))
	case reflect.Complex64, reflect.Complex128:
		var x complex128
		if c.encode {
			x = v.Complex()
		}
		re := c.float(real(x), size/2)
		im := c.float(imag(x), size/2)
		if !c.encode {
			v.SetComplex(complex(re, im))
		}
	}
}
