//! What `-gcflags=-m` has to speak of: the root package's functions, their parameters, and each place that asks for memory.

use crate::cx::Cx;
use crate::func::{FnSpec, Fx};
use crate::val::Val;
use ir::{Allocation, Named, Remarks, SymId, Value};
use source::Pos;
use syntax::ast::{ExprId, ExprKind};
use types::{ObjId, PackageId, Qualifier, TypeId, TypeKind};

impl Cx<'_> {
    /// The questions about a function, if they are asked. `first` is the number of parameters before the declared ones.
    pub fn remarks(&mut self, spec: &FnSpec<'_, '_>, first: u32, hidden: bool) -> Option<Box<Remarks>> {
        let root = self.t.remarks?;
        let name = self.remark_name(spec.sym);
        // Functions are said to stand after their keyword, literals at it.
        let pos = if spec.captures.is_some() { spec.pos } else { Pos(spec.pos.0 + "func ".len() as u32) };
        let mut out = Remarks { name, pos, own: spec.src.pkg == root, ..Remarks::default() };
        if !out.own {
            // What the source does not spell out is nobody's business.
            if out.name.starts_with("runtime.") || out.name.starts_with("internal/runtime/") {
                return None;
            }
            return Some(Box::new(out));
        }
        let declared: Vec<ObjId> = spec.vars.recv.iter().chain(&spec.vars.params).copied().collect();
        out.params = self.named(spec, &declared, first);
        if !hidden {
            out.results = self.named(spec, &spec.vars.results, 0);
            for (n, r) in out.results.iter_mut().enumerate() {
                if r.name.is_empty() || r.name == "_" {
                    r.name = format!("~r{n}");
                }
            }
        }
        Some(Box::new(out))
    }

    fn named(&mut self, spec: &FnSpec<'_, '_>, objs: &[ObjId], mut at: u32) -> Vec<Named> {
        let mut out = vec![];
        for &o in objs {
            let t = self.st.subst(self.st.obj(o).ty(), &spec.subst);
            let l = self.layout(t);
            let count = l.leaves.as_ref().map_or(1, |l| l.len() as u32);
            // What is passed as the address of a copy has its pointers one level deeper than the analysis tells.
            if l.has_ptrs && l.leaves.is_some() {
                let (name, pos) = (self.st.obj_name(o).to_string(), self.st.obj(o).pos);
                let flat = self.is_flat_behind(t);
                out.push(Named { name, pos, first: at, count, flat });
            }
            at += count;
        }
        out
    }

    /// Whether what a value of type `t` points to is without pointers.
    fn is_flat_behind(&mut self, t: TypeId) -> bool {
        match self.st.under_kind(t) {
            TypeKind::Basic(b) => b.is_string(),
            TypeKind::Pointer(e) | TypeKind::Slice(e) => !self.has_pointers(e),
            _ => false,
        }
    }

    /// A function's symbol without the root package.
    fn remark_name(&self, sym: SymId) -> String {
        let name = self.sym_name(sym);
        let root = self.t.remarks.map_or("", |p| self.package_path(p));
        match name.strip_prefix(root).and_then(|n| n.strip_prefix('.')) {
            Some(n) => n.to_string(),
            None => name,
        }
    }
}

impl Fx<'_, '_> {
    fn remarked(&self) -> bool {
        self.b.func.remarks.as_ref().is_some_and(|r| r.own)
    }

    fn remark(&mut self, v: Value, pos: Pos, what: String, variable: bool) {
        if let Some(inst) = self.b.func.def_inst(v)
            && matches!(self.b.func.kind(inst), ir::InstKind::Call { .. })
            && let Some(r) = &mut self.b.func.remarks
        {
            r.allocations.push(Allocation { inst, pos, what, variable });
        }
    }

    /// The memory that `v` is the address of was asked for by expression `e`.
    pub fn remark_expr(&mut self, v: Value, e: ExprId) {
        self.remark_conversion(v, e, e);
    }

    /// The same for a conversion, which is said to stand where its operand does.
    pub fn remark_conversion(&mut self, v: Value, e: ExprId, operand: ExprId) {
        if self.remarked() {
            let (pos, text) = (self.remark_pos(operand), self.remark_text(e));
            self.remark(v, pos, text, false);
        }
    }

    /// Literals are said to stand at their brace.
    fn remark_pos(&self, e: ExprId) -> Pos {
        match self.ast()[e].kind {
            ExprKind::CompositeLit { ty: Some(t), .. } => self.ast()[t].end,
            _ => self.ast()[e].pos,
        }
    }

    fn remark_text(&mut self, e: ExprId) -> String {
        let s = self.src();
        let text =
            |fx: &Self, e| fx.cx.prog.package(s.pkg).expr_string(s.file, fx.cx.st, e).replace('…', "...");
        match self.ast()[e].kind {
            // The type of an inner literal is said, though it is left out.
            ExprKind::CompositeLit { ty: None, .. } => {
                let t = self.cx.st.type_string(self.type_of(e), Qualifier::Relative(s.pkg));
                format!("{}{}", t.replacen('*', "&", 1), text(self, e))
            }
            ExprKind::Call { fun, args, .. }
                if matches!(self.ast()[fun].kind, ExprKind::SliceType { .. }) =>
            {
                let args: Vec<String> = self.ast().list(args).iter().map(|&a| text(self, a)).collect();
                format!("({})({})", text(self, fun), args.join(", "))
            }
            _ => text(self, e),
        }
    }

    /// The value `e` became an interface; the instructions from number `made` on did it.
    pub fn remark_box(&mut self, v: &Val, e: ExprId, made: usize) {
        if let Val::S(s) = v
            && let [_, data] = s[..]
            && self.remarked()
            && let Some(i) = self.b.func.def_inst(data)
            && i.index() >= made
        {
            self.remark_expr(data, e);
        }
    }

    /// The same with words of the compiler's.
    pub fn remark_at(&mut self, v: Value, pos: Pos, what: &str) {
        if self.remarked() {
            self.remark(v, pos, what.to_string(), false);
        }
    }

    /// A variable's cell.
    pub fn remark_variable(&mut self, v: Value, obj: ObjId) {
        if self.remarked() {
            let (pos, name) = (self.cx.st.obj(obj).pos, self.cx.st.obj_name(obj).to_string());
            self.remark(v, pos, name, true);
        }
    }
}

/// The package that remarks are about.
pub type Root = Option<PackageId>;
