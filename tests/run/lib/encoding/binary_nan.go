// run

// A float32 keeps the bits of a NaN through encoding/binary.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

func main() {
	signalling := []byte{0xa0, 0xee, 0xa0, 0xff, 0, 0, 0x80, 0x7f}
	var x float32
	list := make([]float32, 2)
	fmt.Println(binary.Read(bytes.NewReader(signalling), binary.LittleEndian, &x), math.Float32bits(x))
	n, err := binary.Decode(signalling, binary.LittleEndian, list)
	fmt.Println(n, err, math.Float32bits(list[0]), list[1])
	b, err := binary.Append(nil, binary.BigEndian, list)
	fmt.Printf("%x %v\n", b, err)
	b, err = binary.Append(nil, binary.BigEndian, x)
	fmt.Printf("%x %v\n", b, err)
	n, err = binary.Encode(b, binary.BigEndian, &x)
	fmt.Println(n, err, b)
}
