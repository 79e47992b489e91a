//! What a Go type is made of.
//!
//! A [`TypeId`] names a type in its [`crate::Store`]; [`TypeKind`] says what it is. Kinds are `Copy`: their parts lie in
//! memory that lives as long as the process, so that no stage has to hold a borrow of the store while it makes new
//! types. Type literals are interned, so equal ids mean identical types; the reverse needs
//! [`crate::Store::identical`], because parameter names and aliases are kept for messages.
//!
//! Invariants: a `Named` type's underlying type is never itself `Named`; the constraint of a type parameter is always
//! an interface once its declaration has been checked; `Alias` never shows through [`crate::Store::kind`].

use crate::object::{ObjId, PackageId};
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};
use std::sync::OnceLock;
use std::sync::atomic::AtomicU8;

/// A type. The number means nothing; never order by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TypeId(pub u32);

/// The basic types, typed and untyped. `byte` and `rune` are aliases, not kinds of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Basic {
    /// The type of what could not be typed; silences follow-on errors.
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

/// Direction of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    Both,
    Send,
    Recv,
}

/// What a type is. See [`crate::Store::kind`].
#[derive(Clone, Copy, Debug)]
pub enum TypeKind {
    Basic(Basic),
    Named(&'static Named),
    Pointer(TypeId),
    Slice(TypeId),
    /// Element and length; the length is −1 where it could not be determined.
    Array(TypeId, i64),
    Map(TypeId, TypeId),
    Chan(ChanDir, TypeId),
    Struct(&'static Struct),
    /// Several results of a call; never the type of a variable.
    Tuple(&'static [TypeId]),
    Signature(&'static Signature),
    Interface(&'static Interface),
    TypeParam(&'static TypeParam),
    /// `A | ~B` inside a constraint.
    Union(&'static [Term]),
    /// Only seen through [`crate::Store::raw_kind`].
    Alias(&'static Alias),
}

/// States of a type without finite size.
pub(crate) mod cycle {
    pub const NONE: u8 = 0;
    pub const REPORTED: u8 = 1;
    /// A declaration has looked into it since, so that it keeps its underlying type, as in gc.
    pub const USED: u8 = 2;
    pub const INVALID: u8 = 3;
}

/// A defined type, or an instance of a generic one.
#[derive(Debug)]
pub struct Named {
    /// The type name's object, shared by all instances.
    pub obj: ObjId,
    /// The generic type this is an instance of; the type itself when it is not an instance.
    pub origin: TypeId,
    /// Type arguments; empty for a type that is not an instance.
    pub targs: &'static [TypeId],
    /// How many leading type parameters come from the generic function in which the type was declared: such a type
    /// is a different one in every instance of that function, although the source gives no type arguments.
    pub implicit: u32,
    pub(crate) tparams: OnceLock<&'static [TypeId]>,
    pub(crate) underlying: OnceLock<TypeId>,
    /// The defined type it was declared by, if it was.
    pub(crate) from: OnceLock<TypeId>,
    pub(crate) methods: OnceLock<&'static [ObjId]>,
    /// Whether it is a recursive type without finite size, found after its underlying type was known.
    pub(crate) cycle: AtomicU8,
    /// The methods by name.
    pub(crate) by_name: OnceLock<FxHashMap<Symbol, ObjId>>,
    /// For a type declared in a function: that function's name and the ordinal of the type in it.
    pub local: Option<(Symbol, u32)>,
}

/// An alias: `type A = T`, also `byte`, `rune` and `any`. Kept only so that messages can name it.
#[derive(Debug)]
pub struct Alias {
    pub obj: ObjId,
    pub targs: &'static [TypeId],
    pub(crate) tparams: OnceLock<&'static [TypeId]>,
    pub(crate) actual: OnceLock<TypeId>,
}

/// One field of a struct.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: Symbol,
    /// The package in which the struct was written: part of the identity of names that are not exported.
    pub pkg: PackageId,
    pub ty: TypeId,
    pub embedded: bool,
    /// The tag without quotes; empty where there is none.
    pub tag: Symbol,
    pub pos: Pos,
}

/// A struct type.
#[derive(Debug)]
pub struct Struct {
    pub fields: Vec<Field>,
}

/// A parameter or result; the name is empty where there is none and does not belong to the type's identity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Param {
    pub name: Symbol,
    pub ty: TypeId,
}

/// A function type. Receivers are not part of it: see [`crate::Store::method_expr_signature`].
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signature {
    /// The function's own type parameters (for a method: without those of the receiver's type).
    pub tparams: Vec<TypeId>,
    /// When variadic, the last parameter's type is the slice (or `string` for the special form of append).
    pub params: Vec<Param>,
    pub results: Vec<Param>,
    pub variadic: bool,
}

/// A method that an interface declares.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    pub name: Symbol,
    /// The package in which it was written.
    pub pkg: PackageId,
    /// Its function type.
    pub sig: TypeId,
    pub pos: Pos,
}

/// An interface as written; what it means is in [`TypeSet`].
#[derive(Debug)]
pub struct Interface {
    /// Explicitly declared methods in source order.
    pub methods: Vec<Method>,
    /// Embedded elements with their positions, in source order.
    pub embeds: Vec<(TypeId, Pos)>,
    /// Made from a constraint such as `~int|string` that stood without `interface{}`.
    pub implicit: bool,
    /// The predeclared `comparable`.
    pub comparable: bool,
    pub(crate) type_set: OnceLock<&'static TypeSet>,
}

/// The meaning of an interface.
#[derive(Debug, Default)]
pub struct TypeSet {
    /// All methods, also embedded ones, ordered by name (then package path): the order of an itab's slots.
    pub methods: Vec<Method>,
    /// `None`: all types; otherwise the union of the terms (empty: no type at all).
    pub terms: Option<Vec<Term>>,
    /// Whether `comparable` restricts the set.
    pub comparable: bool,
}

/// A term `T` or `~T`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Term {
    pub tilde: bool,
    pub ty: TypeId,
}

/// A type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// Its type name's object.
    pub obj: ObjId,
    /// Position in the declaring list.
    pub index: u32,
    pub(crate) bound: OnceLock<TypeId>,
}

impl Named {
    /// The type parameters of a generic type (the origin's; empty for other types).
    pub fn tparams(&self) -> &'static [TypeId] {
        self.tparams.get().copied().unwrap_or(&[])
    }

    /// The declared methods (functions), in source order. Only the origin has them.
    pub fn methods(&self) -> &'static [ObjId] {
        self.methods.get().copied().unwrap_or(&[])
    }
}

impl TypeParam {
    /// The constraint: an interface. `None` while it is being checked.
    pub fn bound(&self) -> Option<TypeId> {
        self.bound.get().copied()
    }
}

impl Signature {
    /// The only result's type, or `None`.
    pub fn result_types(&self) -> impl Iterator<Item = TypeId> + '_ {
        self.results.iter().map(|r| r.ty)
    }
}

