//! Selectors: qualified identifiers, fields, method values and method expressions.

use super::{Checker, Operand};
use crate::info::{Mode, Selection, SelectionKind};
use crate::lookup::{Found, Lookup, Member};
use crate::object::{ObjKind, PackageId, flags};
use crate::types::*;
use source::Symbol;
use source::is_exported;
use syntax::ast::*;

impl Checker<'_> {
    pub(crate) fn selector(&mut self, e: ExprId, x: ExprId, sel: Ident, want_type: bool) -> Operand {
        let ast = self.ast;
        if let ExprKind::Name { .. } = ast[x].kind
            && let Some(obj) = self.resolve(x)
            && let ObjKind::PkgName(pkg) = self.store.obj(obj).kind
        {
            self.info().set_object(x, obj);
            self.store.obj(obj).set_flag(flags::USED);
            return self.qualified(e, x, pkg, sel);
        }
        let op = self.expr_or_type(x, false);
        let _ = want_type;
        if op.is_invalid() {
            return Operand::invalid(e);
        }
        if op.mode == Mode::Builtin {
            let msg = format!("invalid use of {} in selector expression", self.describe(&op));
            let pos = ast[x].end;
            self.error("UncalledBuiltin", pos, msg);
            return Operand::invalid(e);
        }
        if op.mode == Mode::TypeExpr && self.incomplete_type(op.ty) {
            return Operand::invalid(e);
        }
        let found = match sel.name == self.store.names.blank {
            true => Lookup::NotFound,
            false => self.store.lookup(op.ty, sel.name, self.pkg),
        };
        let Lookup::Found(f) = found else {
            if self.is_valid(op.ty) && self.store.under(op.ty) != TypeId::INVALID {
                self.selector_error(x, &op, sel, &found);
            }
            return Operand::invalid(e);
        };
        if let Member::Method { func, .. } = f.member {
            self.complete(func);
            self.depend(func);
            // The method's own signature mentions it.
            if op.mode == Mode::TypeExpr && self.store.obj(func).known_ty().is_none() {
                self.error_at("InvalidDeclCycle", e, "illegal cycle in method declaration");
                return Operand::invalid(e);
            }
        }
        if op.mode == Mode::TypeExpr {
            self.method_expr(e, &op, sel, f)
        } else {
            self.value_selector(e, x, op, sel, f)
        }
    }

    fn qualified(&mut self, e: ExprId, x: ExprId, pkg: PackageId, sel: Ident) -> Operand {
        if pkg == PackageId::UNIVERSE {
            // The import failed and was reported.
            return Operand::invalid(e);
        }
        let name = self.text(sel.name);
        let Some(obj) = self.object_of(pkg, sel.name) else {
            let s = self.expr_string(x);
            let mut msg = format!("undefined: {s}.{name}");
            if let Some(other) = self.exported_spelling(pkg, name) {
                msg.push_str(&format!(" (but have {other})"));
            }
            self.error("UndeclaredImportedName", sel.pos, msg);
            return Operand::invalid(e);
        };
        if !is_exported(name) {
            let msg = match self.exported_spelling(pkg, name) {
                Some(other) => format!("undefined: {}.{name} (but have {other})", self.expr_string(x)),
                None => {
                    format!("name {name} not exported by package {}", self.text(self.store.package(pkg).name))
                }
            };
            self.error("UnexportedName", sel.pos, msg);
            return Operand::invalid(e);
        }
        self.info().set_object(e, obj);
        let o = self.store.obj(obj);
        let mut op = Operand::new(Mode::Invalid, o.ty(), e);
        match o.kind {
            ObjKind::Const => {
                op.mode = Mode::Constant;
                op.val = o.value();
            }
            ObjKind::TypeName => op.mode = Mode::TypeExpr,
            ObjKind::Var(_) => op.mode = Mode::Variable,
            ObjKind::Func => op.mode = Mode::Value,
            ObjKind::Builtin(b) => {
                op.mode = Mode::Builtin;
                op.builtin = Some(b);
            }
            _ => {}
        }
        if op.mode != Mode::Builtin && !self.is_valid(op.ty) && op.mode != Mode::TypeExpr {
            op.mode = Mode::Invalid;
        }
        op
    }

    /// The name with a capital letter, if the package has that.
    fn exported_spelling(&self, pkg: PackageId, name: &str) -> Option<String> {
        let mut chars = name.chars();
        let first = chars.next()?;
        let upper: String = first.to_uppercase().chain(chars).collect();
        (upper != name && self.object_of(pkg, self.store.sym(&upper)).is_some()).then_some(upper)
    }

    fn value_selector(&mut self, e: ExprId, x: ExprId, mut op: Operand, sel: Ident, f: Found) -> Operand {
        let recv = op.ty;
        let mut addr = false;
        let kind = match f.member {
            Member::Field(field) => {
                op.mode = if op.mode == Mode::Variable || f.indirect { Mode::Variable } else { Mode::Value };
                op.ty = field.ty;
                SelectionKind::Field
            }
            Member::Method { ptr_recv, .. } => {
                if ptr_recv && !f.indirect {
                    if op.mode != Mode::Variable {
                        let msg = format!(
                            "cannot call pointer method {} on {}",
                            self.text(sel.name),
                            self.type_str(recv)
                        );
                        self.error("InvalidMethodExpr", sel.pos, msg);
                        return Operand::invalid(e);
                    }
                    addr = true;
                    self.mark_address(x);
                }
                op.mode = Mode::Value;
                op.ty = self.store.member_type(&f.member);
                SelectionKind::MethodValue
            }
            Member::Interface { .. } => {
                op.mode = Mode::Value;
                op.ty = self.store.member_type(&f.member);
                SelectionKind::MethodValue
            }
        };
        let s =
            Selection { kind, recv, member: f.member, path: f.path, indirect: f.indirect, addr, ty: op.ty };
        self.info().selections.insert(e.index() as u32, s);
        op.expr = Some(e);
        op
    }

    fn method_expr(&mut self, e: ExprId, op: &Operand, sel: Ident, f: Found) -> Operand {
        let recv = op.ty;
        let name = self.text(sel.name);
        match f.member {
            Member::Field(_) => {
                let msg = format!(
                    "operand for field selector {name} must be value of type {}",
                    self.type_str(recv)
                );
                self.error_at("MissingFieldOrMethod", e, msg);
                return Operand::invalid(e);
            }
            Member::Method { ptr_recv: true, .. } if !f.indirect => {
                let s = self.type_str(recv);
                let msg =
                    format!("invalid method expression {s}.{name} (needs pointer receiver (*{s}).{name})");
                self.error("InvalidMethodExpr", sel.pos, msg);
                return Operand::invalid(e);
            }
            _ => {}
        }
        let sig = self.store.member_type(&f.member);
        let ty = self.store.method_expr_signature(recv, sig);
        let s = Selection {
            kind: SelectionKind::MethodExpr,
            recv,
            member: f.member,
            path: f.path,
            indirect: f.indirect,
            addr: false,
            ty,
        };
        self.info().selections.insert(e.index() as u32, s);
        Operand::new(Mode::Value, ty, e)
    }

    fn selector_error(&mut self, x: ExprId, op: &Operand, sel: Ident, found: &Lookup) {
        let xs = self.expr_string(x);
        let name = self.text(sel.name);
        if let Lookup::Ambiguous = found {
            self.error("AmbiguousSelector", sel.pos, format!("ambiguous selector {xs}.{name}"));
            return;
        }
        let why = if self.is_interface_ptr(op.ty) {
            self.interface_ptr_error(op.ty)
        } else {
            let alt = self.similar_member(op.ty, sel.name);
            let t = self.type_str(op.ty);
            match alt {
                None => format!("type {t} has no field or method {name}"),
                Some((kind, alt, hidden)) => {
                    let what = if kind { "field" } else { "method" };
                    if hidden {
                        format!("cannot refer to unexported {what} {alt}")
                    } else {
                        format!("type {t} has no field or method {name}, but does have {what} {alt}")
                    }
                }
            }
        };
        self.error("MissingFieldOrMethod", sel.pos, format!("{xs}.{name} undefined ({why})"));
    }

    /// A field (true) or method whose name differs in case, or is hidden in another package (third value).
    pub(crate) fn similar_member(&mut self, t: TypeId, name: Symbol) -> Option<(bool, &'static str, bool)> {
        let want = self.text(name).to_lowercase();
        let store = self.store;
        let eq = |s: Symbol| store.text(s).to_lowercase() == want;
        let Lookup::Found(f) = self.store.lookup_folded(t, None, &eq) else { return None };
        let (is_field, alt, pkg) = match f.member {
            Member::Field(f) => (true, f.name, f.pkg),
            Member::Method { func, .. } => (false, self.store.obj(func).name, self.store.obj(func).pkg),
            Member::Interface { iface, index, .. } => {
                let m = &self.store.type_set(iface).methods[index as usize];
                (false, m.name, m.pkg)
            }
        };
        let text = self.text(alt);
        let hidden = pkg != self.pkg && !is_exported(text);
        // A hidden member is only worth mentioning under its own name.
        (!hidden || alt == name).then_some((is_field, text, hidden))
    }
}
