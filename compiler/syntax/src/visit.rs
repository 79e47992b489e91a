//! One step down the tree: the direct children of a node, in source order.

use crate::ast::*;

/// A node of the tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Node {
    Expr(ExprId),
    Stmt(StmtId),
    Decl(DeclId),
}

impl Ast {
    /// The children of an expression.
    #[inline]
    pub fn each_child(&self, kind: ExprKind, f: &mut impl FnMut(Node)) {
        use ExprKind::*;
        match kind {
            Bad | Name { .. } | Literal { .. } => {}
            Paren { x } | Selector { x, .. } | TypeGuard { x } | Star { x } | Unary { x, .. } => {
                f(Node::Expr(x))
            }
            SliceType { elem } | ChanType { elem, .. } => f(Node::Expr(elem)),
            Binary { x, y, .. } | TypeAssert { x, ty: y } | MapType { key: x, elem: y } => {
                f(Node::Expr(x));
                f(Node::Expr(y));
            }
            Index { x, args } | Call { fun: x, args, .. } => {
                f(Node::Expr(x));
                self.exprs_of(args, f);
            }
            Slice { x, lo, hi, max } => {
                f(Node::Expr(x));
                [lo, hi, max].into_iter().flatten().for_each(|e| f(Node::Expr(e)));
            }
            CompositeLit { ty, elems } => {
                if let Some(t) = ty {
                    f(Node::Expr(t));
                }
                for e in self.list(elems) {
                    if let Some(k) = e.key {
                        f(Node::Expr(k));
                    }
                    f(Node::Expr(e.value));
                }
            }
            FuncLit { ty, body } => {
                f(Node::Expr(ty));
                f(Node::Stmt(body));
            }
            ArrayType { len, elem } => {
                if let Some(n) = len {
                    f(Node::Expr(n));
                }
                f(Node::Expr(elem));
            }
            FuncType { params, results } => {
                self.params_of(params, f);
                self.params_of(results, f);
            }
            StructType { fields } => {
                for x in self.list(fields) {
                    [x.name, Some(x.ty), x.tag].into_iter().flatten().for_each(|e| f(Node::Expr(e)));
                }
            }
            InterfaceType { elems } => {
                for e in self.list(elems) {
                    match *e {
                        InterfaceElem::Method { name, sig } => {
                            f(Node::Expr(name));
                            f(Node::Expr(sig));
                        }
                        InterfaceElem::Embedded { ty } => f(Node::Expr(ty)),
                    }
                }
            }
        }
    }

    /// The children of a statement.
    #[inline]
    pub fn each_stmt_child(&self, kind: StmtKind, f: &mut impl FnMut(Node)) {
        use StmtKind::*;
        match kind {
            Empty | Break { .. } | Continue { .. } | Goto { .. } | Fallthrough => {}
            Expr { x } | IncDec { x, .. } | Go { call: x } | Defer { call: x } => f(Node::Expr(x)),
            Send { chan: x, value: y } | AssignOp { lhs: x, rhs: y, .. } => {
                f(Node::Expr(x));
                f(Node::Expr(y));
            }
            Assign { lhs, rhs } | Define { lhs, rhs } => {
                self.exprs_of(lhs, f);
                self.exprs_of(rhs, f);
            }
            Labeled { body, .. } => f(Node::Stmt(body)),
            Block { stmts } => self.list(stmts).iter().for_each(|&s| f(Node::Stmt(s))),
            If { init, cond, then, els } => {
                if let Some(s) = init {
                    f(Node::Stmt(s));
                }
                f(Node::Expr(cond));
                f(Node::Stmt(then));
                if let Some(s) = els {
                    f(Node::Stmt(s));
                }
            }
            For { init, cond, post, body } => {
                if let Some(s) = init {
                    f(Node::Stmt(s));
                }
                if let Some(e) = cond {
                    f(Node::Expr(e));
                }
                if let Some(s) = post {
                    f(Node::Stmt(s));
                }
                f(Node::Stmt(body));
            }
            Range { vars, x, body, .. } => {
                self.exprs_of(vars, f);
                f(Node::Expr(x));
                f(Node::Stmt(body));
            }
            Switch { init, tag, clauses } => {
                if let Some(s) = init {
                    f(Node::Stmt(s));
                }
                if let Some(e) = tag {
                    f(Node::Expr(e));
                }
                self.clauses_of(clauses, f);
            }
            TypeSwitch { init, bind, x, clauses } => {
                if let Some(s) = init {
                    f(Node::Stmt(s));
                }
                if let Some(e) = bind {
                    f(Node::Expr(e));
                }
                f(Node::Expr(x));
                self.clauses_of(clauses, f);
            }
            Select { clauses } => {
                for c in self.list(clauses) {
                    if let Some(s) = c.comm {
                        f(Node::Stmt(s));
                    }
                    f(Node::Stmt(c.body));
                }
            }
            Return { results } => self.exprs_of(results, f),
            Decl { decls } => self.list(decls).iter().for_each(|&d| f(Node::Decl(d))),
        }
    }

    /// The children of a declaration.
    pub fn each_decl_child(&self, id: DeclId, f: &mut impl FnMut(Node)) {
        match self[id].kind {
            DeclKind::Import { path, .. } => f(Node::Expr(path)),
            DeclKind::Const { names, ty, values, .. } | DeclKind::Var { names, ty, values } => {
                self.exprs_of(names, f);
                if let Some(t) = ty {
                    f(Node::Expr(t));
                }
                self.exprs_of(values, f);
            }
            DeclKind::Type { name, tparams, ty, .. } => {
                f(Node::Expr(name));
                self.params_of(tparams, f);
                f(Node::Expr(ty));
            }
            DeclKind::Func { func } => {
                let d = &self[func];
                for p in d.recv.iter() {
                    self.param_of(p, f);
                }
                f(Node::Expr(d.name));
                self.params_of(d.tparams, f);
                f(Node::Expr(d.sig));
                if let Some(b) = d.body {
                    f(Node::Stmt(b));
                }
            }
        }
    }

    #[inline]
    fn exprs_of(&self, l: List<ExprId>, f: &mut impl FnMut(Node)) {
        self.list(l).iter().for_each(|&e| f(Node::Expr(e)));
    }

    fn params_of(&self, l: List<Param>, f: &mut impl FnMut(Node)) {
        self.list(l).iter().for_each(|p| self.param_of(p, f));
    }

    fn param_of(&self, p: &Param, f: &mut impl FnMut(Node)) {
        if let Some(n) = p.name {
            f(Node::Expr(n));
        }
        f(Node::Expr(p.ty));
    }

    fn clauses_of(&self, l: List<Clause>, f: &mut impl FnMut(Node)) {
        for c in self.list(l) {
            self.exprs_of(c.exprs, f);
            f(Node::Stmt(c.body));
        }
    }
}
