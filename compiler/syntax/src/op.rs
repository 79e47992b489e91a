//! Operators, shared by lexer, grammar and tree.

/// An operator. Assignment operators are named by their binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Op {
    /// `||`
    OrOr,
    /// `&&`
    AndAnd,
    /// `==`
    Eql,
    /// `!=`
    Neq,
    /// `<`
    Lss,
    /// `<=`
    Leq,
    /// `>`
    Gtr,
    /// `>=`
    Geq,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `&`; as unary operator it takes an address.
    And,
    /// `&^`
    AndNot,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `!`
    Not,
    /// `<-`
    Recv,
    /// `~`
    Tilde,
}

impl Op {
    /// Binary precedence, 1 (lowest) to 5; 0 for operators that are only unary.
    pub fn precedence(self) -> u8 {
        use Op::*;
        match self {
            OrOr => 1,
            AndAnd => 2,
            Eql | Neq | Lss | Leq | Gtr | Geq => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | And | AndNot | Shl | Shr => 5,
            Not | Recv | Tilde => 0,
        }
    }

    /// Whether the result of the binary operator is a boolean whatever the operands are.
    pub fn is_comparison(self) -> bool {
        matches!(self, Op::Eql | Op::Neq | Op::Lss | Op::Leq | Op::Gtr | Op::Geq)
    }

    /// Whether it shifts.
    pub fn is_shift(self) -> bool {
        matches!(self, Op::Shl | Op::Shr)
    }

    /// As written in Go.
    pub fn text(self) -> &'static str {
        use Op::*;
        match self {
            OrOr => "||",
            AndAnd => "&&",
            Eql => "==",
            Neq => "!=",
            Lss => "<",
            Leq => "<=",
            Gtr => ">",
            Geq => ">=",
            Add => "+",
            Sub => "-",
            Or => "|",
            Xor => "^",
            Mul => "*",
            Div => "/",
            Rem => "%",
            And => "&",
            AndNot => "&^",
            Shl => "<<",
            Shr => ">>",
            Not => "!",
            Recv => "<-",
            Tilde => "~",
        }
    }
}

impl std::fmt::Display for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}
