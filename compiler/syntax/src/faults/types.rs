//! Types, parameters, fields, methods.

use super::Reader;
use crate::ast::{ChanDir, ExprId, ExprKind, InterfaceElem, List, Param};
use crate::builder::{Open, ParamList};
use crate::op::Op;
use crate::token::Tok;
use source::Pos;

impl Reader<'_, '_> {
    /// A type must stand here.
    pub(super) fn ty(&mut self) -> ExprId {
        if let Some(t) = self.type_or_none() {
            return t;
        }
        let t = self.bad();
        self.expected("type");
        self.skip_to(&[Tok::Comma, Tok::Colon, Tok::Semi, Tok::RParen, Tok::RBrack, Tok::RBrace]);
        t
    }

    pub(super) fn type_or_none(&mut self) -> Option<ExprId> {
        let bad = Some(self.bad());
        self.nested(bad, Self::type_inner)
    }

    fn type_inner(&mut self) -> Option<ExprId> {
        let pos = self.pos();
        Some(match self.tok()? {
            Tok::Ident(_) => self.type_name(),
            Tok::Mul => {
                self.next();
                let t = self.ty();
                self.b.star(pos, t)
            }
            Tok::LParen => {
                self.next();
                let x = self.ty();
                self.want(Tok::RParen, ")");
                self.b.expr(pos, self.end(), ExprKind::Paren { x })
            }
            Tok::LBrack => {
                self.next();
                if self.got(Tok::RBrack) {
                    let elem = self.ty();
                    self.b.type_to(pos, elem, ExprKind::SliceType { elem })
                } else {
                    self.array_type()
                }
            }
            Tok::Map => {
                self.next();
                self.want(Tok::LBrack, "[");
                let key = self.ty();
                self.want(Tok::RBrack, "]");
                let elem = self.ty();
                self.b.type_to(pos, elem, ExprKind::MapType { key, elem })
            }
            Tok::Chan => {
                self.next();
                let dir = if self.got(Tok::Arrow) { ChanDir::Send } else { ChanDir::Both };
                self.chan(pos, dir)
            }
            Tok::Arrow => {
                self.next();
                self.want(Tok::Chan, "keyword chan");
                self.chan(pos, ChanDir::Recv)
            }
            Tok::Func => {
                self.next();
                self.func_type(pos)
            }
            Tok::Struct => self.struct_type(),
            Tok::Interface => self.interface_type(),
            _ => return None,
        })
    }

    /// After `[`, which is not followed by `]`.
    pub(super) fn array_type(&mut self) -> ExprId {
        let pos = self.pos();
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let len = if self.got(Tok::Ellipsis) { None } else { Some(self.expr()) };
        self.no_literal = no_literal;
        if self.is(Tok::Comma) {
            self.error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Tok::RBrack, "]");
        let elem = self.ty();
        self.b.type_to(pos, elem, ExprKind::ArrayType { len, elem })
    }

    /// A type's name, with package and type arguments.
    fn type_name(&mut self) -> ExprId {
        let name = self.name();
        self.type_name_rest(name)
    }

    fn type_name_rest(&mut self, name: ExprId) -> ExprId {
        let mut x = name;
        if self.got(Tok::Dot) {
            let pos = Pos(self.pos());
            let sel = self.name();
            if let ExprKind::Name { name } = self.b.ast[sel].kind {
                x = self.b.selector(x, crate::ast::Ident { name, pos }, self.end());
            }
        }
        if self.got(Tok::LBrack) {
            x = self.type_arguments(x);
        }
        x
    }

    /// After `x[`.
    fn type_arguments(&mut self, x: ExprId) -> ExprId {
        if self.is(Tok::RBrack) {
            self.expected("type argument list");
            self.next();
            return x;
        }
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let mut args = vec![self.ty()];
        while self.got(Tok::Comma) {
            match self.type_or_none() {
                Some(t) => args.push(t),
                None => break,
            }
        }
        self.no_literal = no_literal;
        self.want(Tok::RBrack, "]");
        self.index(x, args)
    }

    /// After `name [` in a list of parameters or fields: an array or slice type, or type arguments of `name`. The first
    /// is returned as (name, type).
    fn bracket_after_name(&mut self, name: ExprId) -> (Option<ExprId>, ExprId) {
        let pos = self.pos();
        self.next();
        if self.got(Tok::RBrack) {
            let elem = self.ty();
            return (Some(name), self.b.type_to(pos, elem, ExprKind::SliceType { elem }));
        }
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let first = self.expr();
        let mut args = vec![first];
        while self.got(Tok::Comma) {
            match self.type_or_none() {
                Some(t) => args.push(t),
                None => break,
            }
        }
        self.no_literal = no_literal;
        let comma =
            args.len() > 1 || self.at.checked_sub(1).is_some_and(|i| self.tokens[i].tok == Tok::Comma);
        self.want(Tok::RBrack, "]");
        if !comma && let Some(elem) = self.type_or_none() {
            return (Some(name), self.b.type_to(pos, elem, ExprKind::ArrayType { len: Some(first), elem }));
        }
        (None, self.index(name, args))
    }