impl Basic {
    /// Whether this is one of the untyped kinds.
    pub fn is_untyped(self) -> bool {
        self >= Basic::UntypedBool
    }

    /// Integer types, `untyped int` and `untyped rune` included.
    pub fn is_integer(self) -> bool {
        (Basic::Int..=Basic::Uintptr).contains(&self)
            || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    /// Unsigned integer types.
    pub fn is_unsigned(self) -> bool {
        (Basic::Uint..=Basic::Uintptr).contains(&self)
    }

    /// Floating-point types, `untyped float` included.
    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    /// Complex types, `untyped complex` included.
    pub fn is_complex(self) -> bool {
        matches!(self, Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex)
    }

    /// Numbers of all sorts.
    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// `string` and `untyped string`.
    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    /// `bool` and `untyped bool`.
    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    /// The name as Go writes it.
    pub fn name(self) -> &'static str {
        match self {
            Basic::Invalid => "invalid type",
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }

    /// All kinds, in the order of their ids in every store: `TypeId(b as u32)` is the type of kind `b`.
    pub const ALL: [Basic; 26] = [
        Basic::Invalid,
        Basic::Bool,
        Basic::Int,
        Basic::Int8,
        Basic::Int16,
        Basic::Int32,
        Basic::Int64,
        Basic::Uint,
        Basic::Uint8,
        Basic::Uint16,
        Basic::Uint32,
        Basic::Uint64,
        Basic::Uintptr,
        Basic::Float32,
        Basic::Float64,
        Basic::Complex64,
        Basic::Complex128,
        Basic::String,
        Basic::UnsafePointer,
        Basic::UntypedBool,
        Basic::UntypedInt,
        Basic::UntypedRune,
        Basic::UntypedFloat,
        Basic::UntypedComplex,
        Basic::UntypedString,
        Basic::UntypedNil,
    ];
}

/// Ids that are the same in every store.
impl TypeId {
    pub const INVALID: TypeId = TypeId(Basic::Invalid as u32);
    pub const BOOL: TypeId = TypeId(Basic::Bool as u32);
    pub const INT: TypeId = TypeId(Basic::Int as u32);
    pub const INT8: TypeId = TypeId(Basic::Int8 as u32);
    pub const INT16: TypeId = TypeId(Basic::Int16 as u32);
    pub const INT32: TypeId = TypeId(Basic::Int32 as u32);
    pub const INT64: TypeId = TypeId(Basic::Int64 as u32);
    pub const UINT: TypeId = TypeId(Basic::Uint as u32);
    pub const UINT8: TypeId = TypeId(Basic::Uint8 as u32);
    pub const UINT16: TypeId = TypeId(Basic::Uint16 as u32);
    pub const UINT32: TypeId = TypeId(Basic::Uint32 as u32);
    pub const UINT64: TypeId = TypeId(Basic::Uint64 as u32);
    pub const UINTPTR: TypeId = TypeId(Basic::Uintptr as u32);
    pub const FLOAT32: TypeId = TypeId(Basic::Float32 as u32);
    pub const FLOAT64: TypeId = TypeId(Basic::Float64 as u32);
    pub const COMPLEX64: TypeId = TypeId(Basic::Complex64 as u32);
    pub const COMPLEX128: TypeId = TypeId(Basic::Complex128 as u32);
    pub const STRING: TypeId = TypeId(Basic::String as u32);
    pub const UNSAFE_POINTER: TypeId = TypeId(Basic::UnsafePointer as u32);
    pub const UNTYPED_BOOL: TypeId = TypeId(Basic::UntypedBool as u32);
    pub const UNTYPED_INT: TypeId = TypeId(Basic::UntypedInt as u32);
    pub const UNTYPED_RUNE: TypeId = TypeId(Basic::UntypedRune as u32);
    pub const UNTYPED_FLOAT: TypeId = TypeId(Basic::UntypedFloat as u32);
    pub const UNTYPED_COMPLEX: TypeId = TypeId(Basic::UntypedComplex as u32);
    pub const UNTYPED_STRING: TypeId = TypeId(Basic::UntypedString as u32);
    pub const UNTYPED_NIL: TypeId = TypeId(Basic::UntypedNil as u32);
    /// `interface{}` without a name.
    pub const EMPTY_INTERFACE: TypeId = TypeId(26);
    /// The alias `byte`.
    pub const BYTE: TypeId = TypeId(27);
    /// The alias `rune`.
    pub const RUNE: TypeId = TypeId(28);
    /// The alias `any`.
    pub const ANY: TypeId = TypeId(29);
    /// The defined type `error`.
    pub const ERROR: TypeId = TypeId(30);
    /// The defined type `comparable`.
    pub const COMPARABLE: TypeId = TypeId(31);
    /// The empty tuple: what a call without results has.
    pub const VOID: TypeId = TypeId(32);
}
