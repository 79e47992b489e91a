//! Composite literals: element by element, or as a copy of a static image when all elements are constant.

use crate::constant::Image;
use crate::func::Fx;
use crate::val::{Mem, Val};
use syntax::ast::{Elem, ExprId, ExprKind};
use types::{TypeId, TypeKind};

/// Arrays with at least this many constant elements are copied from an image.
const IMAGE_MIN: i64 = 4;

impl Fx<'_, '_> {
    /// The value of composite literal `e`, whose type is `t` (or a pointer to the literal's, where `&` is left out).
    pub fn composite(&mut self, e: ExprId, t: TypeId) -> Val {
        match self.under(t) {
            TypeKind::Pointer(elem) => {
                self.at_expr(e);
                let p = self.new_object(elem);
                self.remark_expr(p, e);
                self.composite_into(e, elem, Mem::at(p), true);
                Val::one(p)
            }
            TypeKind::Slice(elem) => self.slice_lit(e, elem),
            TypeKind::Map(k, v) => self.map_lit(e, t, k, v),
            TypeKind::Struct(_) if self.is_flat(t) => self.flat_struct(e, t),
            _ => {
                let m = self.temp(t);
                self.composite_into(e, t, m, false);
                self.load(m, t)
            }
        }
    }

    fn elems(&self, e: ExprId) -> Vec<Elem> {
        match self.ast()[e].kind {
            ExprKind::CompositeLit { elems, .. } => self.ast().list(elems).to_vec(),
            _ => vec![],
        }
    }

    /// Field path, type and offset of a struct literal's element number `n`.
    fn struct_elem(&mut self, t: TypeId, n: usize, el: &Elem) -> (Vec<u32>, TypeId) {
        let path = match el.key {
            Some(k) => self.field_key(t, k),
            None => vec![n as u32],
        };
        let mut ft = t;
        for &i in &path {
            if let TypeKind::Pointer(p) = self.under(ft) {
                ft = p;
            }
            ft = self.cx.field(ft, i).map_or(TypeId::INVALID, |f| f.0);
        }
        (path, ft)
    }

    fn field_key(&self, t: TypeId, key: ExprId) -> Vec<u32> {
        if let Some(p) = self.info().key_path(key.index() as u32) {
            return p.to_vec();
        }
        let name = self.ast().name(key);
        match self.under(t) {
            TypeKind::Struct(s) => {
                s.fields.iter().position(|f| f.name == name).map(|i| vec![i as u32]).unwrap_or_default()
            }
            _ => vec![],
        }
    }

    fn flat_struct(&mut self, e: ExprId, t: TypeId) -> Val {
        let leaves = self.leaves(t).expect("a flat type");
        let mut out = self.zero(t).scalars();
        for (n, el) in self.elems(e).iter().enumerate() {
            let (path, ft) = self.struct_elem(t, n, el);
            let v = self.expr_to(el.value, ft).scalars();
            let mut off = 0;
            let mut st = t;
            for &i in &path {
                let Some((part, o)) = self.cx.field(st, i) else { break };
                off += o;
                st = part;
            }
            let from = leaves.iter().position(|l| l.off as u64 >= off).unwrap_or(leaves.len());
            for (k, x) in v.into_iter().enumerate() {
                out[from + k] = x;
            }
        }
        Val::S(out)
    }

    /// Writes the literal `e` of type `t` to `m`, which `zeroed` says is zero already.
    pub fn composite_into(&mut self, e: ExprId, t: TypeId, m: Mem, zeroed: bool) {
        match self.under(t) {
            TypeKind::Struct(s) => {
                let elems = self.elems(e);
                if !zeroed && elems.len() < s.fields.len() {
                    self.clear(m, t);
                }
                for (n, el) in elems.iter().enumerate() {
                    let (path, ft) = self.struct_elem(t, n, el);
                    let mut off = 0;
                    let mut st = t;
                    for &i in &path {
                        let Some((part, o)) = self.cx.field(st, i) else { break };
                        off += o;
                        st = part;
                    }
                    let complete = elems.len() == s.fields.len();
                    let at = self.offset(m, off);
                    self.elem_into(el.value, ft, at, zeroed || !complete);
                }
            }
            TypeKind::Array(elem, n) => self.array_into(e, t, elem, n, m, zeroed),
            _ => {
                // The literal of a map may have been evaluated in order, as a call is.
                let v = self.take_evaluated(e).unwrap_or_else(|| self.composite(e, t));
                self.store(v, m, t);
            }
        }
    }

