//! Interface types and unions.

use super::Checker;
use super::decl::Delayed;
use crate::types::*;
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};
use syntax::ast::{ExprId, ExprKind, InterfaceElem, List, Op};

impl Checker<'_> {
    pub(crate) fn interface_type(&mut self, elems: List<InterfaceElem>) -> TypeId {
        let ast = self.ast;
        let mut methods: Vec<Method> = Vec::new();
        let mut embeds = Vec::new();
        let mut seen: FxHashMap<Symbol, Pos> = FxHashMap::default();
        for el in ast.list(elems) {
            match *el {
                InterfaceElem::Method { name, sig } => {
                    let (sym, pos) = (ast.name(name), ast[name].pos);
                    if sym == self.store.names.blank {
                        self.error("BlankIfaceMethod", pos, "methods must have a unique non-blank name");
                        continue;
                    }
                    let saved = std::mem::replace(&mut self.env.in_constraint, false);
                    self.locals.open();
                    let (sig, _) = self.func_signature(None, sig);
                    self.locals_discard();
                    self.env.in_constraint = saved;
                    if let Some(&other) = seen.get(&sym) {
                        self.duplicate_method(sym, pos, other);
                        continue;
                    }
                    seen.insert(sym, pos);
                    methods.push(Method { name: sym, pkg: self.pkg, sig, pos });
                }
                InterfaceElem::Embedded { ty } => {
                    let saved = std::mem::replace(&mut self.env.in_constraint, true);
                    let t = self.type_expr(ty);
                    self.env.in_constraint = saved;
                    if t != TypeId::INVALID {
                        embeds.push((t, self.start(ty)));
                    }
                }
            }
        }
        let t = self.store.interface(methods, embeds, false);
        self.later(Delayed::Interface { ty: t });
        t
    }

    fn duplicate_method(&mut self, name: Symbol, pos: Pos, other: Pos) {
        let text = self.text(name);
        let mut msg = format!("duplicate method {text}");
        if other.is_some() {
            msg.push_str(&format!("\n\t{}: other declaration of method {text}", self.pos_string(other)));
        }
        self.error("DuplicateDecl", pos, msg);
    }

    /// Checks what is embedded once all types are complete.
    pub(crate) fn check_interface(&mut self, t: TypeId) {
        let TypeKind::Interface(i) = self.store.kind(t) else { return };
        let mut all: Vec<Method> = i.methods.clone();
        for &(e, pos) in &i.embeds {
            if self.store.is_type_param(e) {
                self.error("MisplacedTypeParam", pos, "term cannot be a type parameter");
                continue;
            }
            if !matches!(self.store.under_kind(e), TypeKind::Interface(_)) {
                let what = match self.store.kind(e) {
                    TypeKind::Union(_) => "embedding interface element",
                    _ => "embedding non-interface type",
                };
                if self.store.under(e) != TypeId::INVALID && !i.implicit {
                    self.need_version(pos, 18, &format!("{what} {}", self.type_str(e)));
                }
                continue;
            }
            for m in &self.store.type_set(e).methods {
                match all.iter().find(|x| self.store.same_name(x.name, x.pkg, m.name, m.pkg)) {
                    Some(o) if !self.store.identical(o.sig, m.sig) => {
                        let other = o.pos;
                        self.duplicate_method(m.name, pos, other);
                    }
                    Some(o) if !self.allows(14) => {
                        let other = o.pos;
                        self.duplicate_method(m.name, pos, other);
                    }
                    Some(_) => {}
                    // Later messages point at where it was embedded.
                    None => all.push(Method { pos, ..*m }),
                }
            }
        }
    }

    /// `A | ~B`.
    pub(crate) fn union_type(&mut self, e: ExprId) -> TypeId {
        let mut list = Vec::new();
        self.flatten_union(e, &mut list);
        if list.len() > 100 {
            let pos = self.start(e);
            self.error(
                "InvalidUnion",
                pos,
                "cannot handle more than 100 union terms (implementation limitation)",
            );
            return TypeId::INVALID;
        }
        let mut terms = Vec::new();
        for x in list {
            let (tilde, ty) = match self.ast[x].kind {
                ExprKind::Unary { op: Op::Tilde, x } => (true, x),
                _ => (false, x),
            };
            let pos = self.start(x);
            let t = self.type_expr(ty);
            if x != ty {
                self.info().set_expr(x, crate::info::Mode::TypeExpr, t, None);
            }
            if t == TypeId::INVALID {
                return t;
            }
            terms.push((Term { tilde, ty: t }, pos));
        }
        let t = self.store.union(terms.iter().map(|x| x.0).collect());
        self.later(Delayed::Union { terms });
        t
    }

    fn flatten_union(&mut self, e: ExprId, out: &mut Vec<ExprId>) {
        let mut stack = vec![e];
        while let Some(e) = stack.pop() {
            match self.ast[e].kind {
                ExprKind::Binary { op: Op::Or, x, y } => {
                    stack.push(y);
                    stack.push(x);
                }
                _ => out.push(e),
            }
        }
    }

    pub(crate) fn check_union(&mut self, terms: &[(Term, Pos)]) {
        for (i, &(t, pos)) in terms.iter().enumerate() {
            let under = self.store.under(t.ty);
            if !self.is_valid(t.ty) || under == TypeId::INVALID || self.in_reported_cycle(t.ty) {
                continue;
            }
            if self.store.is_type_param(t.ty) {
                let (msg, pos) = if t.tilde {
                    let s = self.type_str(t.ty);
                    (format!("type in term ~{s} cannot be a type parameter"), Pos(pos.0 + 1))
                } else {
                    ("term cannot be a type parameter".to_string(), pos)
                };
                self.error("MisplacedTypeParam", pos, msg);
                continue;
            }
            let iface = matches!(self.store.kind(under), TypeKind::Interface(_));
            if t.tilde {
                if iface {
                    let msg = format!("invalid use of ~ ({} is an interface)", self.type_str(t.ty));
                    self.error("InvalidUnion", pos, msg);
                    continue;
                }
                if !self.store.identical(under, t.ty) {
                    let msg = format!(
                        "invalid use of ~ (underlying type of {} is {})",
                        self.type_str(t.ty),
                        self.type_str(under)
                    );
                    self.error("InvalidUnion", pos, msg);
                    continue;
                }
            }
            if iface && terms.len() > 1 {
                let set = self.store.type_set(t.ty);
                if !set.methods.is_empty() {
                    let name = self.path_str(t.ty);
                    let msg = format!("cannot use {name} in union ({name} contains methods)");
                    self.error("InvalidUnion", pos, msg);
                } else if set.comparable {
                    let name = self.path_str(t.ty);
                    let msg = if self.store.unalias(t.ty) == TypeId::COMPARABLE {
                        "cannot use comparable in union".to_string()
                    } else {
                        format!("cannot use {name} in union ({name} embeds comparable)")
                    };
                    self.error("InvalidUnion", pos, msg);
                }
                continue;
            }
            let overlap = terms[..i].iter().find(|(o, _)| {
                !matches!(self.store.under_kind(o.ty), TypeKind::Interface(_))
                    && (self.store.term_includes(*o, t) || self.store.term_includes(t, *o))
            });
            if let Some((o, _)) = overlap {
                let show =
                    |c: &Self, t: Term| format!("{}{}", if t.tilde { "~" } else { "" }, c.path_str(t.ty));
                let msg = format!("overlapping terms {} and {}", show(self, t), show(self, *o));
                self.error("InvalidUnion", pos, msg);
            }
        }
    }
}
