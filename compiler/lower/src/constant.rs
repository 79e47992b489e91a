//! Constants as values and as bytes of data.

use crate::cx::Cx;
use crate::func::Fx;
use crate::layout::scalar;
use crate::val::Val;
use ir::{DataReloc, SymId, Type};
use types::constant::Value as Const;
use types::{Basic, TypeId, TypeKind};

/// Bytes of a datum with the addresses in it.
#[derive(Clone, Debug, Default)]
pub struct Image {
    pub bytes: Vec<u8>,
    pub relocs: Vec<DataReloc>,
}

impl Image {
    /// `size` zero bytes.
    pub fn zeroed(size: u64) -> Image {
        Image { bytes: vec![0; size as usize], relocs: vec![] }
    }

    /// Writes at an offset.
    pub fn put(&mut self, off: u64, bytes: &[u8]) {
        self.bytes[off as usize..off as usize + bytes.len()].copy_from_slice(bytes);
    }

    /// An address at an offset.
    pub fn put_addr(&mut self, off: u64, sym: SymId, addend: i64) {
        self.relocs.push(DataReloc { offset: off as u32, sym, addend });
    }

    /// Whether nothing but zeros was written.
    pub fn is_zero(&self) -> bool {
        self.relocs.is_empty() && self.bytes.iter().all(|&b| b == 0)
    }
}

impl Cx<'_> {
    /// The type that a constant gets in an interface when its own type does not say.
    pub fn default_type(&self, v: &Const, t: TypeId) -> TypeId {
        match self.st.kind(t) {
            TypeKind::Basic(Basic::UntypedBool) => TypeId::BOOL,
            TypeKind::Basic(Basic::UntypedInt) => TypeId::INT,
            TypeKind::Basic(Basic::UntypedRune) => TypeId::INT32,
            TypeKind::Basic(Basic::UntypedFloat) => TypeId::FLOAT64,
            TypeKind::Basic(Basic::UntypedComplex) => TypeId::COMPLEX128,
            TypeKind::Basic(Basic::UntypedString) => TypeId::STRING,
            _ if !self.st.is_interface(t) => t,
            _ => match v {
                Const::Bool(_) => TypeId::BOOL,
                Const::Str(_) => TypeId::STRING,
                Const::Int(_) | Const::Big(_) => TypeId::INT,
                Const::Complex(_) => TypeId::COMPLEX128,
                _ => TypeId::FLOAT64,
            },
        }
    }

    /// Writes a constant of type `t` (not an interface).
    pub fn const_image(&mut self, img: &mut Image, off: u64, v: &Const, t: TypeId) {
        match self.st.under_kind(t) {
            TypeKind::Basic(b) if b.is_string() => {
                let s = v.as_str().cloned().unwrap_or_else(|| std::sync::Arc::from(&b""[..]));
                if !s.is_empty() {
                    let sym = self.string_sym(&s);
                    img.put_addr(off, sym, 0);
                    img.put(off + 8, &(s.len() as u64).to_le_bytes());
                }
            }
            TypeKind::Basic(Basic::Complex64) => {
                img.put(off, &v.real().to_f32().to_le_bytes());
                img.put(off + 4, &v.imag().to_f32().to_le_bytes());
            }
            TypeKind::Basic(b) if b.is_complex() => {
                img.put(off, &v.real().to_f64().to_le_bytes());
                img.put(off + 8, &v.imag().to_f64().to_le_bytes());
            }
            TypeKind::Basic(Basic::Float32) => img.put(off, &v.to_f32().to_le_bytes()),
            TypeKind::Basic(b) if b.is_float() => img.put(off, &v.to_f64().to_le_bytes()),
            TypeKind::Basic(b) => {
                let n = scalar(b).map_or(8, |s| s.bytes()) as usize;
                img.put(off, &const_bits(v).to_le_bytes()[..n]);
            }
            _ => img.put(off, &const_bits(v).to_le_bytes()),
        }
    }
}

