//! The actions of the grammar: they build nodes and report what the grammar lets through but Go does not.
//!
//! Lists grow on scratch stacks ([`Open`]) and move to the tree's pools when they are complete. That works because a
//! list that begins later always ends earlier; [`Builder::close`] relies on it.
//!
//! The builder keeps the nesting depth of every node. What is deeper than [`MAX_DEPTH`] becomes [`ExprKind::Bad`] or an
//! empty statement, with one error, so that no later stage has to fear for its stack.

use crate::ast::*;
use crate::print::Printer;
use crate::token::Tok;
use crate::visit::Node;
use lalrpop_util::ParseError;
use source::{FileId, Interner, Pos, Symbol};
use std::marker::PhantomData;

/// A list that still grows: its place on the scratch stack.
pub struct Open<T> {
    start: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Open<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Open<T> {}

/// Parameters in parentheses.
#[derive(Clone, Copy)]
pub struct ParamList {
    list: List<Param>,
    /// After the `)`.
    end: u32,
}

impl ParamList {
    /// `()`.
    pub fn empty(end: u32) -> ParamList {
        ParamList { list: List::default(), end }
    }
}

/// Statements so far.
#[derive(Clone, Copy)]
pub struct Stmts {
    open: Open<StmtId>,
    /// Whether a statement stands at the end without a semicolon after it.
    unterminated: bool,
    /// The colon of a label that ends the list so far without a semicolon after it.
    dangling: Option<Pos>,
}

impl Stmts {
    /// After a semicolon.
    pub fn terminated(self) -> Stmts {
        Stmts { dangling: None, unterminated: false, ..self }
    }
}

/// How a clause of a switch or select ends. The clause itself is on the scratch stack already: what the parser moves about
/// at every step is as large as the largest of its values.
#[derive(Clone, Copy)]
pub struct Case {
    /// Of `case` or `default`.
    pos: Pos,
    unterminated: bool,
    dangling: Option<Pos>,
}

/// Clauses so far, and how the last of them ends.
#[derive(Clone, Copy)]
pub struct Cases<T> {
    open: Open<T>,
    unterminated: bool,
    dangling: Option<Pos>,
}

/// How many nodes there are where a function's body begins.
#[derive(Clone, Copy)]
pub struct Mark {
    exprs: u32,
    stmts: u32,
}

/// The header of an `if`.
#[derive(Clone, Copy)]
pub struct IfHeader {
    init: Option<StmtId>,
    cond: ExprId,
}

/// The header of a `for`.
#[derive(Clone, Copy)]
pub enum ForHeader {
    Clauses { init: Option<StmtId>, cond: Option<ExprId>, post: Option<StmtId> },
    Range { vars: List<ExprId>, define: bool, x: ExprId },
}

impl Default for ForHeader {
    fn default() -> Self {
        ForHeader::Clauses { init: None, cond: None, post: None }
    }
}

/// The tree under construction.
pub struct Builder<'a> {
    pub ast: Ast,
    pub package: Ident,
    /// Top-level declarations, each with the position of its keyword, in order.
    pub top: Vec<(Pos, DeclId)>,
    pub imports: Vec<DeclId>,
    /// The bodies of function literals.
    pub literals: Vec<StmtId>,
    /// Errors that the actions found, as (position, message).
    pub errors: Vec<(Pos, String)>,
    /// Instances in the place of a type whose first argument is an expression that cannot be a type.
    pub doubtful: Vec<ExprId>,
    src: &'a str,
    base: u32,
    interner: &'a Interner,
    /// Only its pools are used, as stacks of open lists.
    scratch: Ast,
    expr_depth: Vec<u16>,
    stmt_depth: Vec<u16>,
    groups: u32,
    too_deep: bool,
    import_too_late: bool,
}

