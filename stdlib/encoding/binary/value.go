package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"sync"
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

// structSizes are the encoded sizes of the structs that have been asked for.
var structSizes sync.Map

// sizeof returns the encoded size of a type, -1 if it has none.
func sizeof(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if s := sizeof(t.Elem()); s >= 0 {
			return s * t.Len()
		}
	case reflect.Struct:
		if size, ok := structSizes.Load(t); ok {
			return size.(int)
		}
		sum := 0
		for i, n := 0, t.NumField(); i < n; i++ {
			s := sizeof(t.Field(i).Type)
			if s < 0 {
				return -1
			}
			sum += s
		}
		structSizes.Store(t, sum)
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
	if n := pointedTo(data); n > 0 {
		buf := make([]byte, n)
		if _, err := io.ReadFull(r, buf); err != nil {
			return err
		}
		set(order, buf, data)
		return nil
	}
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
	if u, n := number(data); n > 0 {
		e := coder{order: order, buf: make([]byte, n), encode: true}
		e.bits(u, n)
		_, err := w.Write(e.buf)
		return err
	}
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

// number returns an integer that is given as itself, and its size; 0 for all else.
func number(data any) (u uint64, n int) {
	switch x := data.(type) {
	case int8:
		return uint64(x), 1
	case uint8:
		return uint64(x), 1
	case int16:
		return uint64(x), 2
	case uint16:
		return uint64(x), 2
	case int32:
		return uint64(x), 4
	case uint32:
		return uint64(x), 4
	case int64:
		return uint64(x), 8
	case uint64:
		return x, 8
	}
	return 0, 0
}

// pointedTo returns the size of the integer that data points to, 0 if it points to anything else.
func pointedTo(data any) int {
	switch data.(type) {
	case *int8, *uint8:
		return 1
	case *int16, *uint16:
		return 2
	case *int32, *uint32:
		return 4
	case *int64, *uint64:
		return 8
	}
	return 0
}

// set decodes the integer that data points to.
func set(order ByteOrder, buf []byte, data any) {
	switch x := data.(type) {
	case *int8:
		*x = int8(buf[0])
	case *uint8:
		*x = buf[0]
	case *int16:
		*x = int16(order.Uint16(buf))
	case *uint16:
		*x = order.Uint16(buf)
	case *int32:
		*x = int32(order.Uint32(buf))
	case *uint32:
		*x = order.Uint32(buf)
	case *int64:
		*x = int64(order.Uint64(buf))
	case *uint64:
		*x = order.Uint64(buf)
	}
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
	case []uint16:
		integers(c, x)
		return
	case []int16:
		integers(c, x)
		return
	case []uint32:
		integers(c, x)
		return
	case []int32:
		integers(c, x)
		return
	case []uint64:
		integers(c, x)
		return
	case []int64:
		integers(c, x)
		return
	case []byte:
		if c.encode {
			copy(c.next(len(x)), x)
		} else {
			copy(x, c.next(len(x)))
		}
		return
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

// integers codes a slice of them.
func integers[T uint16 | int16 | uint32 | int32 | uint64 | int64](c *coder, list []T) {
	n := int(unsafe.Sizeof(T(0)))
	if c.encode {
		for _, x := range list {
			c.bits(uint64(x), n)
		}
		return
	}
	for i := range list {
		list[i] = T(c.bits(0, n))
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
