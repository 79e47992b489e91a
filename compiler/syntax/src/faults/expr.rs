//! Expressions.

use super::Reader;
use crate::ast::{ChanDir, Elem, ExprId, ExprKind, Ident, List};
use crate::op::Op;
use crate::token::Tok;
use source::Pos;

impl Reader<'_, '_> {
    pub(super) fn expr_list(&mut self) -> Vec<ExprId> {
        let mut list = vec![self.expr()];
        while self.got(Tok::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// An expression or a type.
    pub(super) fn expr(&mut self) -> ExprId {
        let bad = self.bad();
        self.nested(bad, |r| {
            let mut x = r.unary();
            while let Some(op) = r.binary_op() {
                let pos = r.pos();
                r.next();
                let y = r.unary();
                x = r.b.binary(x, op, pos, y);
            }
            x
        })
    }

    fn binary_op(&self) -> Option<Op> {
        Some(match self.tok()? {
            Tok::BinOp(op) => op,
            Tok::Add => Op::Add,
            Tok::Sub => Op::Sub,
            Tok::Mul => Op::Mul,
            Tok::And => Op::And,
            Tok::Xor => Op::Xor,
            Tok::Or => Op::Or,
            _ => return None,
        })
    }

    fn unary(&mut self) -> ExprId {
        let pos = self.pos();
        let op = match self.tok() {
            Some(Tok::Add) => Op::Add,
            Some(Tok::Sub) => Op::Sub,
            Some(Tok::Not) => Op::Not,
            Some(Tok::Xor) => Op::Xor,
            Some(Tok::And) => Op::And,
            Some(Tok::Arrow) => Op::Recv,
            Some(Tok::Tilde) => Op::Tilde,
            Some(Tok::Mul) => {
                self.next();
                let bad = self.bad();
                let x = self.nested(bad, Self::unary);
                return self.b.star(pos, x);
            }
            _ => return self.primary(),
        };
        self.next();
        let bad = self.bad();
        let x = self.nested(bad, Self::unary);
        self.b.unary(pos, op, x)
    }

    /// An operand with what may follow it.
    pub(super) fn primary(&mut self) -> ExprId {
        let mut x = self.operand();
        loop {
            let pos = self.pos();
            match self.tok() {
                Some(Tok::Dot) => {
                    self.next();
                    x = self.after_dot(x);
                }
                Some(Tok::LBrack) => {
                    self.next();
                    x = self.unrestricted(|r| r.index_or_slice(x));
                }
                Some(Tok::LParen) => {
                    self.next();
                    let (args, dots) = self.unrestricted(Self::arguments);
                    x = self.b.call(x, pos, (args, dots), self.end());
                }
                Some(Tok::LBrace) if self.begins_literal(x) => {
                    if matches!(self.b.ast[x].kind, ExprKind::Paren { .. }) {
                        self.error("cannot parenthesize type in composite literal");
                    }
                    let elems = self.unrestricted(Self::elements);
                    x = self.b.composite(x, elems, self.end());
                }
                _ => return x,
            }
        }
    }

    /// Within brackets, where `{` may begin a literal whatever is around them.
    fn unrestricted<T>(&mut self, inner: impl FnOnce(&mut Self) -> T) -> T {
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let x = inner(self);
        self.no_literal = no_literal;
        x
    }

    fn operand(&mut self) -> ExprId {
        let pos = self.pos();
        match self.tok() {
            Some(Tok::Ident(_)) => self.name(),
            Some(Tok::Lit(_) | Tok::StrLit) => self.literal(),
            Some(Tok::LParen) => {
                self.next();
                let x = self.unrestricted(Self::expr);
                self.want(Tok::RParen, ")");
                self.b.expr(pos, self.end(), ExprKind::Paren { x })
            }
            Some(Tok::Func) => {
                self.next();
                let ty = self.func_type(pos);
                if !self.is(Tok::LBrace) {
                    return ty;
                }
                self.func_body();
                let body = self.empty_stmt();
                self.b.expr(pos, self.end(), ExprKind::FuncLit { ty, body })
            }
            Some(Tok::LBrack | Tok::Chan | Tok::Map | Tok::Struct | Tok::Interface) => self.ty(),
            _ => {
                let x = self.bad();
                self.expected("expression");
                self.skip_to(&[Tok::RParen, Tok::RBrack, Tok::RBrace]);
                x
            }
        }
    }

    fn after_dot(&mut self, x: ExprId) -> ExprId {
        match self.tok() {
            Some(Tok::Ident(name)) => {
                let sel = Ident { name, pos: Pos(self.pos()) };
                self.next();
                self.b.selector(x, sel, self.end())
            }
            Some(Tok::LParen) => {
                self.next();
                let kind = if self.got(Tok::Type) {
                    ExprKind::TypeGuard { x }
                } else {
                    ExprKind::TypeAssert { x, ty: self.ty() }
                };
                self.want(Tok::RParen, ")");
                self.b.on(x, self.end(), kind)
            }
            _ => {
                self.expected("name or (");
                self.skip_to(&[Tok::Semi, Tok::RParen]);
                x
            }
        }
    }

    /// After `x[`.
    fn index_or_slice(&mut self, x: ExprId) -> ExprId {
        if self.is(Tok::RBrack) {
            self.expected("operand");
            self.next();
            return x;
        }
        let mut bounds = [None; 3];
        if !self.is(Tok::Colon) {
            let first = self.expr();
            if self.is(Tok::Comma) {
                // What follows the first argument can only be types.
                let mut args = vec![first];
                while self.got(Tok::Comma) {
                    match self.type_or_none() {
                        Some(t) => args.push(t),
                        None => break,
                    }
                }
                self.want(Tok::RBrack, "]");
                return self.index(x, args);
            }
            if self.got(Tok::RBrack) {
                return self.index(x, vec![first]);
            }
            bounds[0] = Some(first);
            if !self.is(Tok::Colon) {
                self.expected("comma, : or ]");
                self.skip_to(&[Tok::Comma, Tok::Colon, Tok::RBrack]);
                if self.got(Tok::RBrack) {
                    return self.index(x, vec![first]);
                }
            } else {
                self.next();
            }
        } else {
            self.next();
        }
        if !matches!(self.tok(), Some(Tok::Colon | Tok::RBrack)) {
            bounds[1] = Some(self.expr());
        }
        let second = self.pos();
        let full = self.got(Tok::Colon);
        if full && !self.is(Tok::RBrack) {
            bounds[2] = Some(self.expr());
        }
        let close = self.pos();
        self.want(Tok::RBrack, "]");
        let [lo, hi, max] = bounds;
        if full {
            return self.b.slice3(x, lo, hi, second, max, close, self.end());
        }
        self.b.on(x, self.end(), ExprKind::Slice { x, lo, hi, max: None })
    }

    pub(super) fn index(&mut self, x: ExprId, args: Vec<ExprId>) -> ExprId {
        let open = self.b.all(args);
        self.b.index(x, open, self.end())
    }

    /// After `f(`.
    fn arguments(&mut self) -> (List<ExprId>, bool) {
        let mut args = vec![];
        let mut dots = false;
        self.list("argument list", (Tok::Comma, "comma"), (Tok::RParen, ")"), |r| {
            args.push(r.expr());
            dots = r.got(Tok::Ellipsis);
            dots
        });
        let open = self.b.all(args);
        (self.b.close(open), dots)
    }

    /// Whether the `{` after `x` begins the elements of a literal.
    fn begins_literal(&self, x: ExprId) -> bool {
        let inner = self.b.ast.unparen(x);
        match self.b.ast[inner].kind {
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType { .. }
            | ExprKind::MapType { .. }
            | ExprKind::StructType { .. } => true,
            ExprKind::Bad => false,
            _ => !self.no_literal && self.b.may_be_literal_type(inner),
        }
    }

    /// `{ elements }` of a literal.
    fn elements(&mut self) -> List<Elem> {
        let bad = List::default();
        self.nested(bad, |r| {
            r.want(Tok::LBrace, "{");
            let mut elems = vec![];
            r.list("composite literal", (Tok::Comma, "comma"), (Tok::RBrace, "}"), |r| {
                let mut elem = Elem { key: None, value: r.element() };
                if r.got(Tok::Colon) {
                    elem = Elem { key: Some(elem.value), value: r.element() };
                }
                elems.push(elem);
                false
            });
            let open = r.b.all(elems);
            r.b.close(open)
        })
    }

    fn element(&mut self) -> ExprId {
        if !self.is(Tok::LBrace) {
            return self.expr();
        }
        let pos = self.pos();
        let elems = self.elements();
        self.b.expr(pos, self.end(), ExprKind::CompositeLit { ty: None, elems })
    }

    pub(super) fn chan(&mut self, pos: u32, dir: ChanDir) -> ExprId {
        let elem = match self.type_or_none() {
            Some(t) => t,
            None => {
                self.error("missing channel element type");
                self.bad()
            }
        };
        self.b.chan_type(pos, dir, elem)
    }
}
