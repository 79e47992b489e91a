//! Declared entities: everything an identifier can stand for.
//!
//! An object is created when its declaration is met and completed (type, value) when it is checked; what is set is set
//! once. Objects of all packages share one table, so an [`ObjId`] needs no package beside it.

use crate::constant::Value;
use crate::types::TypeId;
use source::{Pos, Symbol};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

/// A declared entity. 0 is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct ObjId(pub u32);

impl ObjId {
    /// No object.
    pub const NONE: ObjId = ObjId(0);

    /// Whether this names an object.
    pub fn is_some(self) -> bool {
        self.0 != 0
    }
}

/// A package. 0 is the universe (predeclared names), 1 is `unsafe`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PackageId(pub u32);

impl PackageId {
    /// The predeclared names.
    pub const UNIVERSE: PackageId = PackageId(0);
    /// Package `unsafe`.
    pub const UNSAFE: PackageId = PackageId(1);
}

/// What sort of variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    Package,
    Local,
    Receiver,
    Param,
    Result,
}

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjKind {
    Const,
    TypeName,
    Var(VarKind),
    Func,
    Builtin(Builtin),
    PkgName(PackageId),
    Label,
    Nil,
}

/// The predeclared functions and those of package `unsafe`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}

/// Facts about a variable that are found while bodies are checked; see [`Object::flags`].
pub mod flags {
    /// Read somewhere.
    pub const USED: u8 = 1;
    /// `&x`, also implicitly (`x.ptrMethod()`, slicing an array).
    pub const ADDR_TAKEN: u8 = 2;
    /// Used inside a function literal that does not declare it.
    pub const CAPTURED: u8 = 4;
    /// Assigned to after its declaration (also `op=`, `++`, range and receive assignments): a captured variable
    /// without this flag and without [`ADDR_TAKEN`] may be captured by value.
    pub const REASSIGNED: u8 = 8;
    /// Its declaration is part of a reported cycle: the type is invalid, whatever was known of it before.
    pub const BROKEN: u8 = 16;
}

/// Where a function comes from.
#[derive(Clone, Copy, Debug)]
pub struct FuncInfo {
    /// Index of the file in its package.
    pub file: u32,
    /// The number of the declaration in that file's tree (a `FuncId`'s index).
    pub decl: u32,
    pub is_method: bool,
    /// Whether the receiver is a pointer.
    pub ptr_recv: bool,
}

/// An entity. Most are variables, so what only others have lies elsewhere.
#[derive(Debug)]
pub struct Object {
    pub kind: ObjKind,
    pub name: Symbol,
    pub pkg: PackageId,
    pub pos: Pos,
    /// 0 for locals; for package-level objects their place in declaration order (from 1).
    pub order: u32,
    /// The number of the type, or [`UNKNOWN`].
    ty: AtomicU32,
    flags: AtomicU8,
    more: OnceLock<Box<More>>,
}

/// No type has this number.
const UNKNOWN: u32 = u32::MAX;

#[derive(Debug)]
enum More {
    /// A constant's value.
    Value(Value),
    /// A function's declaration.
    Func(FuncInfo),
}

impl Object {
    /// A new object, its type not yet known.
    pub fn new(kind: ObjKind, name: Symbol, pkg: PackageId, pos: Pos) -> Object {
        Object {
            kind,
            name,
            pkg,
            pos,
            order: 0,
            ty: AtomicU32::new(UNKNOWN),
            flags: AtomicU8::new(0),
            more: OnceLock::new(),
        }
    }

    /// The type; invalid until it is known.
    #[inline]
    pub fn ty(&self) -> TypeId {
        if self.flags() & flags::BROKEN != 0 {
            return TypeId::INVALID;
        }
        self.known_ty().unwrap_or(TypeId::INVALID)
    }

    /// The type that has been set.
    #[inline]
    pub(crate) fn known_ty(&self) -> Option<TypeId> {
        // Whoever sees the number sees the type behind it: `set_ty` releases.
        let t = self.ty.load(Ordering::Acquire);
        (t != UNKNOWN).then_some(TypeId(t))
    }

    /// Sets the type, unless it has been set.
    pub(crate) fn set_ty(&self, t: TypeId) {
        // Who comes second has nothing to say.
        let _ = self.ty.compare_exchange(UNKNOWN, t.0, Ordering::Release, Ordering::Relaxed);
    }

    /// A constant's value; unknown until it is checked.
    pub fn value(&self) -> Value {
        match self.more.get().map(|m| &**m) {
            Some(More::Value(v)) => v.clone(),
            _ => Value::Unknown,
        }
    }

    /// Sets a constant's value, once.
    pub(crate) fn set_value(&self, v: Value) {
        // A constant that is declared twice keeps its first value.
        let _ = self.more.set(Box::new(More::Value(v)));
    }

    /// A function's or method's declaration.
    pub fn func(&self) -> Option<FuncInfo> {
        match self.more.get().map(|m| &**m) {
            Some(More::Func(f)) => Some(*f),
            _ => None,
        }
    }

    /// Sets a function's declaration, once.
    pub(crate) fn set_func(&self, f: FuncInfo) {
        // There is one declaration.
        let _ = self.more.set(Box::new(More::Func(f)));
    }

    /// The facts in [`flags`] found so far.
    pub fn flags(&self) -> u8 {
        self.flags.load(Ordering::Relaxed)
    }

    pub(crate) fn set_flag(&self, f: u8) {
        self.flags.fetch_or(f, Ordering::Relaxed);
    }

    pub(crate) fn clear_flag(&self, f: u8) {
        self.flags.fetch_and(!f, Ordering::Relaxed);
    }

    /// Whether this is a variable outside of functions.
    pub fn is_package_var(&self) -> bool {
        self.kind == ObjKind::Var(VarKind::Package)
    }
}
