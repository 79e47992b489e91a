//! Package-level variables and initialisation.
//!
//! A variable whose initialiser is made of constants, literals of constants, addresses of such literals and functions
//! is data ([`Cx::constant_into`] and [`StaticInit`]); the others are set by the synthesised function `path.init`, in the order
//! the checker found. A package's init record `path..inittask` lists that function and the `init` functions of the
//! source; a record of its own kind tells the linker which packages come before it.

use crate::Options;
use crate::capture::Collector;
use crate::constant::Image;
use crate::cx::Cx;
use crate::descriptor::Blob;
use crate::func::{Fx, Src};
use crate::val::Mem;
use ir::{Data, FnFlags, Section, Signature, SymId};
use rustc_hash::FxHashMap;
use std::rc::Rc;
use syntax::ast::{ExprId, ExprKind, Op};
use types::{Basic, Mode, ObjId, ObjKind, PackageId, Subst, TypeId, TypeKind};

/// Runtime functions in Go that the runtime's Rust half and code generation call.
const RUNTIME_ROOTS: &[&str] = &[
    "panicBounds",
    "panicdivide",
    "panicshift",
    "panicmem",
    "panicfloat",
    "panicfault",
    "panicoverflow",
    "gopanic",
];

impl<'a> Cx<'a> {
    /// Asks for everything a program begins with.
    pub fn roots(&mut self, packages: &[PackageId], options: &Options) {
        for name in RUNTIME_ROOTS {
            self.runtime_go_fn(&format!("runtime.{name}"));
        }
        if options.whole_runtime {
            for row in abi::rtfn::TABLE.iter().filter(|r| r.lang == abi::rtfn::Lang::Go) {
                self.runtime_go_fn(row.name);
            }
        }
        for &p in packages {
            let inits = &self.prog.package(p).inits;
            for (i, &f) in inits.iter().enumerate() {
                let name = format!("{}.init.{i}", self.package_path(p));
                self.t.init_names.insert(f, name);
            }
        }
        let mut tasks: FxHashMap<PackageId, Vec<PackageId>> = FxHashMap::default();
        for &p in packages {
            self.inittask(p, &mut tasks);
        }
        if let Some(&p) = packages.iter().find(|&&p| self.prog.package(p).path == "main")
            && let Some(&main) = self.prog.package(p).scope.get(&self.st.interner.intern("main"))
        {
            self.func_sym(main, None, &[]);
        }
    }

    /// Makes the init record of a package if it needs one; `tasks` maps packages to the records that stand for them.
    fn inittask(&mut self, p: PackageId, tasks: &mut FxHashMap<PackageId, Vec<PackageId>>) {
        let pkg = self.prog.package(p);
        let mut deps: Vec<PackageId> = Vec::new();
        for i in &pkg.imports {
            for d in tasks.get(i).into_iter().flatten() {
                if !deps.contains(d) {
                    deps.push(*d);
                }
            }
        }
        let steps: Vec<usize> = (0..pkg.init_order.len()).filter(|&i| !self.static_step(p, i)).collect();
        let always = matches!(&pkg.path[..], "main" | "runtime");
        if steps.is_empty() && pkg.inits.is_empty() && !always {
            tasks.insert(p, deps);
            return;
        }
        let mut fns = Vec::new();
        if !steps.is_empty() {
            fns.push(self.init_function(p, steps));
        }
        for &f in &pkg.inits {
            fns.push(self.func_sym(f, None, &[]));
        }
        let path = self.package_path(p);
        let sym = self.sym(&format!("{path}{}", abi::names::INITTASK_SUFFIX));
        let package = self.package_ix(p);
        let mut b = Blob::default();
        b.word((fns.len() as u64) << 32);
        for &f in &fns {
            b.addr(Some(f), 0);
        }
        let data = |section, b: Blob| Data {
            sym,
            package,
            section,
            align: 8,
            size: b.bytes.len() as u64,
            bytes: b.bytes,
            relocs: b.relocs,
            linkonce: false,
            local: false,
        };
        self.t.module.data.push(data(Section::NoptrData, b));
        if !deps.is_empty() {
            let mut b = Blob::default();
            for d in deps {
                let path = self.package_path(d);
                let s = self.sym(&format!("{path}{}", abi::names::INITTASK_SUFFIX));
                b.addr(Some(s), 0);
            }
            self.t.module.data.push(data(Section::InitDeps, b));
        }
        tasks.insert(p, vec![p]);
    }

