//! The abstract syntax tree of one file: plain data in arenas, addressed by `u32` ids.
//!
//! Every node has two positions. `pos` is the one that Go's compiler gives the node, to which line tables and run-time
//! tracebacks refer: the operator of a binary expression, assignment, `++` or send, the `(` of a call, otherwise the
//! first byte. `end` is the offset after the last byte (the closing bracket is at `end - 1`). Errors about an expression
//! are reported at its first byte, [`Ast::start`].
//!
//! Types and expressions are one kind of node, because only the checker can tell `a[b](c)` apart: `*T` is
//! [`ExprKind::Star`], `pkg.T` a selector, `G[T]` an index, `A | ~B` a binary `|` and a unary `~`.
//!
//! Every identifier that declares something is an expression of its own (kind `Name`), so that one side table keyed by
//! [`ExprId`] holds definitions and uses. Identifiers that are only looked up by text (selectors, labels) are [`Ident`]s.
//!
//! Invariants: ids are dense and a node is created after its children; the nodes of a function's body are one range of
//! ids ([`FuncDecl::body_exprs`], [`FuncDecl::body_stmts`]), closures inside included; expressions and statements nest
//! at most [`MAX_DEPTH`] deep, so that later stages may recurse. A file with syntax errors has no tree to check: its
//! declarations are those that could be read, and statements that could not are missing.

use source::{FileId, Pos, Span, Symbol};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Index, Range};

pub use crate::op::Op;

/// How deep expressions, types and statements may nest. Stages that recurse over the tree run on stacks that can take it.
pub const MAX_DEPTH: u32 = 10_000;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident -> $node:ty, $arena:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $id(NonZeroU32);

        impl $id {
            /// The id of the arena's `i`th node.
            #[inline]
            pub fn new(i: usize) -> $id {
                $id(NonZeroU32::new(i as u32 + 1).expect("arena overflow"))
            }

            /// Place in the arena, from 0.
            #[inline]
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl Index<$id> for Ast {
            type Output = $node;
            #[inline]
            fn index(&self, id: $id) -> &$node {
                &self.$arena[id.index()]
            }
        }

        impl Ast {
            /// Adds a node to its arena.
            #[inline]
            pub(crate) fn $arena(&mut self, node: $node) -> $id {
                self.$arena.push(node);
                $id(NonZeroU32::new(self.$arena.len() as u32).expect("arena overflow"))
            }
        }
    )*};
}

ids! {
    /// An expression or a type.
    ExprId -> Expr, exprs;
    /// A statement.
    StmtId -> Stmt, stmts;
    /// One specification of an import, const, var or type declaration, or a function.
    DeclId -> Decl, decls;
    /// A function or method declaration.
    FuncId -> FuncDecl, funcs;
}

/// A run of `T` in the tree's pool for `T`; see [`Ast::list`].
pub struct List<T> {
    start: u32,
    len: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for List<T> {}
impl<T> Default for List<T> {
    fn default() -> Self {
        List { start: 0, len: 0, of: PhantomData }
    }
}
impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.len) == (other.start, other.len)
    }
}
impl<T> Eq for List<T> {}
impl<T> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}; {}]", self.start, self.len)
    }
}

impl<T> List<T> {
    /// Number of elements.
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Index of the first element in its pool: with the element's place, a key for side tables.
    pub fn start(self) -> usize {
        self.start as usize
    }
}

/// What a list may hold; each type has a pool of its own.
pub trait Pooled: Copy + 'static {
    /// The pool.
    fn pool(ast: &Ast) -> &Vec<Self>;
    /// The pool, to append to.
    fn pool_mut(ast: &mut Ast) -> &mut Vec<Self>;
}

macro_rules! pools {
    ($($t:ty => $pool:ident;)*) => {$(
        impl Pooled for $t {
            #[inline]
            fn pool(ast: &Ast) -> &Vec<Self> {
                &ast.$pool
            }
            #[inline]
            fn pool_mut(ast: &mut Ast) -> &mut Vec<Self> {
                &mut ast.$pool
            }
        }
    )*};
}

