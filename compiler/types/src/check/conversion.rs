//! Conversions `T(x)`.

use super::constants::represent;
use super::{Checker, Operand};
use crate::constant::Value;
use crate::info::Mode;
use crate::types::*;

impl Checker<'_> {
    /// Converts `x` to `t`.
    pub(crate) fn conversion(&mut self, x: &mut Operand, t: TypeId) {
        if self.incomplete_type(t) {
            x.mode = Mode::Invalid;
            return;
        }
        let const_arg = x.is_const();
        let mut cause = String::new();
        let ok;
        let mut final_const = false;
        if const_arg && self.is_const_type(t) {
            // A constant conversion to a constant type yields a constant.
            let mut v = x.val.clone();
            ok = self.constant_conversion(x, t, &mut v);
            if !ok && self.is_integer(x.ty) && self.is_integer(t) {
                let msg = format!("constant {} overflows {}", x.val.display(), self.type_str(t));
                self.error_op("InvalidConversion", x, msg);
                x.mode = Mode::Invalid;
                return;
            }
            x.val = v;
            final_const = ok;
        } else if const_arg && self.store.is_type_param(t) {
            // The result is not constant, but the value must convert to each type of the set.
            let terms = self.store.param_terms(t).unwrap_or(&[]);
            let mut good = !terms.is_empty();
            let original = x.clone();
            let x = &mut *x;
            x.mode = Mode::Value;
            let x = &original;
            if terms.is_empty() {
                cause = format!("{} does not contain specific types", self.type_str(t));
            }
            for term in terms {
                let mut v = x.val.clone();
                if self.is_const_type(term.ty) {
                    if !self.constant_conversion(x, term.ty, &mut v) {
                        good = false;
                        cause = if self.is_integer(x.ty) && self.is_integer(term.ty) {
                            format!(
                                "constant {} overflows {} (in {})",
                                x.val.display(),
                                self.type_str(term.ty),
                                self.type_str(t)
                            )
                        } else {
                            format!(
                                "cannot convert {} to type {} (in {})",
                                self.describe(x),
                                self.type_str(term.ty),
                                self.type_str(t)
                            )
                        };
                        break;
                    }
                } else if !self.convertible(x, term.ty, &mut cause) {
                    good = false;
                    break;
                }
            }
            ok = good;
        } else if let Some(converted) = self.convert_generic_function(x, t) {
            if x.is_invalid() {
                // Reported.
                return;
            }
            ok = converted;
            x.mode = Mode::Value;
        } else {
            ok = self.convertible(x, t, &mut cause);
            if ok {
                x.mode = Mode::Value;
            }
        }
        if !ok {
            let mut msg = format!("cannot convert {} to type {}", self.describe(x), self.type_str(t));
            if !cause.is_empty() {
                msg.push_str(": ");
                msg.push_str(&cause);
            }
            self.error_op("InvalidConversion", x, msg);
            x.mode = Mode::Invalid;
            return;
        }
        if self.is_untyped(x.ty) {
            // Non-constant conversions and those to interfaces leave the argument its default type.
            let mut target = t;
            let iface = self.store.is_interface(t);
            if iface || (const_arg && !self.is_const_type(t)) || (!final_const && x.is_nil()) {
                target = if x.ty == TypeId::UNTYPED_NIL { t } else { self.default_type(x.ty) };
            } else if x.mode == Mode::Constant && self.is_integer(x.ty) && self.all_string(t) {
                target = x.ty;
            }
            if let Some(e) = x.expr {
                self.update_type(e, target, true);
            }
        }
        x.ty = t;
    }

    fn convert_generic_function(&mut self, x: &mut Operand, t: TypeId) -> Option<bool> {
        let sig = self.is_signature(x.ty)?;
        if sig.tparams.is_empty() {
            return None;
        }
        if self.is_signature(t).is_none() {
            self.non_generic(x);
            return Some(true);
        }
        self.instantiate_for(x, t, None);
        Some(!x.is_invalid())
    }

    fn constant_conversion(&mut self, x: &Operand, t: TypeId, v: &mut Value) -> bool {
        let Some(b) = self.basic(t) else { return false };
        if let Some(r) = represent(&x.val, b) {
            *v = r;
            return true;
        }
        if self.is_integer(x.ty) && b.is_string() {
            let c = x
                .val
                .as_i64()
                .and_then(|i| u32::try_from(i).ok())
                .and_then(char::from_u32)
                .unwrap_or('\u{fffd}');
            *v = Value::string(c.to_string().as_bytes());
            return true;
        }
        false
    }

    /// Whether `x`, not constant or to a type without constants, converts to `t`.
    pub(crate) fn convertible(&mut self, x: &Operand, t: TypeId, cause: &mut String) -> bool {
        let mut reason = String::new();
        if self.assignable(x, t, &mut reason).is_ok() {
            return true;
        }
        if !reason.is_empty() {
            *cause = reason;
        }
        let v = x.ty;
        let (vp, tp) = (self.store.is_type_param(v), self.store.is_type_param(t));
        let (vu, tu) = (self.store.under(v), self.store.under(t));
        if !vp && !tp {
            if self.identical_ignoring_tags(vu, tu) {
                return true;
            }
            if let (TypeKind::Pointer(a), TypeKind::Pointer(b)) = (self.store.kind(v), self.store.kind(t)) {
                let plain = !self.store.is_type_param(a) && !self.store.is_type_param(b);
                if plain && self.identical_ignoring_tags(self.store.under(a), self.store.under(b)) {
                    return true;
                }
            }
            let basic = |u: TypeId| match self.store.kind(u) {
                TypeKind::Basic(b) => Some(b),
                _ => None,
            };
            let (vb, tb) = (basic(vu), basic(tu));
            if let (Some(a), Some(b)) = (vb, tb) {
                let real = |b: Basic| b.is_integer() || b.is_float();
                if real(a) && real(b) || a.is_complex() && b.is_complex() || a.is_integer() && b.is_string() {
                    return true;
                }
            }
            if vb.is_some_and(Basic::is_string) && self.is_bytes_or_runes(tu)
                || tb.is_some_and(Basic::is_string) && self.is_bytes_or_runes(vu)
            {
                return true;
            }
            let ptr_like = |u: TypeId, b: Option<Basic>| {
                matches!(self.store.kind(u), TypeKind::Pointer(_)) || b == Some(Basic::Uintptr)
            };
            if ptr_like(vu, vb) && tb == Some(Basic::UnsafePointer)
                || vb == Some(Basic::UnsafePointer) && (ptr_like(tu, tb) || tb == Some(Basic::UnsafePointer))
            {
                return true;
            }
            if let TypeKind::Slice(e) = self.store.kind(vu) {
                match self.store.kind(tu) {
                    TypeKind::Array(a, _) if self.store.identical(e, a) => {
                        if self.allows(20) {
                            return true;
                        }
                        *cause = format!("conversion of slice to array {}", self.requires(20));
                        return false;
                    }
                    TypeKind::Pointer(p) => {
                        if let TypeKind::Array(a, _) = self.store.under_kind(p)
                            && self.store.identical(e, a)
                        {
                            if self.allows(17) {
                                return true;
                            }
                            *cause = format!("conversion of slice to array pointer {}", self.requires(17));
                            return false;
                        }
                    }
                    _ => {}
                }
            }
            return false;
        }
        // Every type of one set must convert to every type of the other.
        let vts: Vec<TypeId> = if vp {
            self.store.param_terms(v).unwrap_or(&[]).iter().map(|x| x.ty).collect()
        } else {
            vec![v]
        };
        let tts: Vec<TypeId> = if tp {
            self.store.param_terms(t).unwrap_or(&[]).iter().map(|x| x.ty).collect()
        } else {
            vec![t]
        };
        if vts.is_empty() || tts.is_empty() {
            return false;
        }
        for &a in &vts {
            let y = Operand { ty: a, ..x.clone() };
            for &b in &tts {
                if !self.convertible(&y, b, cause) {
                    let detail = std::mem::take(cause);
                    *cause = match (vp, tp) {
                        (true, true) => format!(
                            "cannot convert {} (in {}) to type {} (in {})",
                            self.type_str(a),
                            self.type_str(v),
                            self.type_str(b),
                            self.type_str(t)
                        ),
                        (true, false) => format!(
                            "cannot convert {} (in {}) to type {}",
                            self.type_str(a),
                            self.type_str(v),
                            self.type_str(t)
                        ),
                        _ => format!(
                            "cannot convert {} to type {} (in {})",
                            self.type_str(v),
                            self.type_str(b),
                            self.type_str(t)
                        ),
                    };
                    if !detail.is_empty() {
                        cause.push_str("\n\t");
                        cause.push_str(&detail);
                    }
                    return false;
                }
            }
        }
        true
    }

    fn identical_ignoring_tags(&self, a: TypeId, b: TypeId) -> bool {
        self.store.identical(a, b)
            || self.store.identical(self.store.without_tags(a), self.store.without_tags(b))
    }
}