/// The bits of an integer or boolean constant.
pub fn const_bits(v: &Const) -> u64 {
    match v {
        Const::Bool(b) => *b as u64,
        v => match v.as_i64() {
            Some(i) => i as u64,
            None => v.as_u64().unwrap_or_else(|| v.to_f64() as i64 as u64),
        },
    }
}

impl Fx<'_, '_> {
    /// A constant of type `from` as a `to`.
    pub fn const_to(&mut self, v: &Const, from: TypeId, to: TypeId) -> Val {
        if self.cx.st.is_interface(to) {
            let t = self.cx.default_type(v, from);
            return self.const_iface(v, t, to);
        }
        match self.under(to) {
            TypeKind::Basic(b) if b.is_string() => {
                let s = v.as_str().cloned().unwrap_or_else(|| std::sync::Arc::from(&b""[..]));
                Val::S(self.string_const(&s))
            }
            TypeKind::Basic(Basic::Complex64) => {
                let (re, im) = (v.real().to_f32(), v.imag().to_f32());
                Val::S(vec![self.b.f32const(re), self.b.f32const(im)])
            }
            TypeKind::Basic(b) if b.is_complex() => {
                let (re, im) = (v.real().to_f64(), v.imag().to_f64());
                Val::S(vec![self.b.f64const(re), self.b.f64const(im)])
            }
            TypeKind::Basic(Basic::Float32) => Val::one(self.b.f32const(v.to_f32())),
            TypeKind::Basic(b) if b.is_float() => Val::one(self.b.f64const(v.to_f64())),
            TypeKind::Basic(b) => {
                let ty = scalar(b).unwrap_or(Type::I64);
                Val::one(self.b.iconst(ty, sign_extend(const_bits(v), ty)))
            }
            // unsafe.Pointer(uintptr constant) and the like.
            _ => Val::one(self.b.iconst(Type::Ptr, const_bits(v) as i64)),
        }
    }

    /// The words of a string constant.
    pub fn string_const(&mut self, s: &[u8]) -> Vec<ir::Value> {
        if s.is_empty() {
            return vec![self.nil(), self.int(0)];
        }
        let sym = self.cx.string_sym(s);
        vec![self.b.sym_addr(sym, 0), self.int(s.len() as i64)]
    }

    /// An interface that holds a constant: its data is static.
    fn const_iface(&mut self, v: &Const, t: TypeId, to: TypeId) -> Val {
        let word = self.type_word(t, to);
        let data = self.const_data(v, t);
        Val::S(vec![word, data])
    }

    fn const_data(&mut self, v: &Const, t: TypeId) -> ir::Value {
        if self.cx.is_direct_iface(t) {
            return self.b.iconst(Type::Ptr, const_bits(v) as i64);
        }
        let size = self.size_of(t);
        let mut img = Image::zeroed(size);
        self.cx.const_image(&mut img, 0, v, t);
        let sym = self.cx.image_sym(img);
        self.b.sym_addr(sym, 0)
    }
}

impl Cx<'_> {
    /// A read-only datum with these contents, shared by all that have the same.
    pub fn image_sym(&mut self, img: Image) -> SymId {
        let mut key = img.bytes.clone();
        for r in &img.relocs {
            key.extend_from_slice(self.t.module.symbols.name(r.sym).as_bytes());
            key.extend_from_slice(&r.addend.to_le_bytes());
            key.extend_from_slice(&r.offset.to_le_bytes());
        }
        let name = format!("go:const.{:x}.{:016x}", img.bytes.len(), crate::cx::fnv64(&key));
        self.rodata(&name, 8, img.bytes, img.relocs)
    }
}

/// The value whose low bits are `bits`, sign-extended from the width of `ty`.
pub fn sign_extend(bits: u64, ty: Type) -> i64 {
    let shift = 64 - 8 * ty.bytes();
    ((bits << shift) as i64) >> shift
}
