//! Code that only values of certain kinds can reach: what such code alone asks for is not lowered until some value of
//! the kind can be in an interface.
//!
//! A clause of a type switch on predeclared types, and of a switch on `v.Kind()` of a reflected value (in package
//! runtime: on `e.kind()` of an interface value), is *guarded* by those kinds. The functions that its body names and the
//! types that it puts into interfaces wait in [`Guards`] until [`Cx::expose_kind`] says that a descriptor of one of the
//! kinds has been exposed; then they are treated as if they had been asked for in the first place. The names of functions
//! that wait for ever become `runtime.pruned`, which is never called. The code of the guarded clause itself stays: it does
//! not depend on the rest of the program.
//!
//! Guards are for kinds of which reflection cannot make types out of nothing: the basic ones, and maps and channels as
//! long as nobody reaches `reflect.MapOf` and `reflect.ChanOf`.

use crate::cx::Cx;
use crate::func::Fx;
use crate::worklist::Work;
use abi::typ as a;
use ir::SymId;
use syntax::ast::{Clause, ExprId, ExprKind, StmtKind};
use types::{Basic, SelectionKind, TypeKind};

/// A set of kinds, a bit for each number of `abi::typ::KIND_*`.
pub type Kinds = u32;

/// Kinds that a guard may name.
const GUARDABLE: Kinds =
    !(1 | 1 << a::KIND_ARRAY | 1 << a::KIND_FUNC | 1 << a::KIND_INTERFACE | 1 << a::KIND_POINTER)
        & !(1 << a::KIND_SLICE | 1 << a::KIND_STRUCT);

/// What waits for kinds that no interface holds yet.
#[derive(Default)]
pub struct Guards {
    /// Kinds of exposed types.
    live: Kinds,
    waiting: Vec<(Kinds, Wanted)>,
}

enum Wanted {
    Function(SymId, Work),
    /// A descriptor of a type that gets into interfaces, by number.
    InIface(usize),
}

impl Cx<'_> {
    /// Puts a function on the list unless its symbol is known; inside a guarded clause it may have to wait.
    pub fn enqueue(&mut self, sym: SymId, work: Work) {
        if self.t.seen.contains(&sym) {
            return;
        }
        self.want(Wanted::Function(sym, work));
    }

    /// Exposes a descriptor, or makes it wait as a guarded clause does.
    pub fn expose_guarded(&mut self, desc: usize) {
        self.want(Wanted::InIface(desc));
    }

    fn want(&mut self, w: Wanted) {
        match self.guard {
            Some(kinds) if kinds & self.t.guards.live == 0 => self.t.guards.waiting.push((kinds, w)),
            _ => self.grant(w),
        }
    }

    fn grant(&mut self, w: Wanted) {
        match w {
            Wanted::Function(sym, work) => {
                if self.t.seen.insert(sym) {
                    self.t.work.push_back(work);
                }
            }
            Wanted::InIface(desc) => self.expose(desc),
        }
    }

    /// Values of this kind can be in interfaces.
    pub fn expose_kind(&mut self, kind: u8) {
        let bit: Kinds = 1 << kind;
        if self.t.guards.live & bit != 0 {
            return;
        }
        self.t.guards.live |= bit;
        let ready = self.t.guards.waiting.extract_if(.., |w| w.0 & bit != 0).collect::<Vec<_>>();
        for (_, w) in ready {
            self.grant(w);
        }
    }

    /// Nothing more will be exposed: what still waits is never called.
    pub fn prune_guarded(&mut self) {
        for (_, w) in std::mem::take(&mut self.t.guards.waiting) {
            if let Wanted::Function(sym, _) = w
                && !self.t.seen.contains(&sym)
            {
                self.t.module.symbols.rename(sym, abi::names::PRUNED);
            }
        }
    }
}

impl Fx<'_, '_> {
    /// Lowers something inside a clause that only values of these kinds reach.
    pub fn guarded(&mut self, kinds: Option<Kinds>, body: impl FnOnce(&mut Self)) {
        let outer = self.cx.guard;
        if kinds.is_some() {
            self.cx.guard = kinds;
        }
        body(self);
        self.cx.guard = outer;
    }

    /// The guard of a type switch's clause: all its types are predeclared ones.
    pub fn type_guard(&self, c: &Clause) -> Option<Kinds> {
        let mut kinds = 0;
        for &e in self.ast().list(c.exprs) {
            match self.cx.st.kind(self.type_of(e)) {
                TypeKind::Basic(b) if !b.is_untyped() => kinds |= 1 << kind_of(b),
                _ => return None,
            }
        }
        (kinds != 0).then_some(kinds & GUARDABLE)
    }

    /// The guards of the clauses of `switch tag`, none unless the tag is the kind of a dynamic value.
    pub fn kind_guards(&self, tag: Option<ExprId>, clauses: &[Clause]) -> Vec<Option<Kinds>> {
        let none = vec![None; clauses.len()];
        if !tag.is_some_and(|t| self.is_dynamic_kind(t)) || clauses.iter().any(|c| self.falls_through(c)) {
            return none;
        }
        let guard = |c: &Clause| {
            let exprs = self.ast().list(c.exprs);
            let kinds = exprs.iter().try_fold(0, |kinds, &e| {
                let k = self.const_of(e)?.as_i64().filter(|k| (0..32).contains(k))?;
                Some(kinds | 1u32 << k)
            });
            kinds.filter(|k| *k != 0 && k & !GUARDABLE == 0)
        };
        clauses.iter().map(guard).collect()
    }

    fn falls_through(&self, c: &Clause) -> bool {
        let StmtKind::Block { stmts, .. } = self.ast()[c.body].kind else { return true };
        self.ast().list(stmts).last().is_some_and(|&s| matches!(self.ast()[s].kind, StmtKind::Fallthrough))
    }

    /// Whether `e` calls the method that gives the kind of a value that was in an interface.
    fn is_dynamic_kind(&self, e: ExprId) -> bool {
        let ExprKind::Call { fun, .. } = self.ast()[self.ast().unparen(e)].kind else { return false };
        let ExprKind::Selector { sel, .. } = self.ast()[fun].kind else { return false };
        let Some(s) = self.info().selection(fun.index() as u32) else { return false };
        s.kind == SelectionKind::MethodValue
            && matches!(self.cx.st.text(sel.name), "Kind" | "kind")
            && matches!(
                self.cx.st.link_string(s.recv),
                "reflect.Value" | "reflect.Type" | "*reflect.rtype" | "*runtime.eface"
            )
    }
}

fn kind_of(b: Basic) -> u8 {
    crate::descriptor::kind_number(TypeKind::Basic(b))
}
