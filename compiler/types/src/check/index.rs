//! Index and slice expressions.

use super::{Checker, Operand};
use crate::info::Mode;
use crate::types::*;
use syntax::ast::*;

/// What indexing a type gives.
struct Indexed {
    mode: Mode,
    elem: TypeId,
    /// Number of elements where it is known.
    len: i64,
    map_key: Option<TypeId>,
}

impl Checker<'_> {
    pub(crate) fn index_expr(&mut self, e: ExprId, inner: ExprId, args: List<ExprId>) -> Operand {
        let ast = self.ast;
        let mut x = self.expr_or_type(inner, true);
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(args);
                return Operand::invalid(e);
            }
            Mode::TypeExpr => {
                let t = self.generic_type_expr(e);
                return if t == TypeId::INVALID {
                    Operand::invalid(e)
                } else {
                    Operand::new(Mode::TypeExpr, t, e)
                };
            }
            _ => {}
        }
        if x.mode == Mode::Value && self.is_generic(x.ty) {
            let Some(targs) = self.explicit_targs(&mut x, e, args) else { return Operand::invalid(e) };
            let sig = self.is_signature(x.ty).expect("a generic function");
            if targs.len() == sig.tparams.len() {
                let positions = ast.list(args).iter().map(|&a| self.start(a)).collect();
                self.instantiate_function(&mut x, &targs, e, positions);
            } else {
                self.partial.insert((self.file, e), targs);
            }
            return x;
        }
        self.non_generic(&mut x);
        if x.is_invalid() {
            return x;
        }
        let args = ast.list(args);
        if let Some(&second) = args.get(1) {
            self.error_at("InvalidIndex", second, "invalid operation: more than one index");
            self.expr(args[0]);
            return Operand::invalid(e);
        }
        let index = args[0];
        let Some(ix) = self.indexed(&x) else {
            let msg = format!("cannot index {}", self.describe(&x));
            let pos = ast[inner].end;
            self.error("NonSliceableOperand", pos, msg);
            self.raw_expr(index, None);
            return Operand::invalid(e);
        };
        if let Some(key) = ix.map_key {
            let mut k = self.hinted_expr(index, Some(key));
            self.assignment(&mut k, Some(key), "map index");
            x.mode = ix.mode;
            x.ty = ix.elem;
            return x;
        }
        let len = if let (true, Some(s)) = (x.is_const(), x.val.as_str()) { s.len() as i64 } else { ix.len };
        x.mode = ix.mode;
        x.ty = ix.elem;
        self.index_value(index, len);
        x
    }

    fn indexed_type(&self, t: TypeId, addressable: bool) -> Option<Indexed> {
        let plain = |mode, elem, len| Some(Indexed { mode, elem, len, map_key: None });
        match self.store.kind(t) {
            TypeKind::Basic(b) if b.is_string() => plain(Mode::Value, TypeId::BYTE, -1),
            TypeKind::Array(e, n) => plain(if addressable { Mode::Variable } else { Mode::Value }, e, n),
            TypeKind::Pointer(p) => match self.store.under_kind(p) {
                TypeKind::Array(e, n) => plain(Mode::Variable, e, n),
                _ => None,
            },
            TypeKind::Slice(e) => plain(Mode::Variable, e, -1),
            TypeKind::Map(k, e) => Some(Indexed { mode: Mode::MapIndex, elem: e, len: -1, map_key: Some(k) }),
            _ => None,
        }
    }

    fn indexed(&mut self, x: &Operand) -> Option<Indexed> {
        let addressable = x.mode == Mode::Variable;
        if !self.store.is_type_param(x.ty) {
            return self.indexed_type(self.store.under(x.ty), addressable);
        }
        // All types of the set must agree on element (and key); strings make it a value.
        let terms = self.store.param_terms(x.ty)?;
        let mut out: Option<Indexed> = None;
        for t in terms {
            let n = self.indexed_type(self.store.under(t.ty), addressable)?;
            out = Some(match out {
                None => n,
                Some(o) => {
                    let same_key = match (o.map_key, n.map_key) {
                        (None, None) => true,
                        (Some(a), Some(b)) => self.store.identical(a, b),
                        _ => false,
                    };
                    if !self.store.identical(o.elem, n.elem) || !same_key {
                        return None;
                    }
                    let mode =
                        if o.mode == Mode::Value || n.mode == Mode::Value { Mode::Value } else { o.mode };
                    let len = match (o.len, n.len) {
                        (-1, _) | (_, -1) => -1,
                        (a, b) => a.min(b),
                    };
                    Indexed { mode, elem: o.elem, len, map_key: o.map_key }
                }
            });
        }
        out
    }

    /// An index; its value if it is constant and fine. `len` is the number of elements, or −1.
    pub(crate) fn index_value(&mut self, e: ExprId, len: i64) -> Option<i64> {
        let mut x = self.expr(e);
        if !self.valid_index(&mut x, "InvalidIndex", "index", false) {
            return None;
        }
        if !x.is_const() {
            return None;
        }
        let v = x.val.as_i64()?;
        if len >= 0 && v >= len {
            let s = self.expr_string(e);
            let shown = if x.val.display() == s { s } else { x.val.display() };
            let msg = format!("invalid argument: index {shown} out of bounds [0:{len}]");
            self.error_op("InvalidIndex", &x, msg);
            return None;
        }
        Some(v)
    }

    /// Whether `x` may be an index (or length, or size: `what`).
    pub(crate) fn valid_index(
        &mut self,
        x: &mut Operand,
        code: &'static str,
        what: &str,
        allow_negative: bool,
    ) -> bool {
        if x.is_invalid() {
            return false;
        }
        self.convert_untyped(x, TypeId::INT);
        if x.is_invalid() {
            return false;
        }
        if !self.all_integer(x.ty) {
            let msg = format!("invalid argument: {what} {} must be integer", self.describe(x));
            self.error_op(code, x, msg);
            return false;
        }
        if x.is_const() {
            if !allow_negative && x.val.sign() < 0 {
                let msg = format!("invalid argument: {what} {} must not be negative", self.describe(x));
                self.error_op(code, x, msg);
                return false;
            }
            if x.val.as_i64().is_none() && !matches!(x.val, crate::constant::Value::Unknown) {
                let msg = format!("invalid argument: {what} {} overflows int", self.describe(x));
                self.error_op(code, x, msg);
                return false;
            }
        }
        true
    }

    pub(crate) fn slice_expr(&mut self, e: ExprId, inner: ExprId, indices: [Option<ExprId>; 3]) -> Operand {
        let mut x = self.expr(inner);
        if x.is_invalid() {
            for i in indices.into_iter().flatten() {
                self.expr(i);
            }
            return x;
        }
        let core = self.store.core_or_string(x.ty);
        let mut len = -1;
        let mut ok = false;
        match core.map(|u| self.store.kind(u)) {
            None => {
                let msg = format!(
                    "cannot slice {}: {}",
                    self.describe(&x),
                    self.no_core(x.ty)
                        .replace("no specific type", &format!("no specific type in {}", self.type_str(x.ty)))
                );
                self.error_op("NonSliceableOperand", &x, msg);
            }
            Some(TypeKind::Basic(b)) if b.is_string() => {
                if indices[2].is_some() {
                    self.error(
                        "InvalidSliceExpr",
                        self.start(indices[2].unwrap_or(e)),
                        "invalid operation: 3-index slice of string",
                    );
                    return Operand::invalid(e);
                }
                ok = true;
                if let (true, Some(s)) = (x.is_const(), x.val.as_str()) {
                    len = s.len() as i64;
                }
                // The result is no constant; untyped strings become strings.
                if self.is_untyped(x.ty) {
                    self.use_default(&mut x);
                    x.ty = TypeId::STRING;
                }
                x.mode = Mode::Value;
            }
            Some(TypeKind::Array(elem, n)) => {
                if x.mode != Mode::Variable {
                    let msg = format!("cannot slice unaddressable value {}", self.describe(&x));
                    self.error_op("NonSliceableOperand", &x, msg);
                    return Operand::invalid(e);
                }
                ok = true;
                len = n;
                self.mark_address(inner);
                x.ty = self.store.slice(elem);
                x.mode = Mode::Value;
            }
            Some(TypeKind::Pointer(p)) => {
                if let TypeKind::Array(elem, n) = self.store.under_kind(p) {
                    ok = true;
                    len = n;
                    x.ty = self.store.slice(elem);
                    x.mode = Mode::Value;
                }
            }
            Some(TypeKind::Slice(_)) => {
                ok = true;
                x.mode = Mode::Value;
            }
            _ => {}
        }
        if !ok {
            if core.is_some() {
                let msg = format!("cannot slice {}", self.describe(&x));
                self.error_op("NonSliceableOperand", &x, msg);
            }
            return Operand::invalid(e);
        }
        let mut values = Vec::new();
        for i in indices.into_iter().flatten() {
            // The end may equal the length.
            let max = if len >= 0 { len + 1 } else { -1 };
            if let Some(v) = self.index_value(i, max) {
                values.push((i, v));
            }
        }
        for w in 0..values.len() {
            for later in values.iter().skip(w + 1) {
                if values[w].1 > later.1 {
                    let msg = format!("invalid slice indices: {} < {}", later.1, values[w].1);
                    self.error_at("SwappedSliceIndices", later.0, msg);
                    return x;
                }
            }
        }
        x
    }
}