pools! {
    ExprId => expr_lists;
    StmtId => stmt_lists;
    DeclId => decl_lists;
    Elem => elems;
    Param => params;
    Field => fields;
    InterfaceElem => interface_elems;
    Clause => clauses;
    CommClause => comm_clauses;
    Directive => directives;
}

/// All nodes of one file.
#[derive(Default, Clone, Debug)]
pub struct Ast {
    pub(crate) exprs: Vec<Expr>,
    pub(crate) stmts: Vec<Stmt>,
    pub(crate) decls: Vec<Decl>,
    pub(crate) funcs: Vec<FuncDecl>,
    pub(crate) expr_lists: Vec<ExprId>,
    pub(crate) stmt_lists: Vec<StmtId>,
    pub(crate) decl_lists: Vec<DeclId>,
    pub(crate) elems: Vec<Elem>,
    pub(crate) params: Vec<Param>,
    pub(crate) fields: Vec<Field>,
    pub(crate) interface_elems: Vec<InterfaceElem>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) comm_clauses: Vec<CommClause>,
    pub(crate) directives: Vec<Directive>,
}

/// One source file.
#[derive(Clone, Debug)]
pub struct File {
    pub id: FileId,
    /// The nodes; every id below points into it.
    pub ast: Ast,
    /// The package clause's name.
    pub package: Ident,
    /// Imports, in order.
    pub imports: Vec<DeclId>,
    /// All top-level declarations in order, imports included; groups are flattened.
    pub decls: Vec<DeclId>,
    /// The `//go:build` line, if there is a valid one before the package clause.
    pub constraint: Option<crate::build::Constraint>,
    /// Every `//go:` directive of the file in order, also those attached to a declaration.
    pub directives: Vec<Directive>,
}

/// An identifier that is only looked up by its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ident {
    pub name: Symbol,
    pub pos: Pos,
}

/// A directive comment `//go:verb args`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Directive {
    /// Of the `//`.
    pub pos: Pos,
    /// `go:noinline`, `go:embed` …, without the slashes.
    pub verb: Symbol,
    /// The trimmed text after the verb.
    pub args: Symbol,
}

/// An expression or type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expr {
    pub pos: Pos,
    pub end: Pos,
    pub kind: ExprKind,
}

/// The forms of expressions and types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExprKind {
    /// An expression that could not be read; an error has been reported.
    Bad,
    /// An identifier.
    Name { name: Symbol },
    /// A basic literal; its text is the source between `pos` and `end`, its value comes from [`crate::literal`].
    Literal { kind: LitKind },
    /// `(x)`.
    Paren { x: ExprId },
    /// `x.sel`: field, method, or name of a package.
    Selector { x: ExprId, sel: Ident },
    /// `x[args…]`: an index expression or an instantiation (at least one argument).
    Index { x: ExprId, args: List<ExprId> },
    /// `x[lo:hi]`, or `x[lo:hi:max]` if `max` is there.
    Slice { x: ExprId, lo: Option<ExprId>, hi: Option<ExprId>, max: Option<ExprId> },
    /// `x.(ty)`.
    TypeAssert { x: ExprId, ty: ExprId },
    /// `x.(type)` anywhere but in a type switch's header: the checker reports it.
    TypeGuard { x: ExprId },
    /// `fun(args…)`: call or conversion; `dots` if the last argument is followed by `...`. `pos` is the `(`.
    Call { fun: ExprId, args: List<ExprId>, dots: bool },
    /// `ty{elems…}`; `ty` is absent in an inner literal that leaves it out.
    CompositeLit { ty: Option<ExprId>, elems: List<Elem> },
    /// `func(…) … { … }`; `ty` is a `FuncType`, `body` a block.
    FuncLit { ty: ExprId, body: StmtId },
    /// `*x`: indirection or pointer type.
    Star { x: ExprId },
    /// `op x` with op one of `+ - ! ^ & <- ~`.
    Unary { op: Op, x: ExprId },
    /// `x op y`; also the `|` of type unions. `pos` is the operator.
    Binary { op: Op, x: ExprId, y: ExprId },
    /// `[len]elem`, or `[...]elem` without `len`.
    ArrayType { len: Option<ExprId>, elem: ExprId },
    /// `[]elem`.
    SliceType { elem: ExprId },
    /// `map[key]elem`.
    MapType { key: ExprId, elem: ExprId },
    /// `chan elem`, `chan<- elem`, `<-chan elem`.
    ChanType { dir: ChanDir, elem: ExprId },
    /// `func(params) results`; also the signature of declared functions (`pos` is then the parameters' `(`).
    FuncType { params: List<Param>, results: List<Param> },
    /// `struct{ fields }`.
    StructType { fields: List<Field> },
    /// `interface{ elems }`.
    InterfaceType { elems: List<InterfaceElem> },
}