    // ------------------------------------------------------------ functions

    /// After `func`, which stands at `pos`.
    pub(super) fn func_type(&mut self, pos: u32) -> ExprId {
        if self.is(Tok::LBrack) {
            self.error("function type must have no type parameters");
            self.next();
            self.type_params();
        }
        let (a, b) = self.signature();
        match b {
            Some(b) => self.b.func_type(pos, a, b),
            None => self.b.func_type_no_result(pos, a),
        }
    }

    /// Parameters and results.
    pub(super) fn signature(&mut self) -> (ParamList, Option<ParamList>) {
        self.want(Tok::LParen, "(");
        let a = self.params();
        let b = if self.got(Tok::LParen) {
            Some(self.params())
        } else {
            self.type_or_none().map(|ty| {
                let p = self.b.param(None, ty, None);
                let open = self.b.one(p);
                self.b.params(open, self.end())
            })
        };
        self.b.check_signature(a, b);
        (a, b)
    }

    /// After `(`.
    pub(super) fn params(&mut self) -> ParamList {
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let mut params = vec![];
        let close = self.list("parameter list", (Tok::Comma, "comma"), (Tok::RParen, ")"), |r| {
            params.extend(r.param((Tok::RParen, ")")));
            false
        });
        self.no_literal = no_literal;
        let open = self.b.all(params);
        self.b.params(open, close + 1)
    }

    /// After `[`.
    pub(super) fn type_params(&mut self) {
        let mut params = vec![];
        let close = self.list("parameter list", (Tok::Comma, "comma"), (Tok::RBrack, "]"), |r| {
            params.extend(r.param((Tok::RBrack, "]")));
            false
        });
        let open: Open<Param> = self.b.all(params);
        let list = self.b.type_params(open, close);
        self.b.check_type_params(list);
    }

    /// One entry of a list that `close` ends.
    fn param(&mut self, close: (Tok, &str)) -> Option<Param> {
        let in_brackets = close.0 == Tok::RBrack;
        let mut name = None;
        let ty = match self.tok() {
            Some(Tok::Ident(_)) => {
                let x = self.name();
                match self.tok() {
                    Some(Tok::LBrack) => {
                        let (n, ty) = self.bracket_after_name(x);
                        name = n;
                        let ty = if in_brackets { self.union(ty) } else { ty };
                        return Some(self.b.param(name, ty, None));
                    }
                    Some(Tok::Dot) => {
                        let ty = self.type_name_rest(x);
                        if in_brackets { self.union(ty) } else { ty }
                    }
                    Some(Tok::Ellipsis) => {
                        name = Some(x);
                        return Some(self.dots_param(name));
                    }
                    Some(Tok::Or) if in_brackets => self.union(x),
                    Some(Tok::Tilde) if in_brackets => {
                        name = Some(x);
                        self.constraint()?
                    }
                    _ => match self.type_or_none() {
                        Some(ty) => {
                            name = Some(x);
                            if in_brackets { self.union(ty) } else { ty }
                        }
                        None => x,
                    },
                }
            }
            Some(Tok::Ellipsis) => return Some(self.dots_param(None)),
            Some(Tok::Tilde) if in_brackets => self.constraint()?,
            _ => match self.type_or_none() {
                Some(ty) if in_brackets => self.union(ty),
                Some(ty) => ty,
                None => {
                    self.expected(close.1);
                    self.skip_to(&[Tok::Comma, close.0]);
                    return None;
                }
            },
        };
        Some(self.b.param(name, ty, None))
    }

    fn dots_param(&mut self, name: Option<ExprId>) -> Param {
        let dots = self.pos();
        self.next();
        let ty = match self.type_or_none() {
            Some(ty) => ty,
            None => {
                self.error("... is missing type");
                self.bad()
            }
        };
        self.b.param(name, ty, Some(dots))
    }

    // ------------------------------------------------------------ structs, interfaces

    fn struct_type(&mut self) -> ExprId {
        let pos = self.pos();
        self.next();
        self.want(Tok::LBrace, "{");
        let semi = (Tok::Semi, "semicolon or newline");
        self.list("struct type", semi, (Tok::RBrace, "}"), |r| {
            r.field();
            false
        });
        self.b.expr(pos, self.end(), ExprKind::StructType { fields: List::default() })
    }

