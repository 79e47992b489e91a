//! How values lie in memory and how they fall apart into scalars.
//!
//! A type of at most [`abi::call::MAX_FLAT`] scalars that holds no array of more than one element is *flat*: its
//! values are lists of scalars ([`crate::val::Val::S`]), one per [`Leaf`]. All others live in memory. Sizes and
//! offsets are the checker's ([`types::Store::size_align`]), so that `unsafe.Sizeof` and the code agree.
//!
//! Pointer maps are words of a value that hold pointers; the collector reads them from descriptors, so interfaces
//! count as two pointers.

use crate::cx::Cx;
use ir::Type;
use std::rc::Rc;
use types::{Basic, TypeId, TypeKind};

/// One scalar of a flat type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaf {
    pub ty: Type,
    pub off: i32,
}

/// Size, alignment and scalars of a type.
#[derive(Debug)]
pub struct Layout {
    pub size: u64,
    pub align: u32,
    /// The scalars in order of offset; `None` for types that live in memory.
    pub leaves: Option<Box<[Leaf]>>,
    /// Whether the collector has to look at it.
    pub has_ptrs: bool,
}

impl Layout {
    /// Number of scalars of a flat type.
    pub fn flat_len(&self) -> usize {
        self.leaves.as_ref().map_or(0, |l| l.len())
    }
}

/// The scalar type of a basic type of one word or less.
pub fn scalar(b: Basic) -> Option<Type> {
    Some(match b {
        Basic::Bool | Basic::Int8 | Basic::Uint8 | Basic::UntypedBool => Type::I8,
        Basic::Int16 | Basic::Uint16 => Type::I16,
        Basic::Int32 | Basic::Uint32 | Basic::UntypedRune => Type::I32,
        Basic::Int | Basic::Int64 | Basic::Uint | Basic::Uint64 | Basic::Uintptr | Basic::UntypedInt => {
            Type::I64
        }
        Basic::Float32 => Type::F32,
        Basic::Float64 | Basic::UntypedFloat => Type::F64,
        Basic::UnsafePointer | Basic::UntypedNil => Type::Ptr,
        _ => return None,
    })
}

