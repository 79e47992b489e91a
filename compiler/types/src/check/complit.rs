//! Composite literals.

use super::constants::represent;
use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::Mode;
use crate::lookup::{Lookup, Member, Path};
use crate::types::*;
use rustc_hash::{FxHashMap, FxHashSet};
use syntax::ast::*;

/// A constant map key, for finding duplicates.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Bool(bool),
    Int(i64),
    Text(Vec<u8>),
    Other(String),
}

impl Checker<'_> {
    pub(crate) fn composite_lit(
        &mut self,
        e: ExprId,
        ty: Option<ExprId>,
        elems: List<Elem>,
        hint: Option<TypeId>,
    ) -> Operand {
        let ast = self.ast;
        let (t, base) = match ty {
            Some(te) => {
                if let ExprKind::ArrayType { len: None, elem } = ast[te].kind {
                    // The literal itself gives the length.
                    let elem = self.var_type(elem);
                    let n = self.indexed_elems(elems, elem, -1);
                    if elem == TypeId::INVALID {
                        return Operand::invalid(e);
                    }
                    let t = self.store.array(elem, n);
                    self.info().set_expr(te, Mode::TypeExpr, t, None);
                    return Operand::new(Mode::Value, t, e);
                }
                let t = self.type_expr(te);
                (t, t)
            }
            None => match hint {
                Some(h) => {
                    // Elided `&T` when a pointer is wanted.
                    let base = match self.store.core_type(h).map(|u| self.store.kind(u)) {
                        Some(TypeKind::Pointer(b)) => b,
                        _ => h,
                    };
                    (h, base)
                }
                None => {
                    self.error_at("UntypedLit", e, "missing type in composite literal");
                    self.use_elems(elems);
                    return Operand::invalid(e);
                }
            },
        };
        if !self.is_valid(base) || self.incomplete_type(base) {
            self.use_elems(elems);
            return Operand::invalid(e);
        }
        match self.store.core_type(base).map(|u| self.store.kind(u)) {
            Some(TypeKind::Struct(s)) => self.struct_lit(e, base, s, elems),
            Some(TypeKind::Array(elem, n)) => {
                self.indexed_elems(elems, elem, n);
            }
            Some(TypeKind::Slice(elem)) => {
                self.indexed_elems(elems, elem, -1);
            }
            Some(TypeKind::Map(k, v)) => self.map_lit(k, v, elems),
            core => {
                self.use_elems(elems);
                if self.store.under(base) == TypeId::INVALID {
                    return Operand::invalid(e);
                }
                let what = if ty.is_none() { "element type" } else { "type" };
                let mut msg = format!("invalid composite literal {what} {}", self.type_str(t));
                if core.is_none() {
                    msg.push_str(" (no common underlying type)");
                }
                self.error_at("InvalidLit", e, msg);
                return Operand::invalid(e);
            }
        }
        Operand::new(Mode::Value, t, e)
    }

    fn use_elems(&mut self, elems: List<Elem>) {
        let ast = self.ast;
        for el in ast.list(elems) {
            // Keys may be field names, which are no uses.
            if let Some(k) = el.key
                && !matches!(ast[k].kind, ExprKind::Name { .. })
            {
                self.raw_elem(k);
            }
            self.raw_elem(el.value);
        }
    }

    fn raw_elem(&mut self, e: ExprId) {
        if let ExprKind::CompositeLit { ty: None, elems } = self.ast[e].kind {
            return self.use_elems(elems);
        }
        self.raw_expr(e, None);
    }

    fn struct_lit(&mut self, e: ExprId, t: TypeId, s: &'static Struct, elems: List<Elem>) {
        let ast = self.ast;
        let list = ast.list(elems);
        if list.is_empty() {
            return;
        }
        if list[0].key.is_some() {
            return self.keyed_struct(t, s, list);
        }
        for (i, el) in list.iter().enumerate() {
            if let Some(k) = el.key {
                self.error_at(
                    "MixedStructLit",
                    k,
                    "mixture of field:value and value elements in struct literal",
                );
                continue;
            }
            let Some(f) = s.fields.get(i) else {
                self.expr(el.value);
                let msg = format!("too many values in struct literal of type {}", self.type_str(t));
                self.error_at("InvalidStructLit", el.value, msg);
                for rest in &list[i + 1..] {
                    self.expr(rest.value);
                }
                return;
            };
            let own = f.pkg == self.pkg || f.name.is_exported();
            if own && self.plain_integer(el.value, f.ty) {
                continue;
            }
            let mut x = self.field_value(el.value, f.ty);
            let name = self.text(f.name);
            if !own {
                let msg = format!(
                    "implicit assignment to unexported field {name} in struct literal of type {}",
                    self.type_str(t)
                );
                self.error_op("UnexportedLitField", &x, msg);
                continue;
            }
            self.assignment(&mut x, Some(f.ty), "struct literal");
        }
        if list.len() < s.fields.len() {
            let msg = format!("too few values in struct literal of type {}", self.type_str(t));
            // At the closing brace.
            let pos = source::Pos(ast[e].end.0 - 1);
            self.error("InvalidStructLit", pos, msg);
        }
    }

    /// Whether `e` is a plain integer literal that fits integer type `ty`: then all is said about it at once. Tables
    /// consist of little else.
    fn plain_integer(&mut self, e: ExprId, ty: TypeId) -> bool {
        let ex = self.ast[e];
        if !matches!(ex.kind, ExprKind::Literal { kind: LitKind::Int }) {
            return false;
        }
        let b = match self.store.kind(ty) {
            TypeKind::Basic(b) => b,
            TypeKind::Named(_) => match self.store.under_kind(ty) {
                TypeKind::Basic(b) => b,
                _ => return false,
            },
            _ => return false,
        };
        let unit = &self.units[self.file];
        let text = unit.text.get((ex.pos.0 - unit.base.0) as usize..(ex.end.0 - unit.base.0) as usize);
        // Spellings that older language versions lack go the long way.
        let value = match text.unwrap_or(b"") {
            [b'0', b'x' | b'X', digits @ ..] if digits.iter().all(u8::is_ascii_hexdigit) => {
                std::str::from_utf8(digits).ok().and_then(|d| i64::from_str_radix(d, 16).ok())
            }
            [b'1'..=b'9', ..] | [b'0'] => {
                text.and_then(|t| std::str::from_utf8(t).ok()).and_then(|d| d.parse().ok())
            }
            _ => None,
        };
        let Some(value) = value.map(Value::Int).filter(|_| b.is_integer()) else { return false };
        let fits = represent(&value, b).is_some();
        if fits {
            self.info().set_expr(e, Mode::Constant, ty, Some(value));
        }
        fits
    }

    /// The value of a field of type `ty`. A literal does not take its type from the field.
    fn field_value(&mut self, e: ExprId, ty: TypeId) -> Operand {
        match self.ast[e].kind {
            ExprKind::CompositeLit { ty: None, .. } => self.expr(e),
            _ => self.hinted_expr(e, Some(ty)),
        }
    }

    fn keyed_struct(&mut self, t: TypeId, s: &'static Struct, list: &[Elem]) {
        let _ = s;
        let mut seen: Vec<(Path, ExprId)> = Vec::with_capacity(list.len().min(64));
        let mut seen_set: FxHashSet<Path> = FxHashSet::default();
        for el in list {
            let Some(k) = el.key else {
                self.error_at(
                    "MixedStructLit",
                    el.value,
                    "mixture of field:value and value elements in struct literal",
                );
                self.raw_elem(el.value);
                continue;
            };
            let Some((ty, path, name)) = self.key_field(t, k) else {
                self.raw_elem(el.value);
                continue;
            };
            if !self.plain_integer(el.value, ty) {
                let mut x = self.field_value(el.value, ty);
                self.assignment(&mut x, Some(ty), "struct literal");
            }
            if seen_set.contains(&path) {
                let msg = format!("duplicate field name {} in struct literal", self.text(name));
                self.error_at("DuplicateLitField", k, msg);
            } else if let Some((_, other)) = seen.iter().find(|(p, _)| {
                (p.len() > 1 || path.len() > 1) && (p.starts_with(&path) || path.starts_with(p))
            }) {
                let (a, b) = (self.expr_string(k), self.expr_string(*other));
                let msg = format!("cannot specify promoted field {a} and enclosing embedded field {b}");
                let msg = if path.len() < seen.iter().find(|(_, o)| o == other).map_or(0, |p| p.0.len()) {
                    format!("cannot specify embedded field {a} and enclosed promoted field {b}")
                } else {
                    msg
                };
                self.error_at("DuplicateLitField", k, msg);
            }
            if path.len() > 1 || seen.iter().any(|p| p.0.len() > 1) || seen.is_empty() || seen.len() < 64 {
                seen.push((path.clone(), k));
            }
            self.info().key_paths.insert(k.index() as u32, path.clone());
            seen_set.insert(path);
        }
    }

    /// The field that key `k` selects in struct type `t`.
    fn key_field(&mut self, t: TypeId, k: ExprId) -> Option<(TypeId, Path, source::Symbol)> {
        let ExprKind::Name { name } = self.ast[k].kind else {
            let s = self.expr_string(k);
            self.error_at("InvalidLitField", k, format!("invalid field name {s} in struct literal"));
            return None;
        };
        let text = self.text(name);
        match self.store.lookup(self.store.core_type(t).unwrap_or(t), name, self.pkg) {
            Lookup::Found(f) => match f.member {
                Member::Field(field) => {
                    if f.path.len() > 1 {
                        if !self.allows(27) {
                            let owner = self.embedded_path(t, &f.path);
                            let what = format!(
                                "use of promoted field {owner}{text} in struct literal of type {}",
                                self.type_str(t)
                            );
                            self.need_version(self.ast[k].pos, 27, &what);
                            return None;
                        }
                        if f.indirect {
                            let msg = format!("invalid implicit pointer indirection to reach {text}");
                            self.error_at("InvalidLitField", k, msg);
                            return None;
                        }
                    }
                    Some((field.ty, f.path, name))
                }
                _ => self.unknown_field(t, k, name),
            },
            _ => self.unknown_field(t, k, name),
        }
    }

    /// The names of the embedded fields on a path, each with a dot behind it.
    fn embedded_path(&self, t: TypeId, path: &[u32]) -> String {
        let mut out = String::new();
        let mut at = t;
        for &i in &path[..path.len() - 1] {
            let TypeKind::Struct(s) = self.store.under_kind(self.store.deref(at).0) else { break };
            let f = s.fields[i as usize];
            out.push_str(self.text(f.name));
            out.push('.');
            at = f.ty;
        }
        out
    }

    fn unknown_field<T>(&mut self, t: TypeId, k: ExprId, name: source::Symbol) -> Option<T> {
        let text = self.text(name);
        let ts = self.type_str(t);
        let msg = match self.similar_member(t, name) {
            Some((true, _, true)) => {
                format!("cannot refer to unexported field {text} in struct literal of type {ts}")
            }
            Some((true, alt, false)) => {
                format!("unknown field {text} in struct literal of type {ts}, but does have {alt}")
            }
            _ => format!("unknown field {text} in struct literal of type {ts}"),
        };
        self.error_at("MissingLitField", k, msg);
        None
    }

    /// The elements of an array or slice literal; one more than the largest index.
    fn indexed_elems(&mut self, elems: List<Elem>, ty: TypeId, len: i64) -> i64 {
        let ast = self.ast;
        let (mut index, mut max) = (0i64, 0i64);
        let keyed = ast.list(elems).iter().any(|e| e.key.is_some());
        let mut seen: FxHashSet<i64> = FxHashSet::default();
        for el in ast.list(elems) {
            let mut valid = false;
            if let Some(k) = el.key {
                let mut x = self.expr(k);
                if x.is_const() {
                    if self.valid_index(&mut x, "InvalidLitIndex", "index", false)
                        && let Some(i) = x.val.as_i64()
                    {
                        if len >= 0 && i >= len {
                            let msg = format!("index {i} is out of bounds (>= {len})");
                            let msg = format!("invalid argument: index {i} out of bounds [0:{len}]")
                                .replace(&msg, &msg);
                            self.error_at("OversizeArrayLit", k, msg);
                        } else {
                            index = i;
                            valid = true;
                        }
                    }
                } else if !x.is_invalid() {
                    let s = self.expr_string(k);
                    self.error_at("InvalidLitIndex", k, format!("index {s} must be integer constant"));
                }
            } else if len >= 0 && index >= len {
                let msg = format!("index {index} is out of bounds (>= {len})");
                self.error_at("OversizeArrayLit", el.value, msg);
            } else {
                valid = true;
            }
            if valid && keyed && !seen.insert(index) {
                let msg = format!("duplicate index {index} in array or slice literal");
                let at = el.key.unwrap_or(el.value);
                self.error_at("DuplicateLitKey", at, msg);
            }
            index = index.saturating_add(1);
            max = max.max(index);
            if self.plain_integer(el.value, ty) {
                continue;
            }
            let mut x = self.hinted_expr(el.value, Some(ty));
            self.assignment(&mut x, Some(ty), "array or slice literal");
        }
        max
    }

    fn map_lit(&mut self, key: TypeId, value: TypeId, elems: List<Elem>) {
        let ast = self.ast;
        let iface = self.store.is_interface(key);
        let mut seen: FxHashMap<Key, Vec<TypeId>> = FxHashMap::default();
        for el in ast.list(elems) {
            let Some(k) = el.key else {
                self.error_at("MissingLitKey", el.value, "missing key in map literal");
                self.raw_elem(el.value);
                continue;
            };
            let mut x = self.hinted_expr(k, Some(key));
            self.assignment(&mut x, Some(key), "map literal");
            if x.is_invalid() {
                continue;
            }
            if x.is_const() && !matches!(x.val, Value::Unknown) {
                let entry = match &x.val {
                    Value::Bool(b) => Key::Bool(*b),
                    Value::Int(i) => Key::Int(*i),
                    Value::Str(s) => Key::Text(s.to_vec()),
                    v => Key::Other(format!("{v:?}")),
                };
                let types = seen.entry(entry).or_default();
                // Keys of interface type are only equal if their types are.
                let duplicate = if iface {
                    types.iter().any(|&t| self.store.identical(t, x.ty))
                } else {
                    !types.is_empty()
                };
                if duplicate {
                    let msg = format!("duplicate key {} in map literal", x.val.display());
                    self.error_at("DuplicateLitKey", k, msg);
                }
                types.push(x.ty);
            }
            let mut v = self.hinted_expr(el.value, Some(value));
            self.assignment(&mut v, Some(value), "map literal");
        }
    }
}