    fn field(&mut self) {
        match self.tok() {
            Some(Tok::Ident(_)) => {
                let name = self.name();
                match self.tok() {
                    Some(Tok::Dot | Tok::StrLit | Tok::Lit(_) | Tok::Semi | Tok::RBrace) => {
                        self.type_name_rest(name);
                    }
                    Some(Tok::LBrack) => {
                        self.bracket_after_name(name);
                    }
                    _ => {
                        while self.got(Tok::Comma) {
                            self.name();
                        }
                        self.ty();
                    }
                }
                self.tag();
            }
            Some(Tok::Mul) => {
                self.next();
                if self.is(Tok::LParen) {
                    return self.parenthesized_field();
                }
                if self.is_name() {
                    self.type_name();
                } else {
                    self.expected("name");
                    self.skip_to(&[Tok::Dot, Tok::Semi, Tok::RBrace]);
                    let name = self.bad();
                    self.type_name_rest(name);
                }
                self.tag();
            }
            Some(Tok::LParen) => self.parenthesized_field(),
            _ => {
                self.expected("field name or embedded type");
                self.skip_to(&[Tok::Semi, Tok::RBrace]);
            }
        }
    }

    fn parenthesized_field(&mut self) {
        self.error("cannot parenthesize embedded type");
        self.skip_to(&[Tok::Semi, Tok::RBrace]);
    }

    fn tag(&mut self) {
        if matches!(self.tok(), Some(Tok::StrLit | Tok::Lit(_))) {
            self.next();
        }
    }

    fn interface_type(&mut self) -> ExprId {
        let pos = self.pos();
        self.next();
        self.want(Tok::LBrace, "{");
        let semi = (Tok::Semi, "semicolon or newline");
        let mut elems: Vec<InterfaceElem> = vec![];
        self.list("interface type", semi, (Tok::RBrace, "}"), |r| {
            elems.extend(r.interface_elem());
            false
        });
        let open = self.b.all(elems);
        let elems = self.b.close(open);
        self.b.expr(pos, self.end(), ExprKind::InterfaceType { elems })
    }

    fn interface_elem(&mut self) -> Option<InterfaceElem> {
        if !self.is_name() {
            return self.constraint().map(|ty| InterfaceElem::Embedded { ty });
        }
        let name = self.name();
        match self.tok() {
            Some(Tok::LParen) => {
                self.signature();
                None
            }
            Some(Tok::LBrack) => self.bracket_after_method(name),
            _ => {
                let ty = self.type_name_rest(name);
                Some(InterfaceElem::Embedded { ty: self.union(ty) })
            }
        }
    }

    /// After `name [` in an interface: type arguments, or the type parameters that a method must not have.
    fn bracket_after_method(&mut self, name: ExprId) -> Option<InterfaceElem> {
        let (start, open) = (self.at, self.pos());
        self.next();
        if self.is(Tok::RBrack) {
            let pos = Pos(self.pos());
            self.b.error(pos, "empty type parameter list");
            self.next();
            self.superfluous.push(start..self.at);
            self.signature();
            return None;
        }
        let mut args = vec![];
        args.extend(self.type_or_none());
        let named = matches!(args.first(), Some(&t) if matches!(self.b.ast[t].kind, ExprKind::Name { .. }));
        if named && !matches!(self.tok(), Some(Tok::RBrack | Tok::Comma)) {
            self.method_type_params(start, open);
            return None;
        }
        while !args.is_empty() && self.got(Tok::Comma) {
            match self.type_or_none() {
                Some(t) => args.push(t),
                None => break,
            }
        }
        self.want(Tok::RBrack, "]");
        let ty = if args.is_empty() { name } else { self.index(name, args) };
        Some(InterfaceElem::Embedded { ty: self.union(ty) })
    }

    /// In the type parameters of a method, after the first name.
    fn method_type_params(&mut self, start: usize, open: u32) {
        self.b.error(Pos(open), "interface method must have no type parameters");
        self.constraint();
        if self.got(Tok::Comma) {
            self.type_params();
        } else {
            self.want(Tok::RBrack, "]");
        }
        self.superfluous.push(start..self.at);
        self.signature();
    }

    /// A union of terms.
    fn constraint(&mut self) -> Option<ExprId> {
        let first = self.term()?;
        Some(self.union(first))
    }

    fn union(&mut self, mut x: ExprId) -> ExprId {
        while self.is(Tok::Or) {
            let pos = self.pos();
            self.next();
            let Some(y) = self.term() else { return x };
            x = self.b.binary(x, Op::Or, pos, y);
        }
        x
    }

    fn term(&mut self) -> Option<ExprId> {
        let pos = self.pos();
        if self.got(Tok::Tilde) {
            let x = self.ty();
            return Some(self.b.type_to(pos, x, ExprKind::Unary { op: Op::Tilde, x }));
        }
        let t = self.type_or_none();
        if t.is_none() {
            self.expected("~ term or type");
            self.skip_to(&[
                Tok::BinOp(Op::Div),
                Tok::Add,
                Tok::Sub,
                Tok::And,
                Tok::Or,
                Tok::Xor,
                Tok::Not,
                Tok::Tilde,
                Tok::Semi,
                Tok::RParen,
                Tok::RBrack,
                Tok::RBrace,
            ]);
        }
        t
    }
}
