//! The file and its declarations.

use super::Reader;
use crate::ast::{ExprKind, ImportName};
use crate::token::Tok;
use source::Pos;

const DECLS: [Tok; 5] = [Tok::Import, Tok::Const, Tok::Type, Tok::Var, Tok::Func];

impl Reader<'_, '_> {
    /// Reads the file; not if its package clause is wrong (then the result is false).
    pub(super) fn file(&mut self) -> bool {
        if !self.got(Tok::Package) {
            self.error("package statement must be first");
            return false;
        }
        self.take_directives();
        self.name();
        self.want(Tok::Semi, "semicolon or newline");
        if !self.b.errors.is_empty() {
            return false;
        }
        let mut before = Tok::Import;
        let mut bodiless = false;
        while let Some(tok) = self.tok() {
            if tok == Tok::Import && before != Tok::Import {
                self.error("imports must appear before other declarations");
            }
            before = tok;
            if !DECLS.contains(&tok) {
                if tok == Tok::LBrace && bodiless {
                    self.error("unexpected semicolon or newline before {");
                } else {
                    self.error("non-declaration statement outside function body");
                }
                self.skip_to(&DECLS);
                bodiless = false;
                continue;
            }
            self.next();
            bodiless = false;
            match tok {
                Tok::Import => self.group(Self::import_spec),
                Tok::Const => self.group(Self::const_spec),
                Tok::Type => self.group(Self::type_spec),
                Tok::Var => self.group(Self::var_spec),
                _ => bodiless = self.func_decl(),
            }
            self.misplace_directives();
            if self.tok().is_some() && !self.got(Tok::Semi) {
                self.unexpected("after top level declaration");
                self.skip_to(&DECLS);
                bodiless = false;
            }
        }
        self.misplace_directives();
        true
    }

    /// The directives that have been read belong to what begins here.
    fn take_directives(&mut self) {
        self.directives = self.pos();
    }

    /// The directives that have been read belong to nothing.
    fn misplace_directives(&mut self) {
        let at = self.pos();
        self.misplaced.push(self.directives..at);
        self.directives = at;
    }

    /// One specification, or several in parentheses.
    pub(super) fn group(&mut self, spec: fn(&mut Self)) {
        if self.is(Tok::LParen) {
            self.misplace_directives();
            self.next();
            let semi = (Tok::Semi, "semicolon or newline");
            self.list("grouped declaration", semi, (Tok::RParen, ")"), |r| {
                r.take_directives();
                spec(r);
                false
            });
        } else {
            self.take_directives();
            spec(self);
        }
    }

    fn import_spec(&mut self) {
        let pos = self.pos();
        let name = match self.tok() {
            Some(Tok::Ident(name)) => {
                self.next();
                ImportName::Named(crate::ast::Ident { name, pos: Pos(pos) })
            }
            Some(Tok::Dot) => {
                self.next();
                ImportName::Dot(Pos(pos))
            }
            _ => ImportName::Default,
        };
        if self.is(Tok::StrLit) {
            let path = self.literal();
            self.b.import(pos, self.end(), name, path);
        } else if matches!(self.tok(), Some(Tok::Lit(_))) {
            self.error("import path must be a string");
            self.next();
        } else {
            self.error("missing import path");
            self.skip_to(&[Tok::Semi, Tok::RParen]);
        }
    }

    pub(super) fn const_spec(&mut self) {
        self.name_list();
        if !self.is_any(&[Tok::Semi, Tok::RParen]) {
            self.type_or_none();
            if self.got_assign() {
                self.expr_list();
            }
        }
    }

    /// `=`, which in a declaration is often written `:=`.
    fn got_assign(&mut self) -> bool {
        if self.is(Tok::Define) {
            self.expected("=");
            self.next();
            return true;
        }
        self.got(Tok::Assign)
    }

    pub(super) fn var_spec(&mut self) {
        self.name_list();
        if self.got_assign() {
            self.expr_list();
            return;
        }
        self.ty();
        if self.got_assign() {
            self.expr_list();
        }
    }

    pub(super) fn type_spec(&mut self) {
        self.name();
        if self.is(Tok::LBrack) {
            return self.type_spec_bracket();
        }
        self.got_assign();
        self.type_spec_rest();
    }

    fn type_spec_rest(&mut self) {
        if self.type_or_none().is_none() {
            self.unexpected("in type declaration");
            self.skip_to(&[Tok::Semi, Tok::RParen]);
        }
    }

    /// After the name: type parameters, or an array or slice type.
    fn type_spec_bracket(&mut self) {
        // The marks say what the bracket begins, as long as an expression can be told from a parameter.
        let marked = self.tokens[self.at].tok == Tok::TypeParamBrack;
        self.next();
        if marked || self.is_name() && !self.continues_operand(1) {
            self.type_params();
            self.got_assign();
            return self.type_spec_rest();
        }
        if self.got(Tok::RBrack) {
            self.ty();
        } else {
            self.array_type();
        }
    }

    /// Whether the token after the next `n` closes a bracket or goes on with an expression.
    fn continues_operand(&self, n: usize) -> bool {
        use Tok::*;
        matches!(
            self.peek(n),
            Some(RBrack | Dot | LParen | LBrack | LBrace | BinOp(_) | Add | Sub | Mul | And | Xor | Or)
        )
    }

    /// Returns whether the function has no body.
    fn func_decl(&mut self) -> bool {
        self.take_directives();
        let mut receivers = None;
        let context = if self.is(Tok::LParen) {
            self.next();
            receivers = Some(self.params());
            "name"
        } else {
            "name or ("
        };
        if !self.is_name() {
            self.receiver_errors(receivers);
            self.expected(context);
            self.skip_to(&[Tok::LBrace, Tok::Semi]);
        } else {
            self.receiver_errors(receivers);
            self.name();
            if self.is(Tok::LBrack) {
                self.next();
                if self.is(Tok::RBrack) {
                    self.error("empty type parameter list");
                    self.next();
                } else {
                    self.type_params();
                }
            }
            self.signature();
        }
        if !self.is(Tok::LBrace) {
            return true;
        }
        self.func_body();
        false
    }

    fn receiver_errors(&mut self, receivers: Option<crate::builder::ParamList>) {
        if let Some(list) = receivers {
            let at = Pos(self.pos());
            self.b.receiver(list, at);
        }
    }

    pub(super) fn func_body(&mut self) {
        self.in_func += 1;
        let no_literal = std::mem::replace(&mut self.no_literal, false);
        let (start, errors, inner) = (self.at, self.b.errors.len(), self.sound.len());
        self.nested((), |r| r.block(""));
        if self.b.errors.len() == errors {
            self.sound.truncate(inner);
            self.sound.push(start..self.at);
        }
        self.no_literal = no_literal;
        self.in_func -= 1;
    }

    pub(super) fn literal(&mut self) -> crate::ast::ExprId {
        let pos = self.pos();
        let kind = match self.tok() {
            Some(Tok::Lit(kind)) => kind,
            _ => crate::ast::LitKind::String,
        };
        self.next();
        self.b.expr(pos, self.end(), ExprKind::Literal { kind })
    }
}
