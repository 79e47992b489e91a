//! The predeclared functions.

use super::assign::Context;
use super::{Checker, Operand};
use crate::constant::{self, CompareOp, Value};
use crate::info::Mode;
use crate::object::Builtin;
use crate::types::ChanDir;
use crate::types::*;
use syntax::ast::*;

/// Fewest arguments and whether more are allowed.
fn arity(b: Builtin) -> (usize, bool) {
    use Builtin::*;
    match b {
        Append => (1, true),
        Cap | Clear | Close | Imag | Len | New | Panic | Real => (1, false),
        Complex | Copy | Delete => (2, false),
        Make | Max | Min => (1, true),
        Print | Println => (0, true),
        Recover => (0, false),
        UnsafeAdd | UnsafeSlice | UnsafeString => (2, false),
        UnsafeAlignof | UnsafeOffsetof | UnsafeSizeof | UnsafeSliceData | UnsafeStringData => (1, false),
    }
}

impl Checker<'_> {
    pub(crate) fn builtin(
        &mut self,
        e: ExprId,
        fun: ExprId,
        b: Builtin,
        args: List<ExprId>,
        dots: bool,
    ) -> Operand {
        let ast = self.ast;
        let name = self.expr_string(fun);
        if dots && b != Builtin::Append {
            let msg = format!("invalid operation: invalid use of ... with built-in {name}");
            self.error_at("InvalidDotDotDot", e, msg);
            self.use_exprs(args);
            return Operand::invalid(e);
        }
        let saved = self.env.has_call_or_recv;
        if matches!(b, Builtin::Len | Builtin::Cap) {
            self.env.has_call_or_recv = false;
        }
        let mut list: Vec<Operand> = Vec::new();
        let types_first = matches!(b, Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof);
        let nargs = if types_first {
            args.len()
        } else {
            let exprs = ast.list(args);
            if let [one] = exprs {
                let x = self.multi_expr(*one, None);
                match self.store.kind(x.ty) {
                    TypeKind::Tuple(ts) if x.mode == Mode::Value => {
                        let nth = |(i, &t): (usize, &TypeId)| Operand {
                            result: (i + 1).min(255) as u8,
                            ..Operand::new(Mode::Value, t, *one)
                        };
                        list = ts.iter().enumerate().map(nth).collect();
                    }
                    _ => list.push(x),
                }
            } else {
                for &a in exprs {
                    let x = self.expr(a);
                    list.push(x);
                }
            }
            if list.iter().any(Operand::is_invalid) {
                self.env.has_call_or_recv = saved;
                return Operand::invalid(e);
            }
            list.len()
        };
        let (min, more) = arity(b);
        let what = if nargs < min {
            Some("not enough")
        } else if !more && nargs > min {
            Some("too many")
        } else {
            None
        };
        if let Some(what) = what {
            let msg = format!(
                "invalid operation: {what} arguments for {} (expected {min}, found {nargs})",
                self.expr_string(e)
            );
            self.error_at("WrongArgCount", e, msg);
            self.env.has_call_or_recv = saved;
            return Operand::invalid(e);
        }
        let has_call = self.env.has_call_or_recv;
        let out = self.builtin_call(e, fun, b, args, list, dots);
        if matches!(b, Builtin::Len | Builtin::Cap) {
            self.env.has_call_or_recv = saved || has_call;
        }
        if !out.is_const()
            && !matches!(
                b,
                Builtin::Len
                    | Builtin::Cap
                    | Builtin::Complex
                    | Builtin::Imag
                    | Builtin::Real
                    | Builtin::Max
                    | Builtin::Min
            )
        {
            self.env.has_call_or_recv = true;
        }
        out
    }

    fn builtin_call(
        &mut self,
        e: ExprId,
        fun: ExprId,
        b: Builtin,
        args: List<ExprId>,
        mut list: Vec<Operand>,
        dots: bool,
    ) -> Operand {
        use Builtin::*;
        match b {
            Append => self.append(e, args, list, dots),
            Cap | Len => self.len_cap(e, b, list.remove(0)),
            Clear => self.clear(e, list.remove(0)),
            Close => self.close(e, list.remove(0)),
            Complex => self.complex(e, list),
            Copy => self.copy(e, list),
            Delete => self.delete(e, list),
            Imag | Real => self.real_imag(e, b, list.remove(0)),
            Make => self.make(e, args),
            Max | Min => self.min_max(e, b, list),
            New => self.new_value(e, args),
            Panic => {
                let mut x = list.remove(0);
                self.assignment(&mut x, Some(TypeId::EMPTY_INTERFACE), "argument to panic");
                if x.is_invalid() { x } else { Operand::new(Mode::NoValue, TypeId::VOID, e) }
            }
            Print | Println => {
                for x in &mut list {
                    self.assignment(x, None, Context::BuiltIn(fun));
                    if x.is_invalid() {
                        return Operand::invalid(e);
                    }
                }
                Operand::new(Mode::NoValue, TypeId::VOID, e)
            }
            Recover => Operand::new(Mode::Value, TypeId::EMPTY_INTERFACE, e),
            _ => self.unsafe_builtin(e, b, args, list),
        }
    }

    fn invalid_arg(&mut self, code: &'static str, x: &Operand, msg: String) -> Operand {
        self.error_op(code, x, msg);
        Operand { mode: Mode::Invalid, ..x.clone() }
    }

    fn append(&mut self, e: ExprId, args: List<ExprId>, mut list: Vec<Operand>, dots: bool) -> Operand {
        let s = list[0].clone();
        let elem = match self.store.core_type(s.ty).map(|u| self.store.kind(u)) {
            Some(TypeKind::Slice(t)) => t,
            core => {
                let _ = core;
                let msg = if s.is_nil() {
                    "invalid append: argument must be a slice; have untyped nil".to_string()
                } else if let Some(cause) = self.mismatched_slices(&s) {
                    format!("invalid append: {cause}")
                } else {
                    format!("invalid append: argument must be a slice; have {}", self.describe(&s))
                };
                return self.invalid_arg("InvalidAppend", &s, msg);
            }
        };
        if dots {
            if list.len() == 2 {
                let x = list[1].clone();
                // append([]byte, string...) is a special case.
                let is_bytes = self.basic(elem) == Some(Basic::Uint8);
                let string = self.all_string(x.ty) || self.store.core_or_string(x.ty) == Some(TypeId::STRING);
                if is_bytes && string {
                    let mut x = x;
                    self.use_default(&mut x);
                    return Operand::new(Mode::Value, s.ty, e);
                }
                let mut x = x;
                let t = self.store.slice(elem);
                // The slices' types may differ as long as their elements are the same.
                if let Some(TypeKind::Slice(b)) = self.store.core_type(x.ty).map(|u| self.store.kind(u))
                    && self.store.identical(b, elem)
                {
                    return Operand::new(Mode::Value, s.ty, e);
                }
                self.assignment(&mut x, Some(t), "argument to append");
                if x.is_invalid() {
                    return x;
                }
                return Operand::new(Mode::Value, s.ty, e);
            }
            let ast = self.ast;
            let last = *ast.list(args).last().unwrap_or(&e);
            if list.len() > 2 {
                let have: Vec<TypeId> = list.iter().map(|a| a.ty).collect();
                let msg = format!(
                    "too many arguments in call to append\n\thave {}\n\twant ({}, ...{})",
                    self.types_summary(&have, false, true),
                    self.type_str(s.ty),
                    self.type_str(elem)
                );
                let at = list[2].expr.map_or(last, |x| x);
                self.error_at("WrongArgCount", at, msg);
            } else {
                self.error_at("InvalidDotDotDot", last, "can only use ... with matching parameter");
            }
            return Operand::invalid(e);
        }
        for x in list.iter_mut().skip(1) {
            self.resolve_generic(x, Some(elem), None);
            self.assignment(x, Some(elem), "argument to append");
        }
        Operand::new(Mode::Value, s.ty, e)
    }

    fn len_cap(&mut self, e: ExprId, b: Builtin, mut x: Operand) -> Operand {
        let name = if b == Builtin::Len { "len" } else { "cap" };
        let t = self.array_deref(self.store.under(x.ty));
        let mut mode = Mode::Invalid;
        let mut val = Value::Unknown;
        if self.store.is_type_param(x.ty) {
            let ok = self.store.all_types(x.ty, |u| {
                let u = self.array_deref(u);
                match self.store.kind(u) {
                    TypeKind::Basic(k) => k.is_string() && b == Builtin::Len,
                    TypeKind::Array(..) | TypeKind::Slice(_) | TypeKind::Chan(..) => true,
                    TypeKind::Map(..) => b == Builtin::Len,
                    _ => false,
                }
            });
            if ok {
                mode = Mode::Value;
            }
        } else {
            match self.store.kind(t) {
                TypeKind::Basic(k) if k.is_string() && b == Builtin::Len => {
                    mode = Mode::Value;
                    if x.is_const() {
                        mode = Mode::Constant;
                        val = x.val.as_str().map_or(Value::Unknown, |s| Value::Int(s.len() as i64));
                    }
                }
                TypeKind::Array(_, n) => {
                    mode = Mode::Value;
                    // Constant, unless the operand must be evaluated.
                    if !self.env.has_call_or_recv {
                        mode = Mode::Constant;
                        val = if n >= 0 { Value::Int(n) } else { Value::Unknown };
                    }
                }
                TypeKind::Slice(_) | TypeKind::Chan(..) => mode = Mode::Value,
                TypeKind::Map(..) if b == Builtin::Len => mode = Mode::Value,
                _ => {}
            }
        }
        if mode == Mode::Invalid {
            if self.store.under(x.ty) != TypeId::INVALID {
                let msg = format!("invalid argument: {} for built-in {name}", self.describe(&x));
                let code = if b == Builtin::Len { "InvalidLen" } else { "InvalidCap" };
                return self.invalid_arg(code, &x, msg);
            }
            return Operand::invalid(e);
        }
        if self.is_untyped(x.ty) {
            self.use_default(&mut x);
        }
        if mode == Mode::Constant {
            Operand::constant(TypeId::INT, val, e)
        } else {
            Operand::new(mode, TypeId::INT, e)
        }
    }

    /// The array type behind a pointer to an array.
    fn array_deref(&self, t: TypeId) -> TypeId {
        if let TypeKind::Pointer(p) = self.store.kind(t) {
            let u = self.store.under(p);
            if matches!(self.store.kind(u), TypeKind::Array(..)) {
                return u;
            }
        }
        t
    }

    fn clear(&mut self, e: ExprId, x: Operand) -> Operand {
        if !self.allows(21) {
            self.need_version(self.start(e), 21, "clear");
            return Operand::invalid(e);
        }
        let ok = self
            .store
            .all_types(x.ty, |u| matches!(self.store.kind(u), TypeKind::Map(..) | TypeKind::Slice(_)));
        if !ok {
            let msg = format!(
                "invalid argument: cannot clear {}: argument must be (or constrained by) map or slice",
                self.describe(&x)
            );
            return self.invalid_arg("InvalidClear", &x, msg);
        }
        Operand::new(Mode::NoValue, TypeId::VOID, e)
    }

    fn close(&mut self, e: ExprId, x: Operand) -> Operand {
        let mut why = None;
        let ok = self.store.all_types(x.ty, |u| match self.store.kind(u) {
            TypeKind::Chan(ChanDir::Recv, _) => {
                why = Some("cannot close receive-only channel");
                false
            }
            TypeKind::Chan(..) => true,
            _ => {
                why = Some("cannot close non-channel");
                false
            }
        });
        if !ok {
            let msg = format!(
                "invalid operation: {} {}",
                why.unwrap_or("cannot close non-channel"),
                self.describe(&x)
            );
            return self.invalid_arg("InvalidClose", &x, msg);
        }
        Operand::new(Mode::NoValue, TypeId::VOID, e)
    }

    fn complex(&mut self, e: ExprId, mut list: Vec<Operand>) -> Operand {
        let mut y = list.remove(1);
        let mut x = list.remove(0);
        // One typed operand decides; two untyped constants give an untyped result.
        let untyped = (self.is_untyped(x.ty), self.is_untyped(y.ty));
        match untyped {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut x, y.ty),
            (false, true) => self.convert_untyped(&mut y, x.ty),
            (true, true) => {
                if x.is_const() && y.is_const() {
                    for o in [&mut x, &mut y] {
                        if self.is_numeric(o.ty) && o.val.imag().is_zero() {
                            o.ty = TypeId::UNTYPED_FLOAT;
                        }
                    }
                } else {
                    self.convert_untyped(&mut x, TypeId::FLOAT64);
                    self.convert_untyped(&mut y, TypeId::FLOAT64);
                }
            }
        }
        if x.is_invalid() || y.is_invalid() {
            return Operand::invalid(e);
        }
        if !self.store.identical(x.ty, y.ty) {
            let msg = format!(
                "invalid operation: {} (mismatched types {} and {})",
                self.expr_string(e),
                self.type_str(x.ty),
                self.type_str(y.ty)
            );
            return self.invalid_arg("InvalidComplex", &x, msg);
        }
        let res = match self.basic(x.ty) {
            Some(Basic::Float32) => TypeId::COMPLEX64,
            Some(Basic::Float64) => TypeId::COMPLEX128,
            Some(Basic::UntypedFloat) => TypeId::UNTYPED_COMPLEX,
            _ if self.only_basics(x.ty, Basic::is_float) => {
                let msg = self.not_for_type_params(&x, "complex");
                return self.invalid_arg("InvalidComplex", &x, msg);
            }
            _ => {
                let msg = format!(
                    "invalid argument: arguments have type {}, expected floating-point",
                    self.type_str(x.ty)
                );
                return self.invalid_arg("InvalidComplex", &x, msg);
            }
        };
        if x.is_const() && y.is_const() {
            let (re, im) = (x.val.real(), y.val.real());
            let v = if im.is_zero() { re } else { Value::complex(re, im) };
            return Operand::constant(res, v, e);
        }
        Operand::new(Mode::Value, res, e)
    }

    fn real_imag(&mut self, e: ExprId, b: Builtin, mut x: Operand) -> Operand {
        if self.is_untyped(x.ty) {
            if x.is_const() {
                if self.is_numeric(x.ty) {
                    x.ty = TypeId::UNTYPED_COMPLEX;
                }
            } else {
                self.convert_untyped(&mut x, TypeId::COMPLEX128);
                if x.is_invalid() {
                    return x;
                }
            }
        }
        let res = match self.basic(x.ty) {
            Some(Basic::Complex64) => TypeId::FLOAT32,
            Some(Basic::Complex128) => TypeId::FLOAT64,
            Some(Basic::UntypedComplex) => TypeId::UNTYPED_FLOAT,
            _ if self.only_basics(x.ty, Basic::is_complex) => {
                let what = if b == Builtin::Real { "real" } else { "imag" };
                let msg = self.not_for_type_params(&x, what);
                return self.invalid_arg("InvalidReal", &x, msg);
            }
            _ => {
                let msg = format!(
                    "invalid argument: argument has type {}, expected complex type",
                    self.type_str(x.ty)
                );
                let code = if b == Builtin::Real { "InvalidReal" } else { "InvalidImag" };
                return self.invalid_arg(code, &x, msg);
            }
        };
        if x.is_const() {
            let v = if b == Builtin::Real { x.val.real() } else { x.val.imag() };
            return Operand::constant(res, v, e);
        }
        Operand::new(Mode::Value, res, e)
    }

    fn only_basics(&self, t: TypeId, p: fn(Basic) -> bool) -> bool {
        self.store.is_type_param(t)
            && self.store.all_types(t, |u| matches!(self.store.kind(u), TypeKind::Basic(b) if p(b)))
    }

    fn not_for_type_params(&self, x: &Operand, builtin: &str) -> String {
        let x = self.describe(x);
        format!("{x} not supported as argument to built-in {builtin} for go1.18 (see go.dev/issue/50937)")
    }

    /// For a type parameter that stands for slices only: which element types differ.
    fn mismatched_slices(&self, x: &Operand) -> Option<String> {
        let mut first: Option<TypeId> = None;
        let mut differ = None;
        for t in self.store.param_terms(x.ty)? {
            let TypeKind::Slice(e) = self.store.under_kind(t.ty) else { return None };
            match first {
                Some(f) if !self.store.identical(f, e) => differ = differ.or(Some((f, e))),
                _ => first = Some(e),
            }
        }
        let (a, b) = differ?;
        let (a, b) = (self.type_str(a), self.type_str(b));
        Some(format!("mismatched slice element types {a} and {b} in {}", self.describe(x)))
    }

    fn copy(&mut self, e: ExprId, mut list: Vec<Operand>) -> Operand {
        let mut src = list.remove(1);
        let dst = list.remove(0);
        let dt = match self.store.core_type(dst.ty).map(|u| self.store.kind(u)) {
            Some(TypeKind::Slice(t)) => t,
            _ => {
                let have = if dst.is_nil() { "untyped nil".into() } else { self.describe(&dst) };
                let msg = match self.mismatched_slices(&dst) {
                    Some(cause) => format!("invalid copy: {cause}"),
                    None => format!("invalid copy: argument must be a slice; have {have}"),
                };
                return self.invalid_arg("InvalidCopy", &dst, msg);
            }
        };
        let st = match self.store.core_or_string(src.ty).map(|u| self.store.kind(u)) {
            Some(TypeKind::Slice(t)) => t,
            Some(TypeKind::Basic(b)) if b.is_string() => {
                self.use_default(&mut src);
                TypeId::BYTE
            }
            _ => {
                let have = if src.is_nil() { "untyped nil".into() } else { self.describe(&src) };
                let msg = format!("invalid copy: argument must be a slice; have {have}");
                return self.invalid_arg("InvalidCopy", &src, msg);
            }
        };
        if !self.store.identical(dt, st) {
            let msg = format!(
                "invalid copy: arguments {} and {} have different element types {} and {}",
                self.describe(&dst),
                self.describe(&src),
                self.type_str(dt),
                self.type_str(st)
            );
            return self.invalid_arg("InvalidCopy", &dst, msg);
        }
        Operand::new(Mode::Value, TypeId::INT, e)
    }

    fn delete(&mut self, e: ExprId, mut list: Vec<Operand>) -> Operand {
        let mut k = list.remove(1);
        let m = list.remove(0);
        let mut key: Option<TypeId> = None;
        let mut problem = false;
        self.store.all_types(m.ty, |u| {
            match self.store.kind(u) {
                TypeKind::Map(kt, _) => match key {
                    Some(o) if !self.store.identical(o, kt) => problem = true,
                    _ => key = Some(kt),
                },
                _ => problem = true,
            }
            true
        });
        let (Some(key), false) = (key, problem) else {
            let terms = self.store.param_terms(m.ty).unwrap_or(&[]);
            let maps = terms.iter().all(|t| matches!(self.store.under_kind(t.ty), TypeKind::Map(..)));
            let msg = if maps && !terms.is_empty() {
                format!("invalid argument: maps of {} must have identical key types", self.describe(&m))
            } else {
                format!("invalid argument: {} is not a map", self.describe(&m))
            };
            return self.invalid_arg("InvalidDelete", &m, msg);
        };
        self.assignment(&mut k, Some(key), "argument to delete");
        if k.is_invalid() {
            return k;
        }
        Operand::new(Mode::NoValue, TypeId::VOID, e)
    }

    fn make(&mut self, e: ExprId, args: List<ExprId>) -> Operand {
        let ast = self.ast;
        let list = ast.list(args);
        let t = self.var_type(list[0]);
        if t == TypeId::INVALID {
            return Operand::invalid(e);
        }
        let core = self.store.core_type(t);
        let min = match core.map(|u| self.store.kind(u)) {
            Some(TypeKind::Slice(_)) => 2,
            Some(TypeKind::Map(..) | TypeKind::Chan(..)) => 1,
            _ => {
                if self.store.under(t) != TypeId::INVALID {
                    let s = self.expr_string(list[0]);
                    let terms = self.store.param_terms(t).unwrap_or(&[]);
                    let all = |f: fn(TypeKind) -> bool| terms.iter().all(|t| f(self.store.under_kind(t.ty)));
                    let chans = all(|k| matches!(k, TypeKind::Chan(..)));
                    let array = terms.first().is_some_and(|t| {
                        !matches!(
                            self.store.under_kind(t.ty),
                            TypeKind::Slice(_) | TypeKind::Map(..) | TypeKind::Chan(..)
                        )
                    });
                    let msg = if core.is_none() && chans && !terms.is_empty() {
                        let x = Operand::new(Mode::Value, t, list[0]);
                        let cause =
                            self.chan_elem(&x, ChanDir::Send).err().unwrap_or_else(|| self.no_core(t));
                        format!("invalid argument: cannot make {s}: {cause}")
                    } else if core.is_none() && !array {
                        format!("invalid argument: cannot make {s}: {}", self.no_core(t))
                    } else {
                        format!("invalid argument: cannot make {s}: type must be slice, map, or channel")
                    };
                    self.error_at("InvalidMake", list[0], msg);
                }
                return Operand::invalid(e);
            }
        };
        if list.len() < min || min + 1 < list.len() {
            let msg = format!(
                "invalid operation: {} expects {min} or {} arguments; found {}",
                self.expr_string(e),
                min + 1,
                list.len()
            );
            self.error_at("WrongArgCount", e, msg);
            return Operand::invalid(e);
        }
        let mut sizes = Vec::new();
        for &a in &list[1..] {
            let mut x = self.expr(a);
            if self.is_untyped(x.ty)
                && x.is_const()
                && self.is_numeric(x.ty)
                && !self.is_integer(x.ty)
                && x.val.is_int()
            {
                // An untyped constant like 1e3 counts as an integer.
                self.convert_untyped(&mut x, TypeId::INT);
            }
            if self.valid_index(&mut x, "InvalidMake", "index", false)
                && x.is_const()
                && let Some(v) = x.val.as_i64()
            {
                sizes.push(v);
            }
        }
        if sizes.len() == 2 && sizes[0] > sizes[1] {
            self.error_at("SwappedMakeArgs", list[1], "invalid argument: length and capacity swapped");
        }
        Operand::new(Mode::Value, t, e)
    }

    fn new_value(&mut self, e: ExprId, args: List<ExprId>) -> Operand {
        let ast = self.ast;
        let arg = ast.list(args)[0];
        let mut x = self.expr_or_type(arg, false);
        match x.mode {
            Mode::Invalid => return Operand::invalid(e),
            Mode::TypeExpr => {
                let pos = self.start(arg);
                self.later(super::decl::Delayed::VarType { ty: x.ty, pos });
            }
            _ => {
                if !self.allows(26) {
                    let what = self.expr_string(e);
                    self.need_version(self.start(e), 26, &what);
                    return Operand::invalid(e);
                }
                if x.mode == Mode::Builtin {
                    let msg = format!("{} must be called", self.describe(&x));
                    return self.invalid_arg("UncalledBuiltin", &x, msg);
                }
                self.assignment(&mut x, None, "argument to new");
                if x.is_invalid() {
                    return x;
                }
            }
        }
        Operand::new(Mode::Value, self.store.pointer(x.ty), e)
    }

    fn min_max(&mut self, e: ExprId, b: Builtin, list: Vec<Operand>) -> Operand {
        let name = if b == Builtin::Max { "max" } else { "min" };
        if !self.allows(21) {
            self.need_version(self.start(e), 21, &format!("built-in {name}"));
        }
        for a in &list {
            if !self.all_ordered(a.ty) {
                let msg = format!("invalid argument: {} cannot be ordered", self.describe(a));
                return self.invalid_arg("InvalidMinMaxOperand", a, msg);
            }
        }
        let op = if b == Builtin::Max { CompareOp::Gt } else { CompareOp::Lt };
        let exprs: Vec<Option<ExprId>> = list.iter().map(|a| a.expr).collect();
        let mut it = list.into_iter();
        let Some(mut x) = it.next() else { return Operand::invalid(e) };
        for mut a in it {
            self.match_operands(&mut x, &mut a, false);
            if x.is_invalid() {
                return x;
            }
            if !self.store.identical(x.ty, a.ty) {
                let msg = format!(
                    "invalid argument: mismatched types {} (previous argument) and {} (type of {})",
                    self.type_str(x.ty),
                    self.type_str(a.ty),
                    a.expr.map_or(String::new(), |ae| self.expr_string(ae))
                );
                return self.invalid_arg("MismatchedTypes", &a, msg);
            }
            if x.is_const() && a.is_const() {
                if constant::compare(&a.val, op, &x.val) == Some(true) {
                    x.val = a.val.clone();
                }
            } else {
                x.mode = Mode::Value;
            }
        }
        if x.mode != Mode::Constant {
            x.mode = Mode::Value;
        }
        // Untyped operands take the final type.
        if !self.is_untyped(x.ty) {
            for a in exprs.into_iter().flatten() {
                let t = x.ty;
                self.update_type(a, t, true);
            }
        } else if x.mode == Mode::Value {
            let t = self.default_type(x.ty);
            for a in exprs.into_iter().flatten() {
                self.update_type(a, t, true);
            }
            x.ty = t;
        }
        x.expr = Some(e);
        x
    }
}
