//! Struct types.

use super::Checker;
use super::decl::Delayed;
use crate::types::*;
use rustc_hash::FxHashMap;
use source::{Pos, Symbol};
use syntax::ast::{self, ExprId, ExprKind, List, LitKind};

impl Checker<'_> {
    pub(crate) fn struct_type(&mut self, list: List<ast::Field>) -> TypeId {
        let ast = self.ast;
        let mut fields: Vec<Field> = Vec::new();
        let mut seen: FxHashMap<Symbol, Pos> = FxHashMap::default();
        let mut last: Option<(ExprId, TypeId)> = None;
        for f in ast.list(list) {
            let ty = match last {
                Some((e, t)) if e == f.ty => t,
                _ => self.var_type(f.ty),
            };
            last = Some((f.ty, ty));
            let tag = match f.tag {
                Some(t) => {
                    let x = self.literal(t, LitKind::String);
                    let bytes =
                        x.val.as_str().map(|s| String::from_utf8_lossy(s).into_owned()).unwrap_or_default();
                    self.store.sym(&bytes)
                }
                None => Symbol::EMPTY,
            };
            let (name, pos, embedded) = match f.name {
                Some(n) => (ast.name(n), ast[n].pos, false),
                None => {
                    let Some((name, pos)) = self.embedded_name(f.ty) else { continue };
                    let pointer = matches!(ast[ast.unparen(f.ty)].kind, ExprKind::Star { .. });
                    self.later(Delayed::EmbeddedField { ty, pos: self.start(f.ty), pointer });
                    (name, pos, true)
                }
            };
            if name != self.store.names.blank {
                if let Some(&other) = seen.get(&name) {
                    let text = self.text(name);
                    let msg = format!(
                        "{text} redeclared\n\t{}: other declaration of {text}",
                        self.pos_string(other)
                    );
                    self.error("DuplicateDecl", pos, msg);
                    continue;
                }
                seen.insert(name, pos);
            }
            fields.push(Field { name, pkg: self.pkg, ty, embedded, tag, pos });
        }
        self.store.struct_type(fields)
    }

    fn embedded_name(&self, e: ExprId) -> Option<(Symbol, Pos)> {
        match self.ast[e].kind {
            ExprKind::Name { name } => Some((name, self.ast[e].pos)),
            ExprKind::Selector { sel, .. } => Some((sel.name, sel.pos)),
            ExprKind::Star { x } | ExprKind::Paren { x } | ExprKind::Index { x, .. } => self.embedded_name(x),
            _ => None,
        }
    }

    pub(crate) fn check_embedded_field(&mut self, ty: TypeId, pos: Pos, pointer: bool) {
        let (base, is_ptr) = self.store.deref(ty);
        if !self.is_valid(base) || self.is_broken(base) {
            return;
        }
        if self.store.is_type_param(base) {
            self.error(
                "MisplacedTypeParam",
                pos,
                "embedded field type cannot be a (pointer to a) type parameter",
            );
            return;
        }
        match self.store.under_kind(base) {
            TypeKind::Basic(Basic::UnsafePointer) => {
                self.error("InvalidPtrEmbed", pos, "embedded field type cannot be unsafe.Pointer");
            }
            TypeKind::Pointer(_) => {
                self.error("InvalidPtrEmbed", pos, "embedded field type cannot be a pointer")
            }
            TypeKind::Interface(_) if is_ptr && pointer => {
                self.error("InvalidPtrEmbed", pos, "embedded field type cannot be a pointer to an interface");
            }
            _ => {}
        }
    }
}