impl<'a> Builder<'a> {
    /// An empty tree for a file whose first byte has position `base`.
    pub fn new(src: &'a str, base: u32, interner: &'a Interner) -> Builder<'a> {
        Builder {
            ast: Ast::for_text(src.len()),
            package: Ident { name: Symbol::EMPTY, pos: Pos::NONE },
            top: vec![],
            imports: vec![],
            literals: vec![],
            errors: vec![],
            doubtful: vec![],
            src,
            base,
            interner,
            scratch: Ast::default(),
            expr_depth: Vec::with_capacity(src.len() / 8),
            stmt_depth: Vec::with_capacity(src.len() / 24),
            groups: 0,
            too_deep: false,
            import_too_late: false,
        }
    }

    /// The position of the file's first byte.
    pub fn base(&self) -> u32 {
        self.base
    }

    /// The finished tree, without constraint and directives.
    pub fn into_file(self, id: FileId) -> File {
        File {
            id,
            package: self.package,
            imports: self.imports,
            decls: self.top.into_iter().map(|(_, d)| d).collect(),
            constraint: None,
            directives: vec![],
            ast: self.ast,
        }
    }

    /// Reports an error.
    pub fn error(&mut self, pos: Pos, msg: impl Into<String>) {
        self.errors.push((pos, msg.into()));
    }

    fn syntax_error(&mut self, pos: Pos, msg: impl std::fmt::Display) {
        self.error(pos, format!("syntax error: {msg}"));
    }

    /// The tree so far as Go's compiler prints it in errors.
    fn printer(&self) -> Printer<'_> {
        Printer::new(&self.ast, self.interner, self.src.as_bytes(), Pos(self.base))
    }

    // ------------------------------------------------------------ lists

    /// An empty open list.
    pub fn open<T: Pooled>(&mut self) -> Open<T> {
        Open { start: T::pool(&self.scratch).len() as u32, of: PhantomData }
    }

    /// An open list of one element.
    pub fn one<T: Pooled>(&mut self, x: T) -> Open<T> {
        let l = self.open();
        self.push(l, x)
    }

    /// Appends to an open list.
    pub fn push<T: Pooled>(&mut self, l: Open<T>, x: T) -> Open<T> {
        T::pool_mut(&mut self.scratch).push(x);
        l
    }

    /// Puts `x` before the elements of `l`.
    pub fn prepend<T: Pooled>(&mut self, x: T, l: Open<T>) -> Open<T> {
        T::pool_mut(&mut self.scratch).insert(l.start as usize, x);
        l
    }

    /// An open list of these elements.
    pub fn all<T: Pooled>(&mut self, elements: Vec<T>) -> Open<T> {
        let l = self.open();
        for x in elements {
            self.push(l, x);
        }
        l
    }

    fn items<T: Pooled>(&self, l: Open<T>) -> &[T] {
        &T::pool(&self.scratch)[l.start as usize..]
    }

    /// Moves a complete list to its pool.
    pub fn close<T: Pooled>(&mut self, l: Open<T>) -> List<T> {
        let Builder { ast, scratch, .. } = self;
        let stack = T::pool_mut(scratch);
        let list = ast.add(&stack[l.start as usize..]);
        stack.truncate(l.start as usize);
        list
    }

    // ------------------------------------------------------------ expressions

    /// A new expression.
    #[inline]
    pub fn expr(&mut self, pos: u32, end: u32, kind: ExprKind) -> ExprId {
        let depth = self.depth_of(kind);
        let kind = self.limit(depth, Pos(pos)).map_or(ExprKind::Bad, |()| kind);
        self.expr_depth.push(if kind == ExprKind::Bad { 1 } else { depth });
        self.ast.exprs(Expr { pos: Pos(pos), end: Pos(end), kind })
    }

    /// An expression that begins where `x` begins.
    pub fn on(&mut self, x: ExprId, end: u32, kind: ExprKind) -> ExprId {
        let pos = self.ast.start(x).0;
        self.expr(pos, end, kind)
    }

    /// `ty body`.
    pub fn func_lit(&mut self, ty: ExprId, body: StmtId, end: u32) -> ExprId {
        self.literals.push(body);
        self.on(ty, end, ExprKind::FuncLit { ty, body })
    }

    /// A type that ends where `x` ends.
    pub fn type_to(&mut self, pos: u32, x: ExprId, kind: ExprKind) -> ExprId {
        let end = self.ast[x].end.0;
        self.expr(pos, end, kind)
    }

    /// A channel type.
    pub fn chan_type(&mut self, pos: u32, dir: ChanDir, elem: ExprId) -> ExprId {
        self.type_to(pos, elem, ExprKind::ChanType { dir, elem })
    }

    /// `*x`.
    pub fn star(&mut self, pos: u32, x: ExprId) -> ExprId {
        self.type_to(pos, x, ExprKind::Star { x })
    }

    /// `op x`. What looks like a receive from a channel type is a receive-only channel type: `<-(chan E)` becomes
    /// `(<-chan E)` and `<-(chan<- E)` becomes `(<-chan (<-E))`, where E must be a channel type in turn.
    pub fn unary(&mut self, pos: u32, op: Op, x: ExprId) -> ExprId {
        if let (Op::Recv, ExprKind::ChanType { mut dir, .. }) = (op, self.ast[x].kind) {
            let mut at = x;
            let mut arrow = pos;
            while dir == ChanDir::Send {
                let ExprKind::ChanType { elem, .. } = self.ast[at].kind else { break };
                self.ast.exprs[at.index()].kind = ExprKind::ChanType { dir: ChanDir::Recv, elem };
                self.ast.exprs[at.index()].pos = Pos(arrow);
                let ExprKind::ChanType { dir: inner, .. } = self.ast[elem].kind else {
                    let found = self.printer().expr(elem);
                    self.syntax_error(self.ast.start(elem), format!("unexpected {found}, expected chan"));
                    return x;
                };
                // The arrow stood before the element: `chan<- chan` is read as `chan (<-chan`.
                arrow = self.ast[elem].pos.0;
                (at, dir) = (elem, inner);
            }
            if let ExprKind::ChanType { dir: ChanDir::Both, elem } = self.ast[at].kind {
                self.ast.exprs[at.index()].kind = ExprKind::ChanType { dir: ChanDir::Recv, elem };
                self.ast.exprs[at.index()].pos = Pos(arrow);
                return x;
            }
            if at != x {
                return x;
            }
        }
        self.type_to(pos, x, ExprKind::Unary { op, x })
    }

    /// `x op y`. The grammar gives binary operators from left to right; precedence is settled here by walking down the
    /// right spine of `x`, which is at most as long as there are levels. Parentheses are nodes and never entered.
    pub fn binary(&mut self, x: ExprId, op: Op, pos: u32, y: ExprId) -> ExprId {
        let end = self.ast[y].end;
        let mut parents = [x; 8];
        let mut n = 0;
        let mut left = x;
        while let ExprKind::Binary { op: o, y, .. } = self.ast[left].kind
            && o.precedence() < op.precedence()
        {
            parents[n] = left;
            n += 1;
            left = y;
        }
        let new = self.expr(pos, end.0, ExprKind::Binary { op, x: left, y });
        let mut child = new;
        for &parent in parents[..n].iter().rev() {
            let node = &mut self.ast.exprs[parent.index()];
            if let ExprKind::Binary { y, .. } = &mut node.kind {
                *y = child;
            }
            node.end = end;
            // The node keeps its place in the arena, so here a parent is older than its child.
            let depth = self.expr_depth[parent.index()].max(self.expr_depth[child.index()] + 1);
            self.expr_depth[parent.index()] = depth;
            child = parent;
        }
        child
    }

    /// `x.sel`.
    pub fn selector(&mut self, x: ExprId, sel: Ident, end: u32) -> ExprId {
        self.on(x, end, ExprKind::Selector { x, sel })
    }

    /// `x[args]`.
    pub fn index(&mut self, x: ExprId, args: Open<ExprId>, end: u32) -> ExprId {
        let args = self.close(args);
        self.on(x, end, ExprKind::Index { x, args })
    }

    /// `x[args…]` in the place of a type.
    pub fn instance(&mut self, x: ExprId, args: Open<ExprId>, end: u32) -> ExprId {
        let e = self.index(x, args, end);
        if let ExprKind::Index { args, .. } = self.ast[e].kind
            && self.ast.list(args).first().is_some_and(|&a| !self.may_be_type(a))
        {
            self.doubtful.push(e);
        }
        e
    }

    /// Whether an expression has the form of a type.
    fn may_be_type(&self, e: ExprId) -> bool {
        match self.ast[e].kind {
            ExprKind::Paren { x } | ExprKind::Star { x } => self.may_be_type(x),
            ExprKind::Index { args, .. } => self.ast.list(args).iter().all(|&a| self.may_be_type(a)),
            ExprKind::Literal { .. }
            | ExprKind::Unary { .. }
            | ExprKind::Binary { .. }
            | ExprKind::Call { .. }
            | ExprKind::Slice { .. }
            | ExprKind::TypeAssert { .. }
            | ExprKind::CompositeLit { .. }
            | ExprKind::FuncLit { .. } => false,
            _ => true,
        }
    }

    /// `x[lo:hi:max]`, where the last two may not be left out.
    pub fn slice3(
        &mut self,
        x: ExprId,
        lo: Option<ExprId>,
        hi: Option<ExprId>,
        colon: u32,
        max: Option<ExprId>,
        close: u32,
        end: u32,
    ) -> ExprId {
        if hi.is_none() {
            self.error(Pos(colon), "middle index required in 3-index slice");
        }
        if max.is_none() {
            self.error(Pos(close), "final index required in 3-index slice");
        }
        let hi = Some(hi.unwrap_or_else(|| self.expr(colon, colon, ExprKind::Bad)));
        let max = Some(max.unwrap_or_else(|| self.expr(close, close, ExprKind::Bad)));
        self.on(x, end, ExprKind::Slice { x, lo, hi, max })
    }

    /// `fun(args)`; `pos` is the parenthesis.
    pub fn call(&mut self, fun: ExprId, pos: u32, (args, dots): (List<ExprId>, bool), end: u32) -> ExprId {
        self.expr(pos, end, ExprKind::Call { fun, args, dots })
    }

    /// Whether `x`, which ends at `end` and has a `{` after it, may be the type of a literal. If not, the brace is the
    /// error.
    pub fn literal_type(&mut self, x: ExprId, end: u32) -> Result<ExprId, ParseError<u32, Tok, u32>> {
        let blanks = self.src[(end - self.base) as usize..].find('{').unwrap_or(0);
        let brace = end + blanks as u32;
        match self.ast[x].kind {
            ExprKind::Paren { .. } => {
                if !self.may_be_literal_type(self.ast.unparen(x)) {
                    return Err(ParseError::User { error: brace });
                }
                self.syntax_error(Pos(brace), "cannot parenthesize type in composite literal");
                Ok(x)
            }
            _ if self.may_be_literal_type(x) => Ok(x),
            _ => Err(ParseError::User { error: brace }),
        }
    }

    /// Whether `x` may be the type of a literal, outside of headers.
    pub fn may_be_literal_type(&self, x: ExprId) -> bool {
        match self.ast[x].kind {
            ExprKind::Name { .. }
            | ExprKind::ArrayType { .. }
            | ExprKind::SliceType { .. }
            | ExprKind::MapType { .. }
            | ExprKind::StructType { .. }
            | ExprKind::Bad => true,
            ExprKind::Selector { .. } => true,
            ExprKind::Paren { x } => self.may_be_literal_type(x),
            ExprKind::Index { x, args } => match self.ast.list(args) {
                &[arg] if self.is_value(arg) => false,
                _ => self.may_be_literal_type(x),
            },
            _ => false,
        }
    }

    /// Whether `x` cannot be a type by its form alone.
    fn is_value(&self, x: ExprId) -> bool {
        match self.ast[x].kind {
            ExprKind::Literal { .. }
            | ExprKind::CompositeLit { .. }
            | ExprKind::FuncLit { .. }
            | ExprKind::Slice { .. }
            | ExprKind::TypeAssert { .. }
            | ExprKind::TypeGuard { .. }
            | ExprKind::Call { .. }
            | ExprKind::Unary { .. }
            | ExprKind::Binary { .. } => true,
            ExprKind::Paren { x } => self.is_value(x),
            ExprKind::Index { x, args } => {
                self.is_value(x) || matches!(self.ast.list(args), &[arg] if self.is_value(arg))
            }
            _ => false,
        }
    }

    /// `ty{elems}`.
    pub fn composite(&mut self, ty: ExprId, elems: List<Elem>, end: u32) -> ExprId {
        self.on(ty, end, ExprKind::CompositeLit { ty: Some(ty), elems })
    }

    // ------------------------------------------------------------ signatures, fields

    /// One entry of a parameter list.
    pub fn param(&mut self, name: Option<ExprId>, ty: ExprId, dots: Option<u32>) -> Param {
        match (name, dots) {
            (Some(_), None) => self.no_open_array(ty),
            // It has been read as what might be a name and an array.
            (None, None) => self.doubtful.retain(|&d| d != ty),
            _ => {}
        }
        let pos = match (name, dots) {
            (Some(n), _) => self.ast[n].pos,
            (None, Some(d)) => Pos(d),
            (None, None) => self.ast.start(ty),
        };
        Param { pos, name, ty, dots: dots.is_some() }
    }

    /// Parameters or results: decides which entries are names.
    pub fn params(&mut self, l: Open<Param>, end: u32) -> ParamList {
        self.group_names(l, end - 1, ["missing parameter name", "missing parameter type"], false);
        ParamList { list: self.close(l), end }
    }

    /// Type parameters; `close` is the position of the bracket.
    pub fn type_params(&mut self, l: Open<Param>, close: u32) -> List<Param> {
        self.group_names(l, close, ["missing type parameter name", "missing type constraint"], true);
        self.close(l)
    }

    /// `[]` where type parameters should stand.
    pub fn no_type_params(&mut self, close: u32) -> List<Param> {
        self.syntax_error(Pos(close), "empty type parameter list");
        List::default()
    }

    /// In `a, b T` the entry `a` came as a type: if any entry has a name, all have, and a bare one takes the type that
    /// follows.
    fn group_names(&mut self, l: Open<Param>, close: u32, [no_name, no_type]: [&str; 2], required: bool) {
        let start = l.start as usize;
        let named = self.items(l).iter().filter(|p| p.name.is_some()).count();
        let total = self.items(l).len();
        if named == total || named == 0 && !required {
            return;
        }
        // From the right, as Go's parser does: the leftmost error counts.
        let mut ty: Option<ExprId> = None;
        let mut error = None;
        let mut unnamed = false;
        for i in (start..start + total).rev() {
            let p = self.scratch.params[i];
            let bare = matches!(self.ast[p.ty].kind, ExprKind::Name { .. }) && !p.dots;
            if p.name.is_some() {
                ty = Some(p.ty);
            } else if !bare {
                ty = Some(p.ty);
                unnamed = true;
                error = Some(p.pos);
            } else if let Some(t) = ty {
                self.scratch.params[i].name = Some(p.ty);
                self.scratch.params[i].ty = t;
            } else {
                error = Some(p.pos);
            }
        }
        match error {
            Some(pos) if unnamed && required && total == 1 => {
                self.syntax_error(pos, format!("{no_name} or invalid array length"));
            }
            Some(pos) if unnamed => self.syntax_error(pos, no_name),
            Some(_) => self.syntax_error(Pos(close), no_type),
            None => {}
        }
    }

    /// Only the last parameter may be variadic, and no result.
    fn check_dots(&mut self, list: List<Param>, result: bool) {
        let n = list.len();
        for i in 0..n {
            let p = self.ast.list(list)[i];
            // `a, b ...T` is two of them.
            let shared = i > 0 && self.ast.list(list)[i - 1].ty == p.ty;
            if p.dots && (result || i + 1 != n || shared) {
                let at = self.dots_pos(p);
                let msg = if result { "invalid use of ..." } else { "can only use ... with final parameter" };
                self.error(at, msg);
            }
        }
    }

    /// Complains about `...` where a signature does not allow it.
    pub fn check_signature(&mut self, params: ParamList, results: Option<ParamList>) {
        self.check_dots(params.list, false);
        if let Some(r) = results {
            self.check_dots(r.list, true);
        }
    }

    /// Complains about `...` among type parameters.
    pub fn check_type_params(&mut self, params: List<Param>) {
        self.check_dots(params, true);
    }

    /// A method has one receiver, which is not variadic; `at` is where the method's name stands.
    pub fn receiver(&mut self, list: ParamList, at: Pos) -> Option<Param> {
        match list.list.len() {
            0 => self.error(at, "method has no receiver"),
            1 => {}
            _ => self.error(at, "method has multiple receivers"),
        }
        self.check_dots(list.list, true);
        self.ast.list(list.list).first().copied()
    }

    /// Where the `...` of a parameter stands.
    fn dots_pos(&self, p: Param) -> Pos {
        let from = (p.pos.0 - self.base) as usize;
        let to = (self.ast.start(p.ty).0 - self.base) as usize;
        self.src[from..to.max(from)].rfind("...").map_or(p.pos, |i| Pos(p.pos.0 + i as u32))
    }

    /// `func(a) (b)`.
    pub fn func_type(&mut self, pos: u32, a: ParamList, b: ParamList) -> ExprId {
        self.check_dots(a.list, false);
        self.check_dots(b.list, true);
        self.expr(pos, b.end, ExprKind::FuncType { params: a.list, results: b.list })
    }

    /// `func(a) ty`.
    pub fn func_type_to(&mut self, pos: u32, a: ParamList, ty: ExprId) -> ExprId {
        self.check_dots(a.list, false);
        let result = self.param(None, ty, None);
        let results = self.ast.add(&[result]);
        self.type_to(pos, ty, ExprKind::FuncType { params: a.list, results })
    }

    /// `func(a)`.
    pub fn func_type_no_result(&mut self, pos: u32, a: ParamList) -> ExprId {
        self.check_dots(a.list, false);
        self.expr(pos, a.end, ExprKind::FuncType { params: a.list, results: List::default() })
    }

    /// After a name that might have type arguments, `[` is followed by an expression.
    fn no_open_array(&mut self, ty: ExprId) {
        if let Expr { pos, kind: ExprKind::ArrayType { len: None, .. }, .. } = self.ast[ty] {
            self.syntax_error(Pos(pos.0 + 1), "unexpected ..., expected expression");
        }
    }

    /// A literal other than a string where a field's tag may stand.
    pub fn not_a_tag(&mut self, pos: u32, end: u32, kind: LitKind) -> ExprId {
        let text = &self.src[(pos - self.base) as usize..(end - self.base) as usize];
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        self.error(Pos(pos), format!("invalid syntax tree: incorrect tag syntax: \"{quoted}\""));
        self.expr(pos, end, ExprKind::Literal { kind })
    }

    /// A field with one name, or an embedded one.
    pub fn field(&mut self, pos: u32, name: Option<ExprId>, ty: ExprId, tag: Option<ExprId>) -> Open<Field> {
        if name.is_none() {
            self.doubtful.retain(|&d| d != ty);
        }
        if name.is_some() {
            self.no_open_array(ty);
        }
        self.one(Field { pos: Pos(pos), name, ty, tag })
    }

    /// Several fields of one type.
    pub fn fields(
        &mut self,
        first: ExprId,
        rest: Open<ExprId>,
        ty: ExprId,
        tag: Option<ExprId>,
    ) -> Open<Field> {
        let l = self.open();
        for name in std::iter::once(first).chain(self.scratch.expr_lists.split_off(rest.start as usize)) {
            let pos = self.ast[name].pos;
            self.push(l, Field { pos, name: Some(name), ty, tag });
        }
        l
    }

    // ------------------------------------------------------------ depth

    fn limit(&mut self, depth: u16, pos: Pos) -> Option<()> {
        if u32::from(depth) <= MAX_DEPTH {
            return Some(());
        }
        if !self.too_deep {
            self.too_deep = true;
            self.syntax_error(pos, "exceeded max nesting depth");
        }
        None
    }

    /// One more than the deepest child.
    #[inline]
    fn depth_of(&self, kind: ExprKind) -> u16 {
        let mut max = 0;
        self.ast.each_child(kind, &mut |n| max = max.max(self.node_depth(n)));
        max + 1
    }

    fn node_depth(&self, n: Node) -> u16 {
        match n {
            Node::Expr(e) => self.expr_depth[e.index()],
            Node::Stmt(s) => self.stmt_depth[s.index()],
            Node::Decl(d) => {
                let mut max = 0;
                self.ast.each_decl_child(d, &mut |n| max = max.max(self.node_depth(n)));
                max
            }
        }
    }

    /// Depth of a statement from its children.
    pub(crate) fn stmt_depth_of(&mut self, kind: StmtKind, pos: Pos) -> (u16, StmtKind) {
        let mut max = 0;
        self.ast.each_stmt_child(kind, &mut |n| max = max.max(self.node_depth(n)));
        match self.limit(max + 1, pos) {
            Some(()) => (max + 1, kind),
            None => (1, StmtKind::Empty),
        }
    }
}

#[path = "builder_stmt.rs"]
mod stmt;
