// errorcheck

// Constants may not depend on themselves.
package main

const a = b // ERROR "initialization cycle for a"
const b = a

func main() {}