/// The kinds of basic literals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LitKind {
    Int,
    Float,
    Imag,
    Rune,
    /// Interpreted or raw string.
    String,
}

/// The direction of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    /// `chan T`.
    Both,
    /// `chan<- T`.
    Send,
    /// `<-chan T`.
    Recv,
}

/// An element of a composite literal: `value` or `key: value`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Elem {
    pub key: Option<ExprId>,
    pub value: ExprId,
}

/// A parameter, result, receiver or type parameter. In `a, b T` both share the node `ty`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Param {
    /// First byte of the name or, without one, of the type or `...`.
    pub pos: Pos,
    /// A `Name` expression.
    pub name: Option<ExprId>,
    /// Its type or, for a type parameter, its constraint.
    pub ty: ExprId,
    /// `...ty`.
    pub dots: bool,
}

/// A struct field. In `a, b T` both share `ty` and `tag`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    pub pos: Pos,
    /// A `Name` expression; absent for an embedded field.
    pub name: Option<ExprId>,
    /// Its type; of an embedded field a type name, an instantiation or `*` of one.
    pub ty: ExprId,
    /// A string literal.
    pub tag: Option<ExprId>,
}

/// An element of an interface type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InterfaceElem {
    /// `name sig`: a `Name` and a `FuncType`.
    Method { name: ExprId, sig: ExprId },
    /// An embedded type or union.
    Embedded { ty: ExprId },
}

/// A statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stmt {
    pub pos: Pos,
    pub end: Pos,
    pub kind: StmtKind,
}

