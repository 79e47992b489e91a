//! The checker's results: side tables beside the syntax trees, one set per file.
//!
//! Everything is keyed by the ids of the file's tree. Expressions of generic bodies are recorded once, with type
//! parameters in their types: whoever instantiates substitutes ([`crate::Store::subst`]). Untyped expressions are
//! recorded with the type they finally get, constants with their final, converted value.

use crate::constant::Value;
use crate::lookup::{Member, Path};
use crate::object::ObjId;
use crate::types::TypeId;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::Arc;
use syntax::ast::{ExprId, StmtId};

/// What an expression denotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum Mode {
    /// Not checked, or wrong.
    #[default]
    Invalid,
    /// A call without results.
    NoValue,
    Builtin,
    TypeExpr,
    Constant,
    /// Addressable.
    Variable,
    /// Not addressable, but may be assigned to and used with comma-ok.
    MapIndex,
    Value,
    /// The predeclared `nil`.
    Nil,
    /// A value that may be used with comma-ok (receive, type assertion).
    CommaOk,
}

/// Type and, for constants, value of an expression.
#[derive(Clone, Copy, Debug)]
pub struct TypeAndValue {
    pub mode: Mode,
    /// For a call with several results a tuple; for comma-ok uses a tuple of value and boolean.
    pub ty: TypeId,
    /// Index of the constant's value plus one; 0 if there is none. See [`FileInfo::value`].
    pub value: u32,
}

impl Default for TypeAndValue {
    fn default() -> Self {
        TypeAndValue { mode: Mode::Invalid, ty: TypeId::INVALID, value: 0 }
    }
}

/// What a selector expression `x.f` means when it is not a qualified identifier.
#[derive(Clone, Debug)]
pub struct Selection {
    pub kind: SelectionKind,
    /// The type of `x` (the type itself for method expressions).
    pub recv: TypeId,
    pub member: Member,
    /// Field indices from `recv` to the member, the field's own last; pointers on the way are dereferenced.
    pub path: Path,
    /// Whether a pointer is followed on the way.
    pub indirect: bool,
    /// For method values and calls: the receiver's address is taken (`x` is an addressable non-pointer, the method
    /// wants a pointer).
    pub addr: bool,
    /// The type of the whole selector expression.
    pub ty: TypeId,
}

/// Sorts of selections.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    Field,
    /// `x.m`, called or not.
    MethodValue,
    /// `T.m`
    MethodExpr,
}

/// Use of a generic function (or method) with its type arguments, inferred ones included.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The function's object.
    pub func: ObjId,
    /// Arguments for the function's own type parameters; a method's receiver arguments are in the receiver's type.
    pub targs: Vec<TypeId>,
    /// The function type after instantiation.
    pub ty: TypeId,
}

/// Variables of a function's parameters, in order; unnamed and blank ones have objects too.
#[derive(Debug, Default)]
pub struct FuncVars {
    pub recv: Option<ObjId>,
    pub params: SmallVec<[ObjId; 4]>,
    pub results: SmallVec<[ObjId; 4]>,
    /// The function type.
    pub sig: Option<TypeId>,
    /// All objects in the function's outermost scope: type parameters, receiver, parameters, results.
    pub(crate) scope: SmallVec<[ObjId; 4]>,
}

/// What side tables are keyed by: the ids of a file's tree, or their numbers.
pub trait Key {
    /// The number.
    fn key(self) -> u32;
}

impl Key for u32 {
    fn key(self) -> u32 {
        self
    }
}

impl Key for ExprId {
    fn key(self) -> u32 {
        self.index() as u32
    }
}

impl Key for StmtId {
    fn key(self) -> u32 {
        self.index() as u32
    }
}

