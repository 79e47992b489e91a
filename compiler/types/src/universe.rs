//! The predeclared types, constants, functions and package `unsafe`.

use crate::constant::Value;
use crate::object::{Builtin, ObjId, ObjKind, Object, PackageId};
use crate::store::Store;
use crate::types::*;
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};

type Scope = FxHashMap<Symbol, ObjId>;

/// Declares everything, in the order that the constants of [`TypeId`] promise.
pub(crate) fn declare(s: &Store) -> (Scope, Scope) {
    let mut u = Scope::default();
    let mut unsafe_ = Scope::default();
    let empty = s.interface(vec![], vec![], false);
    debug_assert_eq!(empty, TypeId::EMPTY_INTERFACE);
    for (name, actual) in [("byte", TypeId::UINT8), ("rune", TypeId::INT32), ("any", empty)] {
        let obj = add(s, &mut u, PackageId::UNIVERSE, ObjKind::TypeName, name, None);
        let (id, alias) = s.new_alias(obj, &[]);
        let _ = alias.actual.set(actual);
        s.obj(obj).set_ty(id);
    }
    let error = add(s, &mut u, PackageId::UNIVERSE, ObjKind::TypeName, "error", None);
    let (error_ty, error_named) = s.new_named(error, None);
    s.obj(error).set_ty(error_ty);
    let comparable = add(s, &mut u, PackageId::UNIVERSE, ObjKind::TypeName, "comparable", None);
    let (comparable_ty, comparable_named) = s.new_named(comparable, None);
    s.obj(comparable).set_ty(comparable_ty);
    let void = s.tuple(&[]);
    debug_assert_eq!((error_ty, comparable_ty, void), (TypeId::ERROR, TypeId::COMPARABLE, TypeId::VOID));
    let result = Param { name: Symbol::EMPTY, ty: TypeId::STRING };
    let sig =
        s.signature(Signature { tparams: vec![], params: vec![], results: vec![result], variadic: false });
    let method = Method { name: s.names.error_method, pkg: PackageId::UNIVERSE, sig, pos: Pos::NONE };
    let _ = error_named.underlying.set(s.interface(vec![method], vec![], false));
    let _ = comparable_named.underlying.set(s.fresh_comparable());

    for b in &Basic::ALL[1..18] {
        add(s, &mut u, PackageId::UNIVERSE, ObjKind::TypeName, b.name(), Some(TypeId(*b as u32)));
    }
    for (name, v) in [("true", Value::Bool(true)), ("false", Value::Bool(false))] {
        let o = add(s, &mut u, PackageId::UNIVERSE, ObjKind::Const, name, Some(TypeId::UNTYPED_BOOL));
        s.obj(o).set_value(v);
    }
    let iota = add(s, &mut u, PackageId::UNIVERSE, ObjKind::Const, "iota", Some(TypeId::UNTYPED_INT));
    s.obj(iota).set_value(Value::Int(0));
    add(s, &mut u, PackageId::UNIVERSE, ObjKind::Nil, "nil", Some(TypeId::UNTYPED_NIL));
    for &(name, b) in BUILTINS {
        add(s, &mut u, PackageId::UNIVERSE, ObjKind::Builtin(b), name, None);
    }
    for &(name, b) in UNSAFE {
        add(s, &mut unsafe_, PackageId::UNSAFE, ObjKind::Builtin(b), name, None);
    }
    add(s, &mut unsafe_, PackageId::UNSAFE, ObjKind::TypeName, "Pointer", Some(TypeId::UNSAFE_POINTER));
    (u, unsafe_)
}

fn add(s: &Store, scope: &mut Scope, pkg: PackageId, kind: ObjKind, name: &str, ty: Option<TypeId>) -> ObjId {
    let name = s.sym(name);
    let o = Object::new(kind, name, pkg, Pos::NONE);
    if let Some(t) = ty {
        o.set_ty(t);
    }
    let id = s.add_obj(o);
    scope.insert(name, id);
    id
}

const BUILTINS: &[(&str, Builtin)] = &[
    ("append", Builtin::Append),
    ("cap", Builtin::Cap),
    ("clear", Builtin::Clear),
    ("close", Builtin::Close),
    ("complex", Builtin::Complex),
    ("copy", Builtin::Copy),
    ("delete", Builtin::Delete),
    ("imag", Builtin::Imag),
    ("len", Builtin::Len),
    ("make", Builtin::Make),
    ("max", Builtin::Max),
    ("min", Builtin::Min),
    ("new", Builtin::New),
    ("panic", Builtin::Panic),
    ("print", Builtin::Print),
    ("println", Builtin::Println),
    ("real", Builtin::Real),
    ("recover", Builtin::Recover),
];

const UNSAFE: &[(&str, Builtin)] = &[
    ("Add", Builtin::UnsafeAdd),
    ("Alignof", Builtin::UnsafeAlignof),
    ("Offsetof", Builtin::UnsafeOffsetof),
    ("Sizeof", Builtin::UnsafeSizeof),
    ("Slice", Builtin::UnsafeSlice),
    ("SliceData", Builtin::UnsafeSliceData),
    ("String", Builtin::UnsafeString),
    ("StringData", Builtin::UnsafeStringData),
];
