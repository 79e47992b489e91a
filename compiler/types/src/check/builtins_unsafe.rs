//! The functions of package `unsafe`.

use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::{Mode, Selection, SelectionKind};
use crate::lookup::{Lookup, Member};
use crate::object::Builtin;
use crate::types::*;
use syntax::ast::*;

impl Checker<'_> {
    pub(crate) fn unsafe_builtin(
        &mut self,
        e: ExprId,
        b: Builtin,
        args: List<ExprId>,
        mut list: Vec<Operand>,
    ) -> Operand {
        use Builtin::*;
        let since = match b {
            UnsafeAdd => Some((17, "unsafe.Add")),
            UnsafeSlice => Some((17, "unsafe.Slice")),
            UnsafeString => Some((20, "unsafe.String")),
            UnsafeStringData => Some((20, "unsafe.StringData")),
            UnsafeSliceData => Some((20, "unsafe.SliceData")),
            _ => None,
        };
        if let Some((minor, name)) = since {
            let at = self.start(e);
            self.need_version(at, minor, name);
        }
        match b {
            UnsafeAdd => {
                let mut n = list.remove(1);
                let mut p = list.remove(0);
                self.assignment(&mut p, Some(TypeId::UNSAFE_POINTER), "argument to unsafe.Add");
                if p.is_invalid() || !self.valid_index(&mut n, "InvalidUnsafeAdd", "length", true) {
                    return Operand::invalid(e);
                }
                Operand::new(Mode::Value, TypeId::UNSAFE_POINTER, e)
            }
            UnsafeAlignof | UnsafeSizeof => {
                let mut x = list.remove(0);
                let what = if b == UnsafeSizeof {
                    "argument to unsafe.Sizeof"
                } else {
                    "argument to unsafe.Alignof"
                };
                self.assignment(&mut x, None, what);
                if x.is_invalid() {
                    return x;
                }
                if !self.store.has_fixed_size(x.ty) {
                    return Operand::new(Mode::Value, TypeId::UINTPTR, e);
                }
                let (size, align) = self.store.size_align(x.ty);
                if size > i64::MAX as u64 && b == UnsafeSizeof {
                    return self.operand_too_large(&x, e);
                }
                let v = if b == UnsafeSizeof { size } else { align };
                Operand::constant(TypeId::UINTPTR, Value::Int(v as i64), e)
            }
            UnsafeOffsetof => self.offsetof(e, args),
            UnsafeSlice => {
                let mut n = list.remove(1);
                let p = list.remove(0);
                let Some(TypeKind::Pointer(t)) = self.store.core_type(p.ty).map(|u| self.store.kind(u))
                else {
                    let msg = format!("invalid argument: {} is not a pointer", self.describe(&p));
                    self.error_op("InvalidUnsafeSlice", &p, msg);
                    return Operand::invalid(e);
                };
                if !self.valid_index(&mut n, "InvalidUnsafeSlice", "length", false) {
                    return Operand::invalid(e);
                }
                Operand::new(Mode::Value, self.store.slice(t), e)
            }
            UnsafeSliceData => {
                let x = list.remove(0);
                let Some(TypeKind::Slice(t)) = self.store.core_type(x.ty).map(|u| self.store.kind(u)) else {
                    let msg = format!("invalid argument: {} is not a slice", self.describe(&x));
                    self.error_op("InvalidUnsafeSliceData", &x, msg);
                    return Operand::invalid(e);
                };
                Operand::new(Mode::Value, self.store.pointer(t), e)
            }
            UnsafeString => {
                let mut n = list.remove(1);
                let mut p = list.remove(0);
                let bytes = self.store.pointer(TypeId::BYTE);
                self.assignment(&mut p, Some(bytes), "argument to unsafe.String");
                if p.is_invalid() || !self.valid_index(&mut n, "InvalidUnsafeString", "length", false) {
                    return Operand::invalid(e);
                }
                Operand::new(Mode::Value, TypeId::STRING, e)
            }
            _ => {
                let mut x = list.remove(0);
                self.assignment(&mut x, Some(TypeId::STRING), "argument to unsafe.StringData");
                if x.is_invalid() {
                    return x;
                }
                Operand::new(Mode::Value, self.store.pointer(TypeId::BYTE), e)
            }
        }
    }

    fn offsetof(&mut self, e: ExprId, args: List<ExprId>) -> Operand {
        let ast = self.ast;
        let arg = ast.list(args)[0];
        let ExprKind::Selector { x, sel } = ast[ast.unparen(arg)].kind else {
            let s = self.expr_string(arg);
            self.error_at(
                "BadOffsetofSyntax",
                arg,
                format!("invalid argument: {s} is not a selector expression"),
            );
            self.expr(arg);
            return Operand::invalid(e);
        };
        let base = self.expr(x);
        if base.is_invalid() {
            return base;
        }
        // A pointer operand is dereferenced once.
        let t = match self.store.under_kind(base.ty) {
            TypeKind::Pointer(b) if matches!(self.store.under_kind(b), TypeKind::Struct(_)) => b,
            _ => base.ty,
        };
        if self.store.under(t) == TypeId::INVALID {
            return Operand::invalid(e);
        }
        let ts = self.type_str(t);
        let name = self.text(sel.name);
        let f = match self.store.lookup(t, sel.name, self.pkg) {
            Lookup::Found(f) => f,
            _ => {
                let msg = format!("invalid argument: {ts} has no single field {name}");
                self.error_op("MissingFieldOrMethod", &base, msg);
                return Operand::invalid(e);
            }
        };
        let Member::Field(field) = f.member else {
            let s = self.expr_string(arg);
            let msg = format!("invalid argument: {s} is a method value");
            self.error_at("InvalidOffsetof", arg, msg);
            return Operand::invalid(e);
        };
        if f.indirect {
            let msg = format!("invalid argument: field {name} is embedded via a pointer in {ts}");
            self.error_op("InvalidOffsetof", &base, msg);
            return Operand::invalid(e);
        }
        self.info().set_expr(arg, Mode::Variable, field.ty, None);
        let s = Selection {
            kind: SelectionKind::Field,
            recv: base.ty,
            member: f.member,
            path: f.path.clone(),
            indirect: f.indirect,
            addr: false,
            ty: field.ty,
        };
        self.info().selections.insert(ast.unparen(arg).index() as u32, s);
        if !self.store.has_fixed_size(t) {
            return Operand::new(Mode::Value, TypeId::UINTPTR, e);
        }
        let (mut at, mut off) = (t, 0u64);
        for &i in &f.path {
            let field = self.store.field_offsets(at).get(i as usize).copied().unwrap_or(0);
            off = off.saturating_add(field);
            if let TypeKind::Struct(s) = self.store.under_kind(at) {
                at = s.fields[i as usize].ty;
            }
        }
        if off > i64::MAX as u64 {
            return self.operand_too_large(&base, e);
        }
        Operand::constant(TypeId::UINTPTR, Value::Int(off as i64), e)
    }

    fn operand_too_large(&mut self, x: &Operand, e: ExprId) -> Operand {
        let msg = format!("{} is too large", self.describe(x));
        self.error_op("TypeTooLarge", x, msg);
        Operand::invalid(e)
    }
}
