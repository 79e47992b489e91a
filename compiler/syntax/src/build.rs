//! Build constraints: the `//go:build` line that says for which targets a file counts.

/// A build constraint: a boolean expression over tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Constraint {
    /// A tag such as `linux` or `go1.21`.
    Tag(String),
    /// `!x`.
    Not(Box<Constraint>),
    /// `x && y`.
    And(Box<Constraint>, Box<Constraint>),
    /// `x || y`.
    Or(Box<Constraint>, Box<Constraint>),
}

impl Constraint {
    /// Whether the constraint holds, given which tags are set.
    pub fn eval(&self, set: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Constraint::Tag(t) => set(t),
            Constraint::Not(x) => !x.eval(set),
            Constraint::And(x, y) => x.eval(set) && y.eval(set),
            Constraint::Or(x, y) => x.eval(set) || y.eval(set),
        }
    }
}
