//! Substitution of type arguments for type parameters.
//!
//! Because types are interned, substituting the same arguments twice gives the same ids, and what holds no type
//! parameter comes back unchanged. Underlying types of instances are expanded on demand only
//! ([`Store::under`]), which is what ends recursion through recursive generic types.

use crate::store::Store;
use crate::types::*;
use rustc_hash::FxHashMap;

/// Type parameters and what stands for each.
#[derive(Clone, Debug, Default)]
pub struct Subst {
    pairs: Vec<(TypeId, TypeId)>,
}

impl Subst {
    /// Maps `params[i]` to `args[i]`; surplus entries of either are ignored.
    pub fn new(params: &[TypeId], args: &[TypeId]) -> Subst {
        Subst { pairs: params.iter().copied().zip(args.iter().copied()).collect() }
    }

    /// Adds a pair.
    pub fn push(&mut self, param: TypeId, arg: TypeId) {
        self.pairs.push((param, arg));
    }

    /// Whether nothing is replaced.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// What stands for the type parameter `p`.
    pub fn get(&self, p: TypeId) -> Option<TypeId> {
        self.pairs.iter().find(|x| x.0 == p).map(|x| x.1)
    }

    /// The pairs.
    pub fn pairs(&self) -> &[(TypeId, TypeId)] {
        &self.pairs
    }
}

/// Results for types deep inside another, where the same ones may occur very often.
type Memo = FxHashMap<TypeId, TypeId>;
const MEMO_DEPTH: u32 = 6;

/// Types nest at most this deep; deeper ones only arise from infinite instantiation, which is an error elsewhere.
const MAX_DEPTH: u32 = 500;

impl Store {
    /// `t` with every type parameter in `s` replaced.
    pub fn subst(&self, t: TypeId, s: &Subst) -> TypeId {
        if s.is_empty() { t } else { self.subst_at(t, s, 0, &mut Memo::default()) }
    }

    fn subst_at(&self, t: TypeId, s: &Subst, depth: u32, memo: &mut Memo) -> TypeId {
        if let TypeKind::Alias(a) = self.raw_kind(t) {
            let u = self.unalias(t);
            if !self.has_type_param(u) && !a.targs.iter().any(|&x| self.has_type_param(x)) {
                return t;
            }
            return self.subst_at(u, s, depth, memo);
        }
        if !self.has_type_param(t) {
            return t;
        }
        if depth > MAX_DEPTH {
            return TypeId::INVALID;
        }
        if depth >= MEMO_DEPTH
            && let Some(&u) = memo.get(&t)
        {
            return u;
        }
        let u = self.subst_parts(t, s, depth, memo);
        if depth >= MEMO_DEPTH {
            memo.insert(t, u);
        }
        u
    }

    fn subst_parts(&self, t: TypeId, s: &Subst, depth: u32, memo: &mut Memo) -> TypeId {
        let mut go = |x: TypeId| self.subst_at(x, s, depth + 1, memo);
        match self.kind(t) {
            TypeKind::Basic(_) | TypeKind::Alias(_) => t,
            TypeKind::TypeParam(_) => s.get(t).unwrap_or(t),
            TypeKind::Pointer(e) => self.pointer(go(e)),
            TypeKind::Slice(e) => self.slice(go(e)),
            TypeKind::Array(e, n) => self.array(go(e), n),
            TypeKind::Map(k, v) => self.map(go(k), go(v)),
            TypeKind::Chan(d, e) => self.chan(d, go(e)),
            TypeKind::Tuple(ts) => self.tuple(&ts.iter().map(|&x| go(x)).collect::<Vec<_>>()),
            TypeKind::Struct(st) => {
                self.struct_type(st.fields.iter().map(|f| Field { ty: go(f.ty), ..*f }).collect())
            }
            TypeKind::Signature(sig) => self.signature(self.subst_signature(sig, s, depth, memo)),
            TypeKind::Union(terms) => {
                self.union(terms.iter().map(|x| Term { tilde: x.tilde, ty: go(x.ty) }).collect())
            }
            TypeKind::Interface(i) => {
                if i.comparable {
                    return t;
                }
                let methods = i.methods.iter().map(|m| Method { sig: go(m.sig), ..*m }).collect();
                let embeds = i.embeds.iter().map(|&(e, p)| (go(e), p)).collect();
                self.interface(methods, embeds, i.implicit)
            }
            TypeKind::Named(n) => {
                let params = if n.targs.is_empty() { n.tparams() } else { n.targs };
                // A generic type's own name stands for the uninstantiated type and is left alone, unless the
                // parameters are those of the function around it.
                if n.targs.is_empty() && n.implicit == 0 {
                    return t;
                }
                let args: Vec<TypeId> = params.iter().map(|&x| go(x)).collect();
                if args == params { t } else { self.instance(n.origin, &args) }
            }
        }
    }

    fn subst_signature(&self, sig: &Signature, s: &Subst, depth: u32, memo: &mut Memo) -> Signature {
        let mut go = |p: &Param| Param { name: p.name, ty: self.subst_at(p.ty, s, depth + 1, memo) };
        Signature {
            tparams: sig.tparams.clone(),
            params: sig.params.iter().map(&mut go).collect(),
            results: sig.results.iter().map(&mut go).collect(),
            variadic: sig.variadic,
        }
    }

    /// The function type of a generic function with these type arguments.
    pub fn instantiate_signature(&self, sig: TypeId, targs: &[TypeId]) -> TypeId {
        let TypeKind::Signature(g) = self.kind(sig) else { return TypeId::INVALID };
        let s = Subst::new(&g.tparams, targs);
        let mut out = self.subst_signature(g, &s, 0, &mut Memo::default());
        out.tparams.clear();
        self.signature(out)
    }

    /// The substitution that leads from a generic type's declaration to its instance `t` (empty for other types).
    pub fn instance_subst(&self, t: TypeId) -> Subst {
        match self.kind(t) {
            TypeKind::Named(n) if !n.targs.is_empty() => match self.kind(n.origin) {
                TypeKind::Named(o) => Subst::new(o.tparams(), n.targs),
                _ => Subst::default(),
            },
            _ => Subst::default(),
        }
    }
}

impl Store {
    /// `t` with all struct tags removed, also inside: conversions ignore them.
    pub(crate) fn without_tags(&self, t: TypeId) -> TypeId {
        let go = |x: TypeId| self.without_tags(x);
        match self.kind(t) {
            TypeKind::Struct(s) => self.struct_type(
                s.fields.iter().map(|f| Field { ty: go(f.ty), tag: source::Symbol::EMPTY, ..*f }).collect(),
            ),
            TypeKind::Pointer(e) => self.pointer(go(e)),
            TypeKind::Slice(e) => self.slice(go(e)),
            TypeKind::Array(e, n) => self.array(go(e), n),
            TypeKind::Map(k, v) => self.map(go(k), go(v)),
            TypeKind::Chan(d, e) => self.chan(d, go(e)),
            TypeKind::Signature(sig) if sig.tparams.is_empty() => {
                let strip = |p: &Param| Param { name: p.name, ty: go(p.ty) };
                self.signature(Signature {
                    tparams: vec![],
                    params: sig.params.iter().map(strip).collect(),
                    results: sig.results.iter().map(strip).collect(),
                    variadic: sig.variadic,
                })
            }
            _ => t,
        }
    }
}