/// The forms of statements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StmtKind {
    /// Nothing, where a statement must stand: after a label before `}`.
    Empty,
    /// An expression.
    Expr { x: ExprId },
    /// `chan <- value`. `pos` is the arrow.
    Send { chan: ExprId, value: ExprId },
    /// `x++` (`Op::Add`) or `x--` (`Op::Sub`). `pos` is the operator.
    IncDec { x: ExprId, op: Op },
    /// `lhs op= rhs`. `pos` is the operator.
    AssignOp { op: Op, lhs: ExprId, rhs: ExprId },
    /// `lhs… = rhs…`. `pos` is the `=`.
    Assign { lhs: List<ExprId>, rhs: List<ExprId> },
    /// `lhs… := rhs…`; the left side may hold what is not a name: the checker reports it. `pos` is the `:=`.
    Define { lhs: List<ExprId>, rhs: List<ExprId> },
    /// `label: body`.
    Labeled { label: Ident, body: StmtId },
    /// `{ stmts }`.
    Block { stmts: List<StmtId> },
    /// `if init; cond then else els`; `then` is a block, `els` a block or an `If`.
    If { init: Option<StmtId>, cond: ExprId, then: StmtId, els: Option<StmtId> },
    /// `for init; cond; post body`.
    For { init: Option<StmtId>, cond: Option<ExprId>, post: Option<StmtId>, body: StmtId },
    /// `for vars… := range x body`; `define` says `:=`; more than two vars are the checker's error.
    Range { vars: List<ExprId>, define: bool, x: ExprId, body: StmtId },
    /// `switch init; tag { clauses }`.
    Switch { init: Option<StmtId>, tag: Option<ExprId>, clauses: List<Clause> },
    /// `switch init; bind := x.(type) { clauses }`; `bind` is a `Name`.
    TypeSwitch { init: Option<StmtId>, bind: Option<ExprId>, x: ExprId, clauses: List<Clause> },
    /// `select { clauses }`.
    Select { clauses: List<CommClause> },
    /// `return results…`.
    Return { results: List<ExprId> },
    /// `break` or `break label`.
    Break { label: Option<Ident> },
    /// `continue` or `continue label`.
    Continue { label: Option<Ident> },
    /// `goto label`.
    Goto { label: Ident },
    /// `fallthrough`.
    Fallthrough,
    /// `go call`; whether it is a call is the checker's question.
    Go { call: ExprId },
    /// `defer call`; whether it is a call is the checker's question.
    Defer { call: ExprId },
    /// A const, var or type declaration.
    Decl { decls: List<DeclId> },
}

/// A clause of an expression or type switch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    /// Of `case` or `default`.
    pub pos: Pos,
    /// Expressions or types; empty for `default`.
    pub exprs: List<ExprId>,
    /// Whether it is `default`.
    pub default: bool,
    /// The statements as a block (`pos` is the colon): its id names the clause in side tables.
    pub body: StmtId,
}

/// A clause of a select statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CommClause {
    /// Of `case` or `default`.
    pub pos: Pos,
    /// A send, or an `Expr`, `Assign` or `Define` that should hold a receive; absent for `default`.
    pub comm: Option<StmtId>,
    /// The statements as a block (`pos` is the colon): its id names the clause in side tables.
    pub body: StmtId,
}

/// One specification or function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decl {
    /// First byte: of the name, or of the keyword `func`.
    pub pos: Pos,
    pub end: Pos,
    /// Number of the declaration it belongs to: equal in all specifications of a group.
    pub group: u32,
    /// The `//go:` directives before it or before its group.
    pub directives: List<Directive>,
    pub kind: DeclKind,
}

/// The forms of declarations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclKind {
    /// `import name "path"`.
    Import { name: ImportName, path: ExprId },
    /// `names… ty = values…`, in a group at place `iota`.
    Const {
        names: List<ExprId>,
        ty: Option<ExprId>,
        values: List<ExprId>,
        iota: u32,
        /// The earlier specification of the group whose type and values this one repeats.
        repeats: Option<DeclId>,
    },
    /// `names… ty = values…`.
    Var { names: List<ExprId>, ty: Option<ExprId>, values: List<ExprId> },
    /// `name[tparams] ty`, or `name[tparams] = ty` for an alias.
    Type { name: ExprId, tparams: List<Param>, alias: bool, ty: ExprId },
    /// A function or method.
    Func { func: FuncId },
}

/// Under which name an import comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImportName {
    /// The package's own.
    Default,
    /// The given one; also `_`.
    Named(Ident),
    /// `.`: all exported names, into the file's scope.
    Dot(Pos),
}

/// A function or method declaration.
#[derive(Clone, Debug)]
pub struct FuncDecl {
    /// Its declaration.
    pub decl: DeclId,
    /// A `Name`.
    pub name: ExprId,
    /// The receiver of a method.
    pub recv: Option<Param>,
    pub tparams: List<Param>,
    /// A `FuncType`.
    pub sig: ExprId,
    /// A block; absent for functions that the runtime provides.
    pub body: Option<StmtId>,
    /// The block is empty because the body has been left for [`crate::parse_function`].
    pub is_outline: bool,
    /// What its directives ask for.
    pub pragmas: Pragmas,
    /// Indices of the expressions in the body.
    pub body_exprs: Range<u32>,
    /// Indices of the statements in the body, the block itself last.
    pub body_stmts: Range<u32>,
}

