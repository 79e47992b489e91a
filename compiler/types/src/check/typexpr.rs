//! Type expressions, and identifiers in general.

use super::decl::Delayed;
use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::Mode;
use crate::object::{ObjId, ObjKind, flags};
use crate::program::{STACK, stack_place};
use crate::subst::Subst;
use crate::types::*;
use source::Pos;
use syntax::ast::{self, ExprId, ExprKind, Op};

impl Checker<'_> {
    /// What identifier `e` denotes, if it is declared; also marks it as used.
    pub(crate) fn resolve(&mut self, e: ExprId) -> Option<ObjId> {
        let at = (self.file, e, self.locals.state());
        if self.resolved.0 != at {
            self.resolved = (at, self.find(e));
        }
        self.resolved.1
    }

    fn find(&mut self, e: ExprId) -> Option<ObjId> {
        let name = self.ast.name(e);
        if let Some(b) = self.locals.get(name) {
            if b.func_depth < self.env.func_depth && matches!(self.store.obj(b.obj).kind, ObjKind::Var(_)) {
                self.store.obj(b.obj).set_flag(flags::CAPTURED);
            }
            return Some(b.obj);
        }
        if let Some(&o) = self.file_scopes[self.units[self.file].scope].get(&name) {
            if !matches!(self.store.obj(o).kind, ObjKind::PkgName(_)) {
                let (file, pkg) = (self.file, self.store.obj(o).pkg);
                if let Some(u) = self
                    .import_uses
                    .iter_mut()
                    .find(|u| u.file == file && u.package == pkg && !u.obj.is_some())
                {
                    u.used = true;
                }
            }
            return Some(o);
        }
        self.scope.get(&name).copied().or_else(|| self.store.universe(name))
    }

    /// Notes that the current declaration refers to package-level object `o`.
    pub(crate) fn depend(&mut self, o: ObjId) {
        if let Some(d) = self.env.decl
            && let (Some(from), Some(_)) = (self.place(d), self.place(o))
            && self.deps[from].last() != Some(&o)
        {
            self.deps[from].push(o);
        }
    }

    /// An identifier as operand or type.
    pub(crate) fn ident(&mut self, e: ExprId, want_type: bool) -> Operand {
        let name = self.ast.name(e);
        let pos = self.ast[e].pos;
        let Some(obj) = self.resolve(e) else {
            if name == self.store.names.blank {
                let _ = want_type;
                self.error("InvalidBlank", pos, "cannot use _ as value or type");
            } else if name != source::Symbol::EMPTY {
                let msg = format!("undefined: {}", self.text(name));
                self.error("UndeclaredName", pos, msg);
            }
            return Operand::invalid(e);
        };
        self.info().set_object(e, obj);
        self.complete(obj);
        self.local_alias_cycle(obj);
        let o = self.store.obj(obj);
        let ty = o.ty();
        let mut x = Operand::new(Mode::Invalid, ty, e);
        match o.kind {
            ObjKind::PkgName(_) => {
                let msg = format!("use of package {} not in selector", self.text(name));
                self.error("InvalidPkgUse", pos, msg);
                return x;
            }
            ObjKind::Const => {
                self.depend(obj);
                if !self.is_valid(ty) {
                    return x;
                }
                x.mode = Mode::Constant;
                x.val = o.value();
                if o.pkg == crate::object::PackageId::UNIVERSE && self.text(name) == "iota" {
                    match self.env.iota {
                        Some(i) => x.val = Value::Int(i),
                        None => {
                            self.error("InvalidIota", pos, "cannot use iota outside constant declaration");
                            x.mode = Mode::Invalid;
                            return x;
                        }
                    }
                }
            }
            ObjKind::TypeName => {
                if !self.is_valid(ty) && matches!(self.store.raw_kind(ty), TypeKind::Basic(_)) {
                    return x;
                }
                if o.pkg == crate::object::PackageId::UNIVERSE
                    && (ty == TypeId::ANY || ty == TypeId::COMPARABLE)
                    && !self.need_version(pos, 18, &format!("predeclared {}", self.text(name)))
                {
                    x.ty = TypeId::INVALID;
                    return x;
                }
                x.mode = Mode::TypeExpr;
            }
            ObjKind::Var(_) => {
                // Variables of other packages are used by others, too.
                o.set_flag(flags::USED);
                self.depend(obj);
                if !self.is_valid(ty) {
                    return x;
                }
                x.mode = Mode::Variable;
            }
            ObjKind::Func => {
                self.depend(obj);
                // A function whose signature mentions itself has no parameters yet.
                if o.known_ty().is_none() && self.path.contains(&obj) {
                    x.ty = self.store.signature(Signature::default());
                }
                x.mode = Mode::Value;
            }
            ObjKind::Builtin(b) => {
                x.mode = Mode::Builtin;
                x.builtin = Some(b);
            }
            ObjKind::Nil => x.mode = Mode::Nil,
            ObjKind::Label => {}
        }
        x
    }

    /// A local alias whose right-hand side leads back to it: package-level ones are found by [`Checker::complete`].
    fn local_alias_cycle(&mut self, obj: ObjId) {
        let o = self.store.obj(obj);
        if o.kind != ObjKind::TypeName || self.place(obj).is_some() {
            return;
        }
        let Some(t) = o.known_ty() else { return };
        if let TypeKind::Alias(a) = self.store.raw_kind(t)
            && a.obj == obj
            && a.actual.get().is_none()
            && let Some(start) = self.path.iter().position(|&p| p == obj)
            && o.flags() & flags::BROKEN == 0
        {
            let cycle = self.path[start..].to_vec();
            self.cycle_error(&cycle);
            o.set_flag(flags::BROKEN);
        }
    }

    /// A type that is no uninstantiated generic one.
    pub(crate) fn type_expr(&mut self, e: ExprId) -> TypeId {
        let t = self.generic_type_expr(e);
        if self.is_generic(t) || self.is_generic_alias(t) {
            let msg = format!("cannot use generic type {} without instantiation", self.type_str(t));
            self.error_at("WrongTypeArgCount", e, msg);
            self.info().set_expr(e, Mode::TypeExpr, TypeId::INVALID, None);
            return TypeId::INVALID;
        }
        t
    }

    fn is_generic_alias(&self, t: TypeId) -> bool {
        match self.store.raw_kind(t) {
            TypeKind::Alias(a) => a.targs.is_empty() && a.tparams.get().is_some_and(|p| !p.is_empty()),
            _ => false,
        }
    }

    /// The type of a variable: not a constraint.
    pub(crate) fn var_type(&mut self, e: ExprId) -> TypeId {
        let t = self.type_expr(e);
        let pos = self.start(e);
        self.later(Delayed::VarType { ty: t, pos });
        t
    }

    pub(crate) fn check_var_type(&mut self, t: TypeId, pos: Pos) {
        if self.store.is_type_param(t) || self.is_broken(t) {
            return;
        }
        if let TypeKind::Interface(_) = self.store.under_kind(t) {
            let set = self.store.type_set(t);
            if set.terms.is_none() && !set.comparable {
                return;
            }
            let why = if set.comparable && set.terms.is_none() {
                "is (or embeds) comparable"
            } else {
                "contains type constraints"
            };
            let msg =
                format!("cannot use type {} outside a type constraint: interface {why}", self.type_str(t));
            self.error("MisplacedConstraintIface", pos, msg);
        }
    }

    /// A type expression; generic types stay so.
    pub(crate) fn generic_type_expr(&mut self, e: ExprId) -> TypeId {
        let t = if self.is_deep() { self.too_deep(e) } else { self.type_inner(e) };
        self.info().set_expr(e, Mode::TypeExpr, t, None);
        t
    }

    /// Whether most of the stack is in use: by nested syntax, chains of declarations, or both.
    pub(crate) fn is_deep(&self) -> bool {
        self.stack.abs_diff(stack_place()) > STACK / 4 * 3
    }

    pub(crate) fn too_deep(&mut self, e: ExprId) -> TypeId {
        self.error_at("InvalidSyntaxTree", e, "expression nests too deeply");
        TypeId::INVALID
    }

    fn type_inner(&mut self, e: ExprId) -> TypeId {
        let ast = self.ast;
        match ast[e].kind {
            ExprKind::Bad => TypeId::INVALID,
            ExprKind::Name { .. } => {
                if let Some(what) = self.not_a_type(e) {
                    let s = self.expr_string(e);
                    self.error_at("NotAType", e, format!("{s} ({what}) is not a type"));
                    return TypeId::INVALID;
                }
                let x = self.ident(e, true);
                self.type_of_operand(&x, e)
            }
            ExprKind::Selector { x, sel } => {
                let package = matches!(ast[x].kind, ExprKind::Name { .. })
                    && self.resolve(x).is_none_or(|o| matches!(self.store.obj(o).kind, ObjKind::PkgName(_)));
                if !package {
                    let t = self.raw_expr(x, None).ty;
                    if self.info().expr(x).mode != Mode::Invalid && !self.incomplete_type(t) {
                        let s = self.expr_string(e);
                        self.error("NotAType", sel.pos, format!("{s} is not a type"));
                    }
                    return TypeId::INVALID;
                }
                let op = self.selector(e, x, sel, true);
                if !matches!(op.mode, Mode::TypeExpr | Mode::Invalid) {
                    let d = self.describe(&op);
                    self.error_at("NotAType", e, format!("{d} is not a type"));
                    return TypeId::INVALID;
                }
                self.type_of_operand(&op, e)
            }
            ExprKind::Paren { x } => self.generic_type_expr(x),
            ExprKind::Index { x, args } => self.instantiated_type(e, x, args),
            ExprKind::Star { x } => {
                let t = self.var_type(x);
                if t == TypeId::INVALID {
                    return t;
                }
                self.store.pointer(t)
            }
            ExprKind::ArrayType { len, elem } => {
                let n = match len {
                    Some(l) => self.array_length(l),
                    None => {
                        let pos = ast[e].pos;
                        self.error(
                            "BadDotDotDotSyntax",
                            pos,
                            "invalid use of [...] array (outside a composite literal)",
                        );
                        self.var_type(elem);
                        return TypeId::INVALID;
                    }
                };
                let t = self.var_type(elem);
                if n < 0 {
                    return TypeId::INVALID;
                }
                let array = self.store.array(t, n);
                self.large |= n >= 1 << 10;
                array
            }
            ExprKind::SliceType { elem } => {
                let t = self.var_type(elem);
                self.store.slice(t)
            }
            ExprKind::MapType { key, elem } => {
                let k = self.var_type(key);
                let v = self.var_type(elem);
                let pos = self.start(key);
                self.later(Delayed::MapKey { key: k, pos });
                self.store.map(k, v)
            }
            ExprKind::ChanType { dir, elem } => {
                let t = self.var_type(elem);
                let dir = match dir {
                    ast::ChanDir::Both => ChanDir::Both,
                    ast::ChanDir::Send => ChanDir::Send,
                    ast::ChanDir::Recv => ChanDir::Recv,
                };
                self.store.chan(dir, t)
            }
            ExprKind::FuncType { .. } => {
                self.locals.open();
                let (sig, _) = self.func_signature(None, e);
                self.locals_discard();
                sig
            }
            ExprKind::StructType { fields } => self.struct_type(fields),
            ExprKind::InterfaceType { elems } => {
                if !elems.is_empty() {
                    self.interfaces.push((self.file, e));
                }
                self.interface_type(elems)
            }
            ExprKind::Unary { op: Op::Tilde, .. } | ExprKind::Binary { op: Op::Or, .. } => {
                if !self.env.in_constraint {
                    let s = self.expr_string(e);
                    self.error_at("NotAType", e, format!("{s} is not a type"));
                    return TypeId::INVALID;
                }
                self.union_type(e)
            }
            _ => {
                let s = self.expr_string(e);
                self.error_at("NotAType", e, format!("{s} is not a type"));
                TypeId::INVALID
            }
        }
    }

    /// What identifier `e` denotes, in words, if that is no type.
    pub(crate) fn not_a_type(&mut self, e: ExprId) -> Option<&'static str> {
        let obj = self.resolve(e)?;
        let o = self.store.obj(obj);
        let what = match o.kind {
            ObjKind::TypeName | ObjKind::Label => return None,
            ObjKind::Const => "constant",
            ObjKind::Var(crate::object::VarKind::Package) => "package-level variable",
            ObjKind::Var(crate::object::VarKind::Local) => "local variable",
            ObjKind::Var(crate::object::VarKind::Receiver) => "receiver",
            ObjKind::Var(crate::object::VarKind::Param) => "parameter",
            ObjKind::Var(crate::object::VarKind::Result) => "result variable",
            ObjKind::Func => "function",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::PkgName(_) => "package name",
            ObjKind::Nil => "untyped nil",
        };
        o.set_flag(flags::USED);
        self.info().set_object(e, obj);
        Some(what)
    }

    fn type_of_operand(&mut self, x: &Operand, e: ExprId) -> TypeId {
        match x.mode {
            Mode::TypeExpr => x.ty,
            Mode::Invalid => TypeId::INVALID,
            Mode::NoValue => {
                let s = self.expr_string(e);
                self.error_at("NotAType", e, format!("{s} used as type"));
                TypeId::INVALID
            }
            _ => {
                let s = self.expr_string(e);
                self.error_at("NotAType", e, format!("{s} is not a type"));
                TypeId::INVALID
            }
        }
    }

    /// The length of an array type; −1 after an error.
    fn array_length(&mut self, e: ExprId) -> i64 {
        if let ExprKind::Name { name } = self.ast[e].kind {
            match self.resolve(e) {
                None => {
                    let msg =
                        format!("undefined array length {} or missing type constraint", self.text(name));
                    self.error_at("InvalidArrayLen", e, msg);
                    return -1;
                }
                Some(o) => {
                    if !matches!(self.store.obj(o).kind, ObjKind::Const) {
                        let msg = format!("invalid array length {}", self.text(name));
                        self.error_at("InvalidArrayLen", e, msg);
                        return -1;
                    }
                }
            }
        }
        let mut x = self.expr(e);
        if !x.is_const() {
            if !x.is_invalid() {
                let msg = format!("array length {} must be constant", self.describe(&x));
                self.error_op("InvalidArrayLen", &x, msg);
            }
            return -1;
        }
        if (self.is_untyped(x.ty) || self.is_integer(x.ty))
            && let Some(v) = x.val.to_int()
        {
            {
                if let Some(n) = v.as_i64()
                    && n >= 0
                {
                    if self.is_untyped(x.ty) {
                        self.convert_untyped(&mut x, TypeId::INT);
                    }
                    return n;
                }
            }
        }
        let s = self.describe(&x);
        let msg = if self.is_integer(x.ty) {
            format!("invalid array length {s}")
        } else {
            format!("array length {s} must be integer")
        };
        self.error_op("InvalidArrayLen", &x, msg);
        -1
    }

    fn instantiated_type(&mut self, e: ExprId, x: ExprId, args: ast::List<ExprId>) -> TypeId {
        let ast = self.ast;
        let at = self.start(e);
        self.need_version(at, 18, "type instantiation");
        let generic = self.generic_type_expr(x);
        if generic != TypeId::INVALID && !self.is_generic(generic) && !self.is_generic_alias(generic) {
            return self.not_generic(generic, e);
        }
        let mut targs: Vec<TypeId> = Vec::new();
        for &a in ast.list(args) {
            targs.push(self.var_type(a));
        }
        if generic == TypeId::INVALID {
            return generic;
        }
        let positions: Vec<Pos> = ast.list(args).iter().map(|&a| self.start(a)).collect();
        let name = self.type_name(generic);
        if let TypeKind::Alias(a) = self.store.raw_kind(generic)
            && let Some(ps) = a.tparams.get().filter(|p| !p.is_empty() && a.targs.is_empty())
        {
            if targs.contains(&TypeId::INVALID)
                || !self.check_count_at(&name, &targs, ps.len(), &positions, e)
            {
                return TypeId::INVALID;
            }
            self.note_instance(ps, &targs, &positions, ast[e].pos);
            self.verify_later(ps, &targs, positions, ast[e].pos);
            let actual = self.store.subst(self.store.unalias(generic), &Subst::new(ps, &targs));
            let (id, node) = self.store.new_alias(a.obj, crate::store::leak_slice(&targs));
            let _ = node.actual.set(actual);
            return id;
        }
        let TypeKind::Named(n) = self.store.kind(generic) else {
            return self.not_generic(generic, e);
        };
        if !self.is_generic(generic) {
            // A type whose own parameters are being declared is generic already.
            return self.not_generic(generic, e);
        }
        let implicit = n.implicit as usize;
        let tparams = n.tparams();
        if targs.contains(&TypeId::INVALID)
            || !self.check_count_at(&name, &targs, tparams.len() - implicit, &positions, e)
        {
            return TypeId::INVALID;
        }
        self.note_instance(&tparams[implicit..], &targs, &positions, ast[e].pos);
        let mut full = tparams[..implicit].to_vec();
        full.extend(&targs);
        self.verify_later(&tparams[implicit..], &targs, positions, ast[e].pos);
        let t = self.store.instance(generic, &full);
        let pos = self.start(e);
        self.instance_pos.entry(t).or_insert(pos);
        t
    }

    fn type_name(&self, t: TypeId) -> String {
        match self.store.raw_kind(t) {
            TypeKind::Named(n) => self.store.obj_name(n.obj).into(),
            TypeKind::Alias(a) => self.store.obj_name(a.obj).into(),
            _ => self.type_str(t),
        }
    }

    fn check_count_at(
        &mut self,
        name: &str,
        targs: &[TypeId],
        want: usize,
        positions: &[Pos],
        e: ExprId,
    ) -> bool {
        let _ = positions;
        let at = self.start(e);
        self.check_targ_count(at, name, targs.len(), want)
    }

    fn not_generic(&mut self, t: TypeId, e: ExprId) -> TypeId {
        let msg = format!(
            "invalid operation: {} ({} is not a generic type)",
            self.expr_string(e),
            self.type_str(t)
        );
        self.error_at("NotAGenericType", e, msg);
        TypeId::INVALID
    }

    pub(crate) fn check_map_key(&mut self, key: TypeId, pos: Pos) {
        if !self.is_valid(key) || self.store.comparable(key) {
            return;
        }
        let mut msg = format!("invalid map key type {}", self.type_str(key));
        if self.store.is_type_param(key) {
            msg.push_str(" (missing comparable constraint)");
        }
        self.error("IncomparableMapKey", pos, msg);
    }
}