    fn elem_into(&mut self, x: ExprId, t: TypeId, m: Mem, zeroed: bool) {
        if let ExprKind::CompositeLit { .. } = self.ast()[x].kind
            && self.type_of(x) == t
            && matches!(self.under(t), TypeKind::Struct(_) | TypeKind::Array(..))
        {
            return self.composite_into(x, t, m, zeroed);
        }
        let v = self.expr_to(x, t);
        self.store(v, m, t);
    }

    /// The elements of an array or slice literal with their indices, and the length they need.
    pub fn indexed_elems(&self, e: ExprId) -> (Vec<(i64, ExprId)>, i64) {
        let mut next = 0;
        let mut len = 0;
        let mut out = Vec::new();
        for el in self.elems(e) {
            if let Some(i) = el.key.and_then(|k| self.const_of(k)).and_then(|v| v.as_i64()) {
                next = i;
            }
            out.push((next, el.value));
            next += 1;
            len = len.max(next);
        }
        (out, len)
    }

    fn array_into(&mut self, e: ExprId, t: TypeId, elem: TypeId, n: i64, m: Mem, zeroed: bool) {
        let (elems, _) = self.indexed_elems(e);
        if elems.len() as i64 >= IMAGE_MIN
            && let Some(img) = self.array_image(&elems, elem, n)
        {
            let src = self.cx.image_sym(img);
            return self.copy(m, Mem::sym(src).readonly(), t);
        }
        if !zeroed && (elems.len() as i64) < n {
            self.clear(m, t);
        }
        let zeroed = zeroed || (elems.len() as i64) < n;
        let size = self.size_of(elem);
        for (i, x) in elems {
            let at = self.offset(m, i as u64 * size);
            self.elem_into(x, elem, at, zeroed);
        }
    }

    fn array_image(&mut self, elems: &[(i64, ExprId)], elem: TypeId, n: i64) -> Option<Image> {
        let size = self.size_of(elem);
        let total = size.checked_mul(n.max(0) as u64).filter(|&s| s < 1 << 30)?;
        let mut img = Image::zeroed(total);
        for &(i, x) in elems {
            let src = self.src();
            let subst = self.subst.clone();
            if !self.cx.constant_into(&mut img, i as u64 * size, src, &subst, x, elem) {
                return None;
            }
        }
        Some(img)
    }

    fn slice_lit(&mut self, e: ExprId, elem: TypeId) -> Val {
        let (_, n) = self.indexed_elems(e);
        self.at_expr(e);
        if n == 0 {
            // Not nil.
            let zero = self.cx.sym("runtime.zerobase");
            let p = self.b.sym_addr(zero, 0);
            let n = self.int(0);
            return Val::S(vec![p, n, n]);
        }
        let array = self.cx.st.array(elem, n);
        let p = self.new_object(array);
        self.remark_expr(p, e);
        self.array_into(e, array, elem, n, Mem::at(p), true);
        let n = self.int(n);
        Val::S(vec![p, n, n])
    }

    fn map_lit(&mut self, e: ExprId, t: TypeId, k: TypeId, v: TypeId) -> Val {
        let elems = self.elems(e);
        self.at_expr(e);
        let hint = self.int(elems.len() as i64);
        let m = self.make_map(t, hint);
        for el in elems {
            let Some(key) = el.key else { continue };
            // As in `m[key] = value`.
            let (vv, kv) = self.apart(|fx| {
                if matches!(fx.ast()[fx.ast().unparen(key)].kind, ExprKind::CompositeLit { .. }) {
                    // Its type may be left out.
                    let kv = fx.expr_to(key, k);
                    let kv = fx.own(kv, k);
                    return (fx.expr_to(el.value, v), kv);
                }
                fx.evaluate_key(key, k, v);
                fx.operands(&[key, el.value], |fx| (fx.expr_to(el.value, v), fx.expr_to(key, k)))
            });
            self.at_expr(el.value);
            let at = self.map_assign(t, m, kv);
            self.store(vv, at, v);
        }
        Val::one(m)
    }
}
