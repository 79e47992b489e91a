//! Types as text: for messages, and as unique names of type descriptors.

use crate::object::PackageId;
use crate::store::Store;
use crate::types::*;
use source::Symbol;
use source::is_exported;

/// How package names appear in front of type names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Qualifier {
    /// Full import paths everywhere, local types numbered: equal text iff identical types.
    Link,
    /// As gc's messages: nothing for the given package, else the package's name, or its path where the name is ambiguous.
    Relative(PackageId),
    /// Import paths, also of the package itself; otherwise as [`Qualifier::Relative`].
    Path,
    /// Package names: what `reflect` and `%T` print.
    Name,
}

/// Stands before and after a position in the text of a type that hides a predeclared name: the store cannot print it.
pub(crate) const POSITION: char = '\u{1}';

impl Store {
    /// `t` as source text.
    pub fn type_string(&self, t: TypeId, q: Qualifier) -> String {
        let mut out = String::new();
        Writer { store: self, q, depth: 0, args: 0, param_names: true }.ty(&mut out, t);
        out
    }

    /// A text that is equal for identical types and different for others: the name of a type's descriptor.
    pub fn link_string(&self, t: TypeId) -> &'static str {
        let c = self.canon(t);
        if let Some(s) = self.link_strings.lock().expect("link strings").get(&c) {
            return s;
        }
        let mut text = self.type_string(c, Qualifier::Link);
        if text.len() > MAX_TEXT {
            // Cut short, it may begin as others do.
            text += &format!("#{}", c.0);
        }
        let s: &'static str = Box::leak(text.into_boxed_str());
        self.link_strings.lock().expect("link strings").insert(c, s);
        s
    }
}

/// A text of this many bytes is cut short: a type can double with each level of its nesting.
const MAX_TEXT: usize = 1 << 18;

struct Writer<'a> {
    param_names: bool,
    /// How many lists of type arguments are around what is being written.
    args: u32,
    store: &'a Store,
    q: Qualifier,
    depth: u32,
}

