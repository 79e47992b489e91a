//! Type descriptors and interface tables, as the compiler writes and the runtime, `reflect` and the collector read
//! them. `stdlib/internal/abi/type.go` mirrors these structures; a test compares the two.
//!
//! Descriptors are link-once: one per type and image, so identical types have equal addresses unless one of them was
//! made by `reflect` at run time. Equality and hashing of dynamic values are interpreted from the descriptor.

/// A Go string header.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GoString {
    pub ptr: *const u8,
    pub len: usize,
}

/// A counted array inside a descriptor (a Go slice without capacity).
#[repr(C)]
pub struct Table<T> {
    pub ptr: *const T,
    pub len: usize,
}

/// What every descriptor begins with: 64 bytes.
#[repr(C)]
pub struct Type {
    /// Bytes of a value.
    pub size: usize,
    /// Bytes of the prefix that can hold pointers.
    pub ptrdata: usize,
    /// Hash of the link string, for itab and type-switch tables.
    pub hash: u32,
    /// `TFLAG_*`.
    pub tflag: u8,
    pub align: u8,
    pub field_align: u8,
    /// `KIND_*`, numbered as `reflect.Kind`.
    pub kind: u8,
    /// One bit per word of `ptrdata`, least significant first. Null for an array type of more than
    /// [`ARRAY_GCDATA_LIMIT`] bytes: its element's map repeats.
    pub gcdata: *const u8,
    /// The type as `reflect` prints it (`main.T`).
    pub string: GoString,
    /// Descriptor of `*T` where the program has one, else null.
    pub ptr_to_this: *const Type,
    /// Package, name and methods of a defined type or a type with methods, else null.
    pub uncommon: *const Uncommon,
}

/// Array types larger than this carry no pointer map of their own.
pub const ARRAY_GCDATA_LIMIT: usize = 2048;

/// Equality is comparison of memory.
pub const TFLAG_REGULAR_MEMORY: u8 = 1;
/// Values can be compared (an interface inside may still panic).
pub const TFLAG_COMPARABLE: u8 = 2;
/// A defined or predeclared type (it has a name).
pub const TFLAG_NAMED: u8 = 4;
/// Stored in an interface's data word itself: pointer-shaped.
pub const TFLAG_DIRECT_IFACE: u8 = 8;

#[repr(C)]
pub struct Uncommon {
    /// Import path; empty for predeclared types.
    pub pkgpath: GoString,
    /// Name without package, with type arguments.
    pub name: GoString,
    /// Methods that reachable interfaces or reflection can ask for, sorted by name.
    pub methods: Table<Method>,
    /// Number of exported methods in the method set, those that were left out included.
    pub exported: usize,
}

/// A method of a concrete type.
#[repr(C)]
pub struct Method {
    pub name: GoString,
    /// Import path for an unexported name, else empty.
    pub pkgpath: GoString,
    /// Descriptor of the signature without receiver.
    pub mtyp: *const Type,
    /// Code that takes the interface's data word as receiver.
    pub ifn: *const u8,
}

#[repr(C)]
pub struct ArrayType {
    pub typ: Type,
    pub elem: *const Type,
    /// Descriptor of `[]elem`, or null.
    pub slice: *const Type,
    pub len: usize,
}

#[repr(C)]
pub struct ChanType {
    pub typ: Type,
    pub elem: *const Type,
    /// 1 receive, 2 send, 3 both.
    pub dir: usize,
}

#[repr(C)]
pub struct FuncType {
    pub typ: Type,
    pub params: Table<*const Type>,
    pub results: Table<*const Type>,
    /// 1 if the last parameter is `...T`.
    pub variadic: usize,
}

/// A method that an interface asks for.
#[repr(C)]
pub struct IMethod {
    pub name: GoString,
    /// Import path for an unexported name, else empty.
    pub pkgpath: GoString,
    pub typ: *const Type,
}

#[repr(C)]
pub struct InterfaceType {
    pub typ: Type,
    pub pkgpath: GoString,
    /// Sorted by name: the order of an itab's code words. Interface types with the same methods share the table.
    pub methods: Table<IMethod>,
}

#[repr(C)]
pub struct MapType {
    pub typ: Type,
    pub key: *const Type,
    pub elem: *const Type,
    /// Functions of the instantiated map for reflection (`internal/runtime/maps.Funcs`), or null.
    pub funcs: *const u8,
}

#[repr(C)]
pub struct PtrType {
    pub typ: Type,
    pub elem: *const Type,
}

#[repr(C)]
pub struct SliceType {
    pub typ: Type,
    pub elem: *const Type,
}

#[repr(C)]
pub struct StructType {
    pub typ: Type,
    pub pkgpath: GoString,
    pub fields: Table<Field>,
}

#[repr(C)]
pub struct Field {
    pub name: GoString,
    pub typ: *const Type,
    pub offset: usize,
    pub tag: GoString,
    /// Bit 0: embedded, bit 1: exported.
    pub flags: usize,
}

/// An interface table: what the first word of a non-empty interface points to.
#[repr(C)]
pub struct Itab {
    /// The interface's method table: one address for all interface types with the same methods.
    pub methods: *const IMethod,
    pub typ: *const Type,
    /// Copy of `typ.hash`.
    pub hash: u32,
    pub unused: u32,
    // Code addresses follow, one a method.
}

/// Offset of the first code address in an itab.
pub const ITAB_FUN: usize = 24;
/// Offset of the concrete type in an itab.
pub const ITAB_TYPE: usize = 8;

pub const KIND_BOOL: u8 = 1;
pub const KIND_INT: u8 = 2;
pub const KIND_INT8: u8 = 3;
pub const KIND_INT16: u8 = 4;
pub const KIND_INT32: u8 = 5;
pub const KIND_INT64: u8 = 6;
pub const KIND_UINT: u8 = 7;
pub const KIND_UINT8: u8 = 8;
pub const KIND_UINT16: u8 = 9;
pub const KIND_UINT32: u8 = 10;
pub const KIND_UINT64: u8 = 11;
pub const KIND_UINTPTR: u8 = 12;
pub const KIND_FLOAT32: u8 = 13;
pub const KIND_FLOAT64: u8 = 14;
pub const KIND_COMPLEX64: u8 = 15;
pub const KIND_COMPLEX128: u8 = 16;
pub const KIND_ARRAY: u8 = 17;
pub const KIND_CHAN: u8 = 18;
pub const KIND_FUNC: u8 = 19;
pub const KIND_INTERFACE: u8 = 20;
pub const KIND_MAP: u8 = 21;
pub const KIND_POINTER: u8 = 22;
pub const KIND_SLICE: u8 = 23;
pub const KIND_STRING: u8 = 24;
pub const KIND_STRUCT: u8 = 25;
pub const KIND_UNSAFE_POINTER: u8 = 26;

const _: () = assert!(size_of::<Type>() == 64);
const _: () = assert!(size_of::<Itab>() == ITAB_FUN);
const _: () = assert!(core::mem::offset_of!(Itab, typ) == ITAB_TYPE);