/// Directives of a function that later stages act upon.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Pragmas {
    /// `//go:noinline`.
    pub noinline: bool,
    /// `//go:nosplit`.
    pub nosplit: bool,
    /// `//go:noescape`.
    pub noescape: bool,
    /// `//go:norace`, `//go:nocheckptr` and the like are accepted and mean nothing here; this is `//go:uintptrescapes`.
    pub uintptrescapes: bool,
    /// `//go:systemstack`.
    pub systemstack: bool,
    /// `//go:nowritebarrier` and its relatives.
    pub nowritebarrier: bool,
}

impl Ast {
    /// An empty tree with room for the nodes of a text of this many bytes, unless it is dense.
    pub(crate) fn for_text(len: usize) -> Ast {
        Ast {
            exprs: Vec::with_capacity(len / 8),
            stmts: Vec::with_capacity(len / 24),
            expr_lists: Vec::with_capacity(len / 16),
            stmt_lists: Vec::with_capacity(len / 24),
            ..Ast::default()
        }
    }

    /// The elements of a list.
    #[inline]
    pub fn list<T: Pooled>(&self, l: List<T>) -> &[T] {
        &T::pool(self)[l.start as usize..(l.start + l.len) as usize]
    }

    /// Appends a list to its pool.
    pub(crate) fn add<T: Pooled>(&mut self, items: &[T]) -> List<T> {
        let pool = T::pool_mut(self);
        let start = pool.len() as u32;
        pool.extend_from_slice(items);
        List { start, len: items.len() as u32, of: PhantomData }
    }

    /// Number of expressions: side tables have this length.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// Number of statements.
    pub fn stmt_count(&self) -> usize {
        self.stmts.len()
    }

    /// Number of declarations.
    pub fn decl_count(&self) -> usize {
        self.decls.len()
    }

    /// All function declarations of the file, in order.
    pub fn func_ids(&self) -> impl Iterator<Item = FuncId> + use<> {
        (0..self.funcs.len()).map(FuncId::new)
    }

    /// The text of a `Name` expression, the empty symbol for anything else.
    #[inline]
    pub fn name(&self, id: ExprId) -> Symbol {
        match self[id].kind {
            ExprKind::Name { name } => name,
            _ => Symbol::EMPTY,
        }
    }

    /// `id` without enclosing parentheses.
    #[inline]
    pub fn unparen(&self, mut id: ExprId) -> ExprId {
        while let ExprKind::Paren { x } = self[id].kind {
            id = x;
        }
        id
    }

    /// Position of an expression's first byte, where errors about it are reported.
    #[inline]
    pub fn start(&self, mut id: ExprId) -> Pos {
        loop {
            id = match self[id].kind {
                ExprKind::Binary { x, .. } => x,
                ExprKind::Call { fun, .. } => fun,
                _ => return self[id].pos,
            };
        }
    }

    /// Position of a statement's first byte.
    pub fn stmt_start(&self, id: StmtId) -> Pos {
        match self[id].kind {
            StmtKind::Expr { x } | StmtKind::IncDec { x, .. } | StmtKind::AssignOp { lhs: x, .. } => {
                self.start(x)
            }
            StmtKind::Send { chan, .. } => self.start(chan),
            StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. } => {
                self.list(lhs).first().map_or(self[id].pos, |&x| self.start(x))
            }
            _ => self[id].pos,
        }
    }

    /// First to last byte of an expression.
    pub fn span(&self, id: ExprId) -> Span {
        Span { start: self.start(id), end: self[id].end }
    }
}