impl Writer<'_> {
    fn package(&self, out: &mut String, p: PackageId) {
        if p == PackageId::UNIVERSE {
            return;
        }
        let meta = self.store.package(p);
        match self.q {
            Qualifier::Link | Qualifier::Path => out.push_str(&meta.path),
            // Type arguments have whole paths.
            Qualifier::Name if self.args > 0 => out.push_str(&meta.path),
            Qualifier::Name => out.push_str(self.store.text(meta.name)),
            Qualifier::Relative(here) if here == p => return,
            // A name that another package has too says nothing.
            Qualifier::Relative(_) if self.store.is_ambiguous(p) => {
                out.push_str(&crate::constant::quote(meta.path.as_bytes()));
            }
            Qualifier::Relative(_) => out.push_str(self.store.text(meta.name)),
        }
        out.push('.');
    }

    fn ty(&mut self, out: &mut String, t: TypeId) {
        self.depth += 1;
        if self.depth > syntax::ast::MAX_DEPTH || out.len() > MAX_TEXT {
            out.push('…');
        } else {
            self.write(out, t);
        }
        self.depth -= 1;
    }

    /// Tells a type parameter apart from the predeclared name that it hides.
    fn hidden_name(&self, out: &mut String, o: &crate::object::Object) {
        if self.q != Qualifier::Name && self.store.universe(o.name).is_some() {
            let (name, pos) = (self.store.text(o.name), o.pos.0);
            out.push_str(&format!(" /* with {name} declared at {POSITION}{pos}{POSITION} */"));
        }
    }

    fn list(&mut self, out: &mut String, ts: &[TypeId]) {
        for (i, &t) in ts.iter().enumerate() {
            if i > 0 {
                // Run-time names and symbols have no space there, messages do.
                out.push_str(if matches!(self.q, Qualifier::Relative(_) | Qualifier::Path) {
                    ", "
                } else {
                    ","
                });
            }
            self.ty(out, t);
        }
    }

    fn write(&mut self, out: &mut String, t: TypeId) {
        let link = self.q == Qualifier::Link;
        let raw = if link { self.store.kind(t) } else { self.store.raw_kind(t) };
        match raw {
            TypeKind::Basic(b) => out.push_str(b.name()),
            TypeKind::Alias(a) => {
                let o = self.store.obj(a.obj);
                if self.q == Qualifier::Name {
                    return self.write(out, self.store.unalias(t));
                }
                self.package(out, o.pkg);
                out.push_str(self.store.text(o.name));
                if self.store.is_type_param(t) {
                    self.hidden_name(out, o);
                }
                if !a.targs.is_empty() {
                    out.push('[');
                    self.list(out, a.targs);
                    out.push(']');
                } else if let Some(ps) = a.tparams.get().filter(|p| !p.is_empty()) {
                    self.tparams(out, ps);
                }
            }
            TypeKind::Named(n) => {
                let o = self.store.obj(n.obj);
                self.package(out, o.pkg);
                if link && let Some((f, i)) = n.local {
                    out.push_str(&format!("{}.{}·{i}", self.store.text(f), self.store.text(o.name)));
                } else {
                    out.push_str(self.store.text(o.name));
                }
                // The type arguments of the function around a local type are part of its name at run time only.
                let (around, own) = n.targs.split_at_checked(n.implicit as usize).unwrap_or((&[], n.targs));
                let around = if matches!(self.q, Qualifier::Relative(_)) { &[] } else { around };
                if !around.is_empty() || !own.is_empty() {
                    self.args += 1;
                    out.push('[');
                    self.list(out, around);
                    if !around.is_empty() && !own.is_empty() {
                        out.push(';');
                    }
                    self.list(out, own);
                    out.push(']');
                    self.args -= 1;
                } else if !link && n.implicit == 0 && !n.tparams().is_empty() {
                    self.tparams(out, n.tparams());
                }
                if self.q == Qualifier::Name && self.args > 0 && n.local.is_some() {
                    out.push_str(&format!("·{}", self.store.local_type_number(o.pkg, o.pos)));
                }
            }
            TypeKind::Pointer(e) => {
                out.push('*');
                self.ty(out, e);
            }
            TypeKind::Slice(e) => {
                out.push_str("[]");
                self.ty(out, e);
            }
            TypeKind::Array(e, n) => {
                out.push_str(&format!("[{n}]"));
                self.ty(out, e);
            }
            TypeKind::Map(k, v) => {
                out.push_str("map[");
                self.ty(out, k);
                out.push(']');
                self.ty(out, v);
            }
            TypeKind::Chan(d, e) => {
                // `chan (<-chan T)` needs its parentheses.
                let parens =
                    d == ChanDir::Both && matches!(self.store.kind(e), TypeKind::Chan(ChanDir::Recv, _));
                out.push_str(match d {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                if parens {
                    out.push('(');
                }
                self.ty(out, e);
                if parens {
                    out.push(')');
                }
            }
            TypeKind::Tuple(ts) => {
                out.push('(');
                for (i, &t) in ts.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    self.ty(out, t);
                }
                out.push(')');
            }
            TypeKind::Struct(s) => self.structure(out, s),
            TypeKind::Signature(s) => {
                out.push_str("func");
                self.signature(out, s);
            }
            TypeKind::Interface(i) => self.interface(out, t, i),
            TypeKind::TypeParam(p) => {
                let o = self.store.obj(p.obj);
                out.push_str(self.store.text(o.name));
                if link {
                    out.push_str(&format!("$p{}", p.obj.0));
                } else {
                    self.hidden_name(out, o);
                }
            }
            TypeKind::Union(ts) => self.terms(out, ts),
        }
    }

    fn terms(&mut self, out: &mut String, ts: &[Term]) {
        for (i, t) in ts.iter().enumerate() {
            if i > 0 {
                out.push_str(" | ");
            }
            if t.tilde {
                out.push('~');
            }
            self.ty(out, t.ty);
        }
    }

    fn structure(&mut self, out: &mut String, s: &Struct) {
        // Run-time names have spaces where gc's messages have none.
        let spaced = self.q == Qualifier::Name;
        out.push_str(match (spaced, s.fields.is_empty()) {
            (false, _) => "struct{",
            (true, false) => "struct { ",
            (true, true) => "struct {",
        });
        for (i, f) in s.fields.iter().enumerate() {
            if i > 0 {
                out.push_str("; ");
            }
            let name = self.store.text(f.name);
            // Run-time names say where a field belongs only among type arguments.
            let qualified = match self.q {
                Qualifier::Link => true,
                Qualifier::Name => self.args > 0 && !f.embedded,
                Qualifier::Relative(_) | Qualifier::Path => false,
            };
            if qualified && !is_exported(name) {
                self.package(out, f.pkg);
            }
            // In a descriptor's name an embedded field differs from a named one of the same name.
            if !f.embedded {
                out.push_str(name);
                out.push(' ');
            } else if self.q == Qualifier::Link {
                out.push_str(name);
                out.push_str(" @");
            }
            self.ty(out, f.ty);
            if f.tag != Symbol::EMPTY {
                out.push(' ');
                out.push_str(&crate::constant::quote(self.store.text(f.tag).as_bytes()));
            }
        }
        out.push_str(if spaced && !s.fields.is_empty() { " }" } else { "}" });
    }

    fn interface(&mut self, out: &mut String, t: TypeId, i: &'static Interface) {
        if self.q == Qualifier::Link {
            let set = self.store.type_set(t);
            out.push_str("interface{");
            for m in &set.methods {
                if !m.name.is_exported() {
                    self.package(out, m.pkg);
                }
                out.push_str(self.store.text(m.name));
                self.method_sig(out, m.sig);
                out.push_str("; ");
            }
            if let Some(ts) = &set.terms {
                self.terms(out, ts);
            }
            if set.comparable {
                out.push_str("comparable");
            }
            out.push('}');
            return;
        }
        if i.implicit && i.methods.is_empty() && i.embeds.len() == 1 {
            return self.ty(out, i.embeds[0].0);
        }
        if i.comparable {
            out.push_str("comparable");
            return;
        }
        if i.methods.is_empty() && i.embeds.is_empty() {
            // gc shows every empty interface literal as `interface {}` in run-time names, `interface{}` in messages.
            out.push_str(if self.q == Qualifier::Name { "interface {}" } else { "interface{}" });
            return;
        }
        if self.q == Qualifier::Name {
            return self.method_set(out, t);
        }
        out.push_str("interface{");
        let mut first = true;
        for m in &i.methods {
            if !first {
                out.push_str("; ");
            }
            first = false;
            out.push_str(self.store.text(m.name));
            self.method_sig(out, m.sig);
        }
        for &(e, _) in &i.embeds {
            if !first {
                out.push_str("; ");
            }
            first = false;
            self.ty(out, e);
        }
        out.push('}');
    }

    /// An interface literal's run-time name: all methods, those of embedded interfaces too.
    fn method_set(&mut self, out: &mut String, t: TypeId) {
        let set = self.store.type_set(t);
        if set.methods.is_empty() {
            out.push_str("interface {}");
            return;
        }
        out.push_str("interface { ");
        for (n, m) in set.methods.iter().enumerate() {
            if n > 0 {
                out.push_str("; ");
            }
            if !m.name.is_exported() {
                self.package(out, m.pkg);
            }
            out.push_str(self.store.text(m.name));
            self.method_sig(out, m.sig);
        }
        out.push_str(" }");
    }

    fn method_sig(&mut self, out: &mut String, sig: TypeId) {
        match self.store.kind(sig) {
            TypeKind::Signature(s) => self.signature(out, s),
            _ => out.push_str("()"),
        }
    }

    fn tparams(&mut self, out: &mut String, ps: &[TypeId]) {
        out.push('[');
        let bound = |p: TypeId| match self.store.kind(p) {
            TypeKind::TypeParam(p) => p.bound(),
            _ => None,
        };
        let bounds: Vec<Option<TypeId>> = ps.iter().map(|&p| bound(p)).collect();
        for (i, &p) in ps.iter().enumerate() {
            if i > 0 {
                if bounds[i - 1] != bounds[i] {
                    out.push(' ');
                    self.bound(out, bounds[i - 1]);
                }
                out.push_str(", ");
            }
            self.ty(out, p);
        }
        if let Some(&b) = bounds.last() {
            out.push(' ');
            self.bound(out, b);
        }
        out.push(']');
    }

    fn bound(&mut self, out: &mut String, b: Option<TypeId>) {
        match b {
            Some(b) => self.ty(out, b),
            None => out.push('?'),
        }
    }

    fn params(&mut self, out: &mut String, ps: &[Param], variadic: bool) {
        out.push('(');
        for (i, p) in ps.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            if p.name != Symbol::EMPTY
                && self.param_names
                && matches!(self.q, Qualifier::Relative(_) | Qualifier::Path)
            {
                out.push_str(self.store.text(p.name));
                out.push(' ');
            }
            if variadic && i + 1 == ps.len() {
                match self.store.kind(p.ty) {
                    TypeKind::Slice(e) => {
                        out.push_str("...");
                        self.ty(out, e);
                    }
                    _ => {
                        self.ty(out, p.ty);
                        out.push_str("...");
                    }
                }
            } else {
                self.ty(out, p.ty);
            }
        }
        out.push(')');
    }

    /// Parameters and results, without `func`.
    fn signature(&mut self, out: &mut String, s: &Signature) {
        if !s.tparams.is_empty() {
            self.tparams(out, &s.tparams);
        }
        self.params(out, &s.params, s.variadic);
        match &s.results[..] {
            [] => {}
            [r] if r.name == Symbol::EMPTY
                || !self.param_names
                || !matches!(self.q, Qualifier::Relative(_) | Qualifier::Path) =>
            {
                out.push(' ');
                self.ty(out, r.ty);
            }
            rs => {
                out.push(' ');
                self.params(out, rs, false);
            }
        }
    }
}

impl Store {
    /// Parameters and results of function type `sig` without the word `func`; parameters have no names.
    pub fn signature_string(&self, sig: TypeId, q: Qualifier) -> String {
        let mut out = String::new();
        Writer { store: self, q, depth: 0, args: 0, param_names: false }.method_sig(&mut out, sig);
        out
    }
}