impl Cx<'_> {
    /// The layout of a type without type parameters.
    pub fn layout(&mut self, t: TypeId) -> Rc<Layout> {
        let c = self.st.canon(t);
        if let Some(l) = self.t.layouts.get(&c) {
            return l.clone();
        }
        let (size, align) = self.st.size_align(c);
        if size >= types::MAX_SIZE {
            self.too_large(c);
        }
        let mut leaves = Vec::new();
        // What has no size has no leaves, however many parts.
        let flat = size == 0 || self.collect_leaves(c, 0, &mut leaves);
        let l = Rc::new(Layout {
            size,
            align: align as u32,
            leaves: flat.then(|| leaves.into_boxed_slice()),
            has_ptrs: self.has_pointers(c),
        });
        self.t.layouts.insert(c, l.clone());
        l
    }

    /// Reports an instance of a generic type, or a type in an instance of a generic function, that no machine has room
    /// for; the checker has judged all other types.
    fn too_large(&mut self, t: TypeId) {
        let pos = match self.st.kind(t) {
            TypeKind::Named(n) => self.st.obj(n.obj).pos,
            _ => self.declared_at,
        };
        let mut array = t;
        loop {
            let large = |&t: &TypeId| self.st.size_align(t).0 >= types::MAX_SIZE;
            array = match self.st.kind(self.st.under(array)) {
                TypeKind::Struct(s) => match s.fields.iter().map(|f| f.ty).find(large) {
                    Some(t) => t,
                    None => break,
                },
                TypeKind::Array(e, _) if large(&e) => e,
                _ => break,
            };
        }
        let array = self.st.type_string(self.st.under(array), types::Qualifier::Name);
        self.error(pos, format!("type {array} larger than address space"));
    }

    fn collect_leaves(&self, t: TypeId, off: u64, out: &mut Vec<Leaf>) -> bool {
        let mut leaf = |ty: Type, o: u64| out.push(Leaf { ty, off: (off + o) as i32 });
        match self.st.under_kind(t) {
            TypeKind::Basic(b) => match b {
                Basic::String | Basic::UntypedString => {
                    leaf(Type::Ptr, 0);
                    leaf(Type::I64, 8);
                }
                Basic::Complex64 => {
                    leaf(Type::F32, 0);
                    leaf(Type::F32, 4);
                }
                Basic::Complex128 | Basic::UntypedComplex => {
                    leaf(Type::F64, 0);
                    leaf(Type::F64, 8);
                }
                b => leaf(scalar(b).unwrap_or(Type::I64), 0),
            },
            TypeKind::Slice(_) => {
                leaf(Type::Ptr, 0);
                leaf(Type::I64, 8);
                leaf(Type::I64, 16);
            }
            TypeKind::Interface(_) => {
                leaf(Type::Ptr, 0);
                leaf(Type::Ptr, 8);
            }
            TypeKind::Struct(s) => {
                let offs = self.st.field_offsets(t);
                for (f, o) in s.fields.iter().zip(offs) {
                    if !self.collect_leaves(f.ty, off + o, out) {
                        return false;
                    }
                }
            }
            TypeKind::Tuple(ts) => {
                let mut o = 0;
                for &t in ts {
                    let (size, align) = self.st.size_align(t);
                    o = round_up(o, align);
                    if !self.collect_leaves(t, off + o, out) {
                        return false;
                    }
                    o += size;
                }
            }
            TypeKind::Array(_, 0) => {}
            TypeKind::Array(e, 1) => return self.collect_leaves(e, off, out),
            TypeKind::Array(..) => return false,
            _ => leaf(Type::Ptr, 0),
        }
        out.len() <= abi::call::MAX_FLAT
    }

    /// Whether values of `t` hold pointers.
    pub fn has_pointers(&self, t: TypeId) -> bool {
        // A type can hold another in many places, and that one a third in many.
        let once = |look: &dyn Fn() -> bool| {
            if let Some(&known) = self.t.pointers.borrow().get(&t) {
                return known;
            }
            let found = look();
            self.t.pointers.borrow_mut().insert(t, found);
            found
        };
        match self.st.under_kind(t) {
            TypeKind::Basic(b) => {
                matches!(b, Basic::String | Basic::UntypedString | Basic::UnsafePointer | Basic::UntypedNil)
            }
            TypeKind::Struct(s) => once(&|| s.fields.iter().any(|f| self.has_pointers(f.ty))),
            TypeKind::Tuple(ts) => once(&|| ts.iter().any(|&t| self.has_pointers(t))),
            TypeKind::Array(e, n) => n > 0 && self.has_pointers(e),
            _ => true,
        }
    }

    /// Sets `map[i]` for each word `i` (from `off` bytes on) of a value of type `t` that holds a pointer.
    pub fn pointer_words(&self, t: TypeId, off: u64, map: &mut Vec<bool>) {
        let mut set = |o: u64| {
            let i = ((off + o) / 8) as usize;
            if map.len() <= i {
                map.resize(i + 1, false);
            }
            map[i] = true;
        };
        match self.st.under_kind(t) {
            TypeKind::Basic(b) => {
                if matches!(
                    b,
                    Basic::String | Basic::UntypedString | Basic::UnsafePointer | Basic::UntypedNil
                ) {
                    set(0);
                }
            }
            TypeKind::Interface(_) => {
                set(0);
                set(8);
            }
            TypeKind::Struct(s) => {
                for (f, o) in s.fields.iter().zip(self.st.field_offsets(t)) {
                    self.pointer_words(f.ty, off + o, map);
                }
            }
            TypeKind::Tuple(_) => {
                for (t, o) in self.tuple_offsets(t) {
                    self.pointer_words(t, off + o, map);
                }
            }
            TypeKind::Array(e, n) => {
                if self.has_pointers(e) {
                    let size = self.st.size_align(e).0;
                    for i in 0..n.max(0) as u64 {
                        self.pointer_words(e, off + i * size, map);
                    }
                }
            }
            _ => set(0),
        }
    }

    /// Element types and offsets of a tuple laid out as a struct.
    pub fn tuple_offsets(&self, t: TypeId) -> Vec<(TypeId, u64)> {
        let TypeKind::Tuple(ts) = self.st.kind(t) else { return Vec::new() };
        let mut off = 0;
        ts.iter()
            .map(|&t| {
                let (size, align) = self.st.size_align(t);
                let at = round_up(off, align);
                off = at + size;
                (t, at)
            })
            .collect()
    }

    /// Whether an interface's data word holds values of `t` themselves: one pointer and nothing else.
    pub fn is_direct_iface(&self, t: TypeId) -> bool {
        match self.st.under_kind(t) {
            TypeKind::Pointer(_) | TypeKind::Map(..) | TypeKind::Chan(..) | TypeKind::Signature(_) => true,
            TypeKind::Basic(b) => b == Basic::UnsafePointer,
            TypeKind::Struct(s) => s.fields.len() == 1 && self.is_direct_iface(s.fields[0].ty),
            TypeKind::Array(e, 1) => self.is_direct_iface(e),
            _ => false,
        }
    }

    /// Whether a value of type `t` has interfaces in it.
    pub fn holds_interfaces(&self, t: TypeId) -> bool {
        match self.st.under_kind(t) {
            TypeKind::Interface(_) => true,
            TypeKind::Array(e, _) => self.holds_interfaces(e),
            TypeKind::Struct(s) => s.fields.iter().any(|f| self.holds_interfaces(f.ty)),
            _ => false,
        }
    }

    /// Whether `==` on `t` is equality of all its bytes.
    pub fn is_regular_memory(&self, t: TypeId) -> bool {
        match self.st.under_kind(t) {
            TypeKind::Basic(b) => !(b.is_float() || b.is_complex() || b.is_string()),
            TypeKind::Pointer(_) | TypeKind::Chan(..) => true,
            TypeKind::Array(e, n) => n == 0 || self.is_regular_memory(e),
            TypeKind::Struct(s) => {
                let mut end = 0;
                for (f, o) in s.fields.iter().zip(self.st.field_offsets(t)) {
                    // Padding and blank fields do not take part in a comparison.
                    if o != end || self.st.text(f.name) == "_" || !self.is_regular_memory(f.ty) {
                        return false;
                    }
                    end = o + self.st.size_align(f.ty).0;
                }
                end == self.st.size_align(t).0
            }
            _ => false,
        }
    }
}

/// `x` rounded up to a multiple of `align`.
pub fn round_up(x: u64, align: u64) -> u64 {
    x.div_ceil(align) * align
}
