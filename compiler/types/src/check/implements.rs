//! Whether types implement interfaces, and why not.

use super::Checker;
use crate::lookup::{Lookup, Member};
use crate::types::*;
use rustc_hash::FxHashSet;
use source::is_exported;

/// What became of the search for one of an interface's methods.
enum Missing {
    No,
    NotFound,
    /// Exists under a name that differs in case: the text of the method found.
    WrongName(String),
    Unexported,
    WrongSignature(TypeId),
    Ambiguous,
    Pointer,
    Field,
}

impl Checker<'_> {
    /// Whether `v` implements interface `t`; with `constraint`, whether it satisfies it. `cause` gets the reason if not.
    pub(crate) fn implements(
        &mut self,
        v: TypeId,
        t: TypeId,
        constraint: bool,
        mut cause: Option<&mut String>,
    ) -> bool {
        let (vu, tu) = (self.store.under(v), self.store.under(t));
        if vu == TypeId::INVALID || tu == TypeId::INVALID {
            return true;
        }
        if let TypeKind::Pointer(e) = self.store.kind(vu)
            && self.store.under(e) == TypeId::INVALID
        {
            return true;
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        let (vs, ts) = (v, t);
        if !matches!(self.store.kind(tu), TypeKind::Interface(_)) {
            if let Some(c) = &mut cause {
                let detail = if self.is_interface_ptr(tu) {
                    self.interface_ptr_error(t)
                } else {
                    format!("{} is not an interface", self.type_str(t))
                };
                **c = format!("{} does not {verb} {} ({detail})", self.type_str(vs), self.type_str(ts));
            }
            return false;
        }
        let tset = self.store.type_set(t);
        if tset.methods.is_empty() && tset.terms.is_none() && !tset.comparable {
            return true;
        }
        let vset = matches!(self.store.kind(vu), TypeKind::Interface(_)).then(|| self.store.type_set(vu));
        let empty = |s: &TypeSet| s.terms.as_ref().is_some_and(|t| t.is_empty());
        if vset.is_some_and(empty) {
            return true;
        }
        if empty(tset) {
            if let Some(c) = cause {
                *c = format!("cannot {verb} {} (empty type set)", self.type_str(t));
            }
            return false;
        }
        if let Some(why) = self.missing_method(v, t, true, cause.is_some()) {
            // The method may be one that the invalid type would have had.
            if self.embeds_invalid(v, &mut FxHashSet::default()) {
                return true;
            }
            if let Some(c) = cause {
                *c = format!("{} does not {verb} {} {why}", self.type_str(v), self.type_str(t));
            }
            return false;
        }
        let Some(terms) = &tset.terms else { return self.check_comparable(v, tset, constraint, verb, cause) };
        if let Some(vset) = vset {
            let subset = vset
                .terms
                .as_ref()
                .is_some_and(|vt| vt.iter().all(|a| terms.iter().any(|b| self.store.term_includes(*b, *a))));
            if !subset {
                if let Some(c) = cause {
                    *c = format!("{} does not {verb} {}", self.type_str(v), self.type_str(t));
                }
                return false;
            }
            return self.check_comparable(v, tset, constraint, verb, cause);
        }
        let vt = Term { tilde: false, ty: v };
        if !terms.iter().any(|x| self.store.term_includes(*x, vt)) {
            if let Some(c) = cause {
                let alt = terms.iter().find(|x| {
                    !x.tilde
                        && self.store.identical(x.ty, self.store.under(x.ty))
                        && self.store.identical(x.ty, self.store.under(v))
                });
                *c = match alt {
                    Some(a) => format!(
                        "{} does not {verb} {} (possibly missing ~ for {} in {})",
                        self.type_str(v),
                        self.type_str(t),
                        self.type_str(a.ty),
                        self.type_str(t)
                    ),
                    None => {
                        let list: Vec<String> = terms
                            .iter()
                            .map(|x| format!("{}{}", if x.tilde { "~" } else { "" }, self.path_str(x.ty)))
                            .collect();
                        format!(
                            "{} does not {verb} {} ({} missing in {})",
                            self.type_str(v),
                            self.type_str(t),
                            self.type_str(v),
                            list.join(" | ")
                        )
                    }
                };
            }
            return false;
        }
        self.check_comparable(v, tset, constraint, verb, cause)
    }

    fn check_comparable(
        &mut self,
        v: TypeId,
        tset: &TypeSet,
        constraint: bool,
        verb: &str,
        cause: Option<&mut String>,
    ) -> bool {
        if !tset.comparable || self.store.strictly_comparable(v) {
            return true;
        }
        if constraint && self.store.comparable(v) {
            if self.allows(20) {
                return true;
            }
            if let Some(c) = cause {
                *c = format!("{} to {verb} comparable {}", self.type_str(v), self.requires(20));
            }
            return false;
        }
        if let Some(c) = cause {
            *c = format!("{} does not {verb} comparable", self.type_str(v));
        }
        false
    }

    /// Why `v` lacks a method of interface `t`, in parentheses; `None` if it has them all. When `v` is an interface,
    /// `is_static` tells whether it must have them all statically, or may just not contradict them.
    pub(crate) fn missing_method(
        &mut self,
        v: TypeId,
        t: TypeId,
        is_static: bool,
        explain: bool,
    ) -> Option<String> {
        let set = self.store.type_set(t);
        if set.methods.is_empty() {
            return None;
        }
        let v_is_iface = matches!(self.store.under_kind(v), TypeKind::Interface(_));
        for m in &set.methods {
            let state =
                if v_is_iface { self.iface_method(v, m, is_static) } else { self.concrete_method(v, m) };
            if let Missing::No = state {
                continue;
            }
            if !explain {
                return Some(String::new());
            }
            return Some(self.missing_cause(v, t, m, state));
        }
        None
    }

    /// Whether `t` is a struct, or a pointer to one, that embeds an invalid type at some depth.
    fn embeds_invalid(&self, t: TypeId, seen: &mut FxHashSet<TypeId>) -> bool {
        let t = self.store.under(self.store.deref(t).0);
        let TypeKind::Struct(s) = self.store.kind(t) else { return false };
        let invalid = |f: &Field| self.store.unalias(f.ty) == TypeId::INVALID;
        seen.insert(t)
            && s.fields.iter().any(|f| f.embedded && (invalid(f) || self.embeds_invalid(f.ty, seen)))
    }

    fn iface_method(&mut self, v: TypeId, m: &Method, is_static: bool) -> Missing {
        let vset = self.store.type_set(v);
        match vset.methods.iter().find(|x| self.store.same_name(x.name, x.pkg, m.name, m.pkg)) {
            Some(x) if self.store.identical(x.sig, m.sig) => Missing::No,
            Some(x) => Missing::WrongSignature(x.sig),
            None if !is_static => Missing::No,
            None => Missing::NotFound,
        }
    }

    fn concrete_method(&mut self, v: TypeId, m: &Method) -> Missing {
        match self.store.lookup(v, m.name, m.pkg) {
            Lookup::Found(f) => match f.member {
                Member::Field(_) => Missing::Field,
                Member::Method { func, ptr_recv, .. } => {
                    self.complete(func);
                    let sig = self.store.member_type(&f.member);
                    if !self.store.identical(sig, m.sig) {
                        return Missing::WrongSignature(sig);
                    }
                    if ptr_recv && !f.indirect { Missing::Pointer } else { Missing::No }
                }
                Member::Interface { sig, .. } => {
                    if self.store.identical(sig, m.sig) {
                        Missing::No
                    } else {
                        Missing::WrongSignature(sig)
                    }
                }
            },
            Lookup::Ambiguous => Missing::Ambiguous,
            Lookup::NotFound => {
                let want = self.text(m.name);
                // The same name from another package, then names that differ in case.
                if !is_exported(want)
                    && let TypeKind::Named(n) = self.store.kind(self.store.deref(v).0)
                {
                    let pkg = self.store.obj(n.obj).pkg;
                    if pkg != m.pkg && matches!(self.store.lookup(v, m.name, pkg), Lookup::Found(_)) {
                        return Missing::Unexported;
                    }
                }
                let fold = want.to_lowercase();
                let store = self.store;
                let eq = |s: source::Symbol| store.text(s).to_lowercase() == fold;
                if let Lookup::Found(f) = self.store.lookup_folded(v, Some(m.pkg), &eq) {
                    match f.member {
                        Member::Method { func, .. } => {
                            self.complete(func);
                            let sig = self.store.member_type(&f.member);
                            let name = self.store.obj_name(func);
                            return Missing::WrongName(format!("{name}{}", self.sig_str(sig)));
                        }
                        Member::Interface { iface, index, sig } => {
                            let name = self.text(self.store.type_set(iface).methods[index as usize].name);
                            return Missing::WrongName(format!("{name}{}", self.sig_str(sig)));
                        }
                        Member::Field(_) => {}
                    }
                }
                Missing::NotFound
            }
        }
    }

    pub(crate) fn sig_str(&self, sig: TypeId) -> String {
        self.with_positions(self.store.signature_string(sig, crate::format::Qualifier::Relative(self.pkg)))
    }

    fn missing_cause(&mut self, v: TypeId, t: TypeId, m: &Method, state: Missing) -> String {
        let name = self.text(m.name);
        let want = format!("{name}{}", self.sig_str(m.sig));
        match state {
            Missing::No => String::new(),
            Missing::NotFound => {
                for x in [v, t] {
                    if self.is_interface_ptr(x) {
                        return format!("({})", self.interface_ptr_error(x));
                    }
                }
                format!("(missing method {name})")
            }
            Missing::WrongName(have) => {
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Missing::Unexported => format!("(unexported method {name})"),
            Missing::WrongSignature(sig) => {
                let have = format!("{name}{}", self.sig_str(sig));
                format!("(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Missing::Ambiguous => format!("(ambiguous selector {}.{name})", self.type_str(v)),
            Missing::Pointer => format!("(method {name} has pointer receiver)"),
            Missing::Field => format!("({}.{name} is a field, not a method)", self.type_str(v)),
        }
    }

    /// The words for a pointer to an interface where an interface was meant.
    pub(crate) fn interface_ptr_error(&self, t: TypeId) -> String {
        let what = match self.store.under_kind(t) {
            TypeKind::Pointer(e) if self.store.is_type_param(e) => "type parameter",
            _ => "interface",
        };
        format!("type {} is pointer to {what}, not {what}", self.type_str(t))
    }
}