    fn init_function(&mut self, p: PackageId, steps: Vec<usize>) -> SymId {
        let sym = self.sym(&format!("{}.init", self.package_path(p)));
        let package = self.package_ix(p);
        let flags = FnFlags { noinline: true, ..FnFlags::default() };
        self.synth(sym, package, flags, Signature::default(), move |fx| {
            fx.b.func.arguments = ir::Arguments::Absent;
            for i in steps {
                fx.init_step(p, i);
            }
            fx.b.ret(vec![]);
        });
        sym
    }

    /// Whether step `i` is done by data alone; enters its variable if so.
    fn static_step(&mut self, p: PackageId, i: usize) -> bool {
        let prog = self.prog;
        let step = &prog.package(p).init_order[i];
        let [var] = step.lhs[..] else { return false };
        let src = Src::new(prog, p, step.file as usize);
        let rhs = ExprId::new(step.rhs as usize);
        let t = self.st.obj(var).ty();
        let ok = self.is_static(src, rhs, t, 0);
        if ok {
            self.t.static_vars.insert(var);
        }
        ok
    }

    /// Whether `e` as a `t` can be data.
    fn is_static(&self, src: Src<'a>, e: ExprId, t: TypeId, depth: u32) -> bool {
        let tv = src.info.expr(e.index() as u32);
        if tv.value != 0 || tv.mode == Mode::Nil {
            return true;
        }
        if depth > 100 || self.st.is_interface(t) != self.st.is_interface(tv.ty) {
            return false;
        }
        let object = |e: ExprId| src.info.object(e.index() as u32).map(|o| self.st.obj(o).kind);
        match src.ast[e].kind {
            ExprKind::Paren { x } => self.is_static(src, x, t, depth),
            ExprKind::Name { .. } => match object(e) {
                Some(ObjKind::Nil) => true,
                Some(ObjKind::Func) => src.info.instance(e.index() as u32).is_none(),
                _ => false,
            },
            ExprKind::Selector { .. } => {
                src.info.selection(e.index() as u32).is_none()
                    && object(e) == Some(ObjKind::Func)
                    && src.info.instance(e.index() as u32).is_none()
            }
            ExprKind::Unary { op: Op::And, x } => {
                let x = src.ast.unparen(x);
                matches!(src.ast[x].kind, ExprKind::CompositeLit { .. })
                    && self.is_static(src, x, src.info.expr(x.index() as u32).ty, depth + 1)
            }
            ExprKind::CompositeLit { elems, .. } => {
                let elems = src.ast.list(elems);
                let t = match self.st.under_kind(t) {
                    TypeKind::Pointer(p) => p,
                    _ => t,
                };
                match self.st.under_kind(t) {
                    TypeKind::Struct(s) => elems.iter().enumerate().all(|(n, el)| {
                        let f = self.literal_field(src, t, n, el.key);
                        f.is_some_and(|i| self.is_static(src, el.value, s.fields[i].ty, depth + 1))
                    }),
                    TypeKind::Array(elem, _) | TypeKind::Slice(elem) => {
                        elems.iter().all(|el| self.is_static(src, el.value, elem, depth + 1))
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn literal_field(&self, src: Src<'a>, t: TypeId, n: usize, key: Option<ExprId>) -> Option<usize> {
        let TypeKind::Struct(s) = self.st.under_kind(t) else { return None };
        let Some(k) = key else { return Some(n) };
        match src.info.key_path(k.index() as u32) {
            Some([i]) => Some(*i as usize),
            Some(_) => None,
            None => {
                let name = src.ast.name(k);
                s.fields.iter().position(|f| f.name == name)
            }
        }
    }

    /// Writes constant expression `x` (or a literal of constants without references) as a `t`; false if it is not one.
    pub fn constant_into(
        &mut self,
        img: &mut Image,
        off: u64,
        src: Src<'a>,
        subst: &Subst,
        x: ExprId,
        t: TypeId,
    ) -> bool {
        let x = src.ast.unparen(x);
        if self.st.is_interface(t) {
            return false;
        }
        if let Some(v) = src.info.value(x.index() as u32).cloned() {
            self.const_image(img, off, &v, t);
            return true;
        }
        let ExprKind::CompositeLit { elems, .. } = src.ast[x].kind else { return false };
        let lit = self.st.subst(src.info.expr(x.index() as u32).ty, subst);
        if lit != t {
            return false;
        }
        let elems = src.ast.list(elems);
        match self.st.under_kind(t) {
            TypeKind::Struct(s) => {
                let offs = self.st.field_offsets(t);
                elems.iter().enumerate().all(|(n, el)| match self.literal_field(src, t, n, el.key) {
                    Some(i) => self.constant_into(img, off + offs[i], src, subst, el.value, s.fields[i].ty),
                    None => false,
                })
            }
            TypeKind::Array(elem, _) => {
                let size = self.st.size_align(elem).0;
                literal_indices(src, elems)
                    .into_iter()
                    .all(|(i, x)| self.constant_into(img, off + i as u64 * size, src, subst, x, elem))
            }
            _ => false,
        }
    }

    /// The symbol of a package-level variable, with its data.
    pub fn global_sym(&mut self, var: ObjId) -> SymId {
        let o = self.st.obj(var);
        let name = match self.t.linknames.name_of(var) {
            Some(n) => n.to_string(),
            None => format!("{}.{}", self.package_path(o.pkg), self.st.text(o.name)),
        };
        let sym = self.sym(&name);
        if !self.t.seen.insert(sym) {
            return sym;
        }
        let t = o.ty();
        let (size, align) = self.st.size_align(t);
        let package = self.package_ix(o.pkg);
        let mut img = Image::default();
        let is_static = self.t.static_vars.contains(&var);
        let is_string = matches!(self.st.under_kind(t), TypeKind::Basic(Basic::String));
        if let Some(text) = self.t.set_strings.get(&name)
            && is_string
            && (is_static || !self.t.init_steps.contains_key(&var))
        {
            let text = types::constant::Value::string(text.as_bytes());
            img = Image::zeroed(size);
            self.const_image(&mut img, 0, &text, t);
        } else if is_static && let Some(&(p, i)) = self.t.init_steps.get(&var) {
            let prog = self.prog;
            let step = &prog.package(p).init_order[i];
            let src = Src::new(prog, p, step.file as usize);
            img = Image::zeroed(size);
            let mut s = StaticInit { cx: self, src, owner: sym, count: 0 };
            s.expr(&mut img, 0, ExprId::new(step.rhs as usize), t);
        }
        let d = self.variable(sym, package, t, size, align, img);
        self.t.module.data.push(d);
        sym
    }

    fn variable(
        &self,
        sym: SymId,
        package: ir::PackageIx,
        t: TypeId,
        size: u64,
        align: u64,
        img: Image,
    ) -> Data {
        let ptrs = self.has_pointers(t);
        let zero = img.is_zero();
        let section = match (zero, ptrs) {
            (true, true) => Section::Bss,
            (true, false) => Section::NoptrBss,
            (false, true) => Section::Data,
            (false, false) => Section::NoptrData,
        };
        let bytes = if zero { vec![] } else { img.bytes };
        let relocs = if zero { vec![] } else { img.relocs };
        let (size, align) = (size.max(1), align.max(1) as u32);
        let mut bytes = bytes;
        if !zero {
            bytes.resize(size as usize, 0);
        }
        Data { sym, package, section, align, size, bytes, relocs, linkonce: false, local: false }
    }
}

fn literal_indices(src: Src<'_>, elems: &[syntax::ast::Elem]) -> Vec<(i64, ExprId)> {
    let mut next = 0;
    let mut out = Vec::with_capacity(elems.len());
    for el in elems {
        if let Some(i) = el.key.and_then(|k| src.info.value(k.index() as u32)).and_then(|v| v.as_i64()) {
            next = i;
        }
        out.push((next, el.value));
        next += 1;
    }
    out
}

/// Writes an initialiser that [`Cx::is_static`] accepted.
struct StaticInit<'c, 'a> {
    cx: &'c mut Cx<'a>,
    src: Src<'a>,
    /// The variable, after which the data behind its pointers is named.
    owner: SymId,
    count: u32,
}

impl StaticInit<'_, '_> {
    fn expr(&mut self, img: &mut Image, off: u64, e: ExprId, t: TypeId) {
        let src = self.src;
        let e = src.ast.unparen(e);
        let tv = src.info.expr(e.index() as u32);
        if let Some(v) = src.info.value(e.index() as u32).cloned() {
            if self.cx.st.is_interface(t) {
                return self.const_iface(img, off, &v, tv.ty, t);
            }
            return self.cx.const_image(img, off, &v, t);
        }
        match src.ast[e].kind {
            ExprKind::Unary { op: Op::And, x } => {
                let x = src.ast.unparen(x);
                let elem = src.info.expr(x.index() as u32).ty;
                let sym = self.behind(x, elem);
                img.put_addr(off, sym, 0);
            }
            ExprKind::CompositeLit { elems, .. } => self.literal(img, off, src.ast.list(elems), t),
            ExprKind::Name { .. } | ExprKind::Selector { .. } => {
                if let Some(o) = src.info.object(e.index() as u32)
                    && self.cx.st.obj(o).kind == ObjKind::Func
                {
                    let sig = self.cx.st.obj(o).ty();
                    let f = self.cx.function_object(o, &[], sig);
                    img.put_addr(off, f, 0);
                }
            }
            _ => {}
        }
    }

    /// A variable of its own for a literal that something points to.
    fn behind(&mut self, e: ExprId, t: TypeId) -> SymId {
        let (size, _) = self.cx.st.size_align(t);
        let mut img = Image::zeroed(size);
        self.expr(&mut img, 0, e, t);
        self.datum(img, t)
    }

    fn datum(&mut self, img: Image, t: TypeId) -> SymId {
        self.count += 1;
        let name = format!("{}..stmp_{}", self.cx.sym_name(self.owner), self.count);
        let sym = self.cx.sym(&name);
        let (size, align) = self.cx.st.size_align(t);
        let package = self.cx.package_ix(self.src.pkg);
        let d = self.cx.variable(sym, package, t, size, align, img);
        self.cx.t.module.data.push(d);
        sym
    }

    fn literal(&mut self, img: &mut Image, off: u64, elems: &[syntax::ast::Elem], t: TypeId) {
        match self.cx.st.under_kind(t) {
            // `&` left out.
            TypeKind::Pointer(p) => {
                let (size, _) = self.cx.st.size_align(p);
                let mut inner = Image::zeroed(size);
                self.literal(&mut inner, 0, elems, p);
                let sym = self.datum(inner, p);
                img.put_addr(off, sym, 0);
            }
            TypeKind::Struct(s) => {
                let offs = self.cx.st.field_offsets(t);
                for (n, el) in elems.iter().enumerate() {
                    if let Some(i) = self.cx.literal_field(self.src, t, n, el.key) {
                        self.expr(img, off + offs[i], el.value, s.fields[i].ty);
                    }
                }
            }
            TypeKind::Array(elem, _) => self.elements(img, off, elems, elem),
            TypeKind::Slice(elem) => {
                let n = literal_indices(self.src, elems).iter().map(|x| x.0 + 1).max().unwrap_or(0);
                let array = self.cx.st.array(elem, n);
                let (size, _) = self.cx.st.size_align(array);
                let mut inner = Image::zeroed(size);
                self.elements(&mut inner, 0, elems, elem);
                let sym = self.datum(inner, array);
                img.put_addr(off, sym, 0);
                img.put(off + 8, &n.to_le_bytes());
                img.put(off + 16, &n.to_le_bytes());
            }
            _ => {}
        }
    }

    fn elements(&mut self, img: &mut Image, off: u64, elems: &[syntax::ast::Elem], elem: TypeId) {
        let size = self.cx.st.size_align(elem).0;
        for (i, x) in literal_indices(self.src, elems) {
            self.expr(img, off + i as u64 * size, x, elem);
        }
    }

    fn const_iface(
        &mut self,
        img: &mut Image,
        off: u64,
        v: &types::constant::Value,
        from: TypeId,
        t: TypeId,
    ) {
        let concrete = self.cx.default_type(v, from);
        let empty = self.cx.st.type_set(t).methods.is_empty();
        let word = if empty { self.cx.use_in_iface(concrete) } else { self.cx.itab_sym(concrete, t) };
        img.put_addr(off, word, 0);
        let mut inner = Image::zeroed(self.cx.st.size_align(concrete).0);
        self.cx.const_image(&mut inner, 0, v, concrete);
        let sym = self.cx.image_sym(inner);
        img.put_addr(off + 8, sym, 0);
    }
}

impl Fx<'_, '_> {
    /// Initialises the variables of one step.
    fn init_step(&mut self, p: PackageId, i: usize) {
        let prog = self.cx.prog;
        let step = &prog.package(p).init_order[i];
        let src = Src::new(prog, p, step.file as usize);
        let rhs = ExprId::new(step.rhs as usize);
        let subst = Subst::default();
        let facts = Collector::new(self.cx, src.ast, src.info, &subst).initializer(rhs);
        self.enter(src, Rc::new(facts));
        self.at_expr(rhs);
        if !self.b.func.pos.is_some() {
            self.b.func.pos = src.ast[rhs].pos;
        }
        if let [var] = step.lhs[..] {
            let t = self.cx.st.obj(var).ty();
            let v = self.expr_to(rhs, t);
            self.set_global(var, v, t);
            return;
        }
        let (vals, tys) = self.multi_n(rhs, step.lhs.len());
        for ((v, t), &var) in vals.into_iter().zip(tys).zip(&step.lhs) {
            let want = self.cx.st.obj(var).ty();
            let v = self.assign_conv(v, t, want);
            self.set_global(var, v, want);
        }
    }

    fn set_global(&mut self, var: ObjId, v: crate::val::Val, t: TypeId) {
        if self.is_blank(var) {
            return;
        }
        let s = self.cx.global_sym(var);
        self.store(v, Mem::sym(s), t);
    }
}