/// Facts about one file.
#[derive(Debug, Default)]
pub struct FileInfo {
    pub(crate) exprs: Vec<TypeAndValue>,
    pub(crate) values: Vec<Value>,
    pub(crate) objects: Vec<ObjId>,
    pub(crate) selections: FxHashMap<u32, Selection>,
    pub(crate) instances: FxHashMap<u32, Instance>,
    pub(crate) implicits: FxHashMap<u32, ObjId>,
    pub(crate) func_lits: FxHashMap<u32, Arc<FuncVars>>,
    pub(crate) key_paths: FxHashMap<u32, Path>,
    /// The N of the file's language version go1.N, and whether its build constraint says so rather than go.mod.
    pub(crate) language: (u32, bool),
}

impl FileInfo {
    /// Empty tables of the right size.
    pub(crate) fn for_tree(tree: &syntax::ast::File) -> FileInfo {
        let n = tree.ast.expr_count();
        FileInfo {
            exprs: vec![TypeAndValue::default(); n],
            objects: vec![ObjId::NONE; n],
            ..FileInfo::default()
        }
    }

    /// Whether the iterations of a loop share its variables: the rule before go1.22.
    pub fn shares_loop_vars(&self) -> bool {
        self.language.0 < 22
    }

    /// Type and mode of expression `e`.
    pub fn expr(&self, e: impl Key) -> TypeAndValue {
        self.exprs.get(e.key() as usize).copied().unwrap_or_default()
    }

    /// The constant value of expression `e`.
    pub fn value(&self, e: impl Key) -> Option<&Value> {
        match self.expr(e.key()).value {
            0 => None,
            i => self.values.get(i as usize - 1),
        }
    }

    /// The object that identifier (or qualified identifier's selector) `e` uses or declares.
    pub fn object(&self, e: impl Key) -> Option<ObjId> {
        self.objects.get(e.key() as usize).copied().filter(|o| o.is_some())
    }

    /// What selector expression `e` means; `None` for qualified identifiers.
    pub fn selection(&self, e: impl Key) -> Option<&Selection> {
        self.selections.get(&e.key())
    }

    /// The instantiation at expression `e`: the identifier, selector or index expression that denotes the function.
    pub fn instance(&self, e: impl Key) -> Option<&Instance> {
        self.instances.get(&e.key())
    }

    /// Parameters and results of function literal `e`.
    pub fn func_lit(&self, e: impl Key) -> Option<&FuncVars> {
        self.func_lits.get(&e.key()).map(|v| &**v)
    }

    /// The variable that a type switch's clause declares; `body` is the clause's body.
    pub fn implicit(&self, body: impl Key) -> Option<ObjId> {
        self.implicits.get(&body.key()).copied()
    }

    /// In a struct literal with keys: the field indices of the key expression `e` (more than one for a promoted field).
    pub fn key_path(&self, e: impl Key) -> Option<&[u32]> {
        self.key_paths.get(&e.key()).map(|p| &p[..])
    }

    pub(crate) fn set_expr(&mut self, e: ExprId, mode: Mode, ty: TypeId, value: Option<Value>) {
        let i = e.index();
        if self.exprs.len() <= i {
            self.exprs.resize(i + 1, TypeAndValue::default());
        }
        let value = match (value, self.exprs[i].value) {
            (None, _) => 0,
            (Some(v), 0) => {
                self.values.push(v);
                self.values.len() as u32
            }
            (Some(v), own) => {
                self.values[own as usize - 1] = v;
                own
            }
        };
        self.exprs[i] = TypeAndValue { mode, ty, value };
    }

    pub(crate) fn set_object(&mut self, e: ExprId, o: ObjId) {
        let i = e.index();
        if self.objects.len() <= i {
            self.objects.resize(i + 1, ObjId::NONE);
        }
        self.objects[i] = o;
    }

    /// Changes an expression's type and keeps the rest.
    pub(crate) fn set_type(&mut self, e: ExprId, ty: TypeId) {
        if let Some(tv) = self.exprs.get_mut(e.index()) {
            tv.ty = ty;
        }
    }
}
