//! The calling convention of Go functions as signatures (`docs/calling-convention.md`, numbers in [`abi::call`]).
//!
//! A flat parameter travels as its scalars, any other as the address of a copy that the callee must not write.
//! Results travel as scalars when all are flat and fit the registers, otherwise all of them through one hidden
//! pointer to a tuple, which comes first (after the closure context).

use crate::cx::Cx;
use ir::{Signature, Type};
use types::{TypeId, TypeKind};

/// How a function is called.
#[derive(Clone, Debug)]
pub struct FnAbi {
    /// Receiver first, then the parameters.
    pub params: Vec<TypeId>,
    pub results: Vec<TypeId>,
    /// The tuple of the results.
    pub tuple: TypeId,
    /// Whether the results go through a hidden pointer.
    pub hidden: bool,
    pub sig: Signature,
}

/// What comes before the parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conv {
    /// A function called by name.
    Plain,
    /// A func value: the closure context comes first.
    Closure,
    /// A function of the runtime written in Rust.
    C,
}

impl Cx<'_> {
    /// The convention of a function of type `sig`; `recv` is an additional first parameter.
    pub fn fn_abi(&mut self, sig: TypeId, recv: Option<TypeId>, conv: Conv) -> FnAbi {
        let TypeKind::Signature(s) = self.st.under_kind(sig) else {
            return self.abi_of(vec![], vec![], conv);
        };
        let params = recv.into_iter().chain(s.params.iter().map(|p| p.ty)).collect();
        let results = s.results.iter().map(|p| p.ty).collect();
        self.abi_of(params, results, conv)
    }

    /// The convention for lists of types.
    pub fn abi_of(&mut self, params: Vec<TypeId>, results: Vec<TypeId>, conv: Conv) -> FnAbi {
        let mut sig = Signature { c_abi: conv == Conv::C, ..Signature::default() };
        let mut hidden = false;
        let (mut ints, mut floats) = (0, 0);
        for &r in &results {
            match &self.layout(r).leaves {
                Some(ls) => {
                    for l in ls {
                        *(if l.ty.is_float() { &mut floats } else { &mut ints }) += 1;
                        sig.results.push(l.ty);
                    }
                }
                None => hidden = true,
            }
        }
        hidden |= match conv {
            Conv::C => ints + floats > 2,
            _ => ints > abi::call::MAX_INT_RESULTS || floats > abi::call::MAX_FLOAT_RESULTS,
        };
        if conv == Conv::Closure {
            sig.params.push(Type::Ptr);
        }
        if hidden {
            sig.results.clear();
            sig.params.push(Type::Ptr);
        }
        for &p in &params {
            match &self.layout(p).leaves {
                Some(ls) => sig.params.extend(ls.iter().map(|l| l.ty)),
                None => sig.params.push(Type::Ptr),
            }
        }
        let tuple = self.st.tuple(&results);
        FnAbi { params, results, tuple, hidden, sig }
    }
}

/// The signature that a row of [`abi::rtfn::TABLE`] spells out.
pub fn rt_signature(row: &abi::rtfn::RtFn) -> Signature {
    let (params, results) = row.sig.split_once('>').expect("a checked table");
    let letters = |s: &str| s.bytes().map(letter).collect();
    Signature { params: letters(params), results: letters(results), c_abi: row.lang == abi::rtfn::Lang::Rust }
}

fn letter(c: u8) -> Type {
    match c {
        b'p' => Type::Ptr,
        b'l' => Type::I64,
        b'i' => Type::I32,
        b's' => Type::I16,
        b'b' => Type::I8,
        b'd' => Type::F64,
        _ => Type::F32,
    }
}
