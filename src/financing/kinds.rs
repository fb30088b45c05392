//! The kinds of values in a pack's formulas: a code compared with a number, or with a code that the form does not offer,
//! would never be known, and nobody would see why.

use super::firm::indicator;
use crate::facts::{FactKey, FieldKind};
use crate::kernel::Id;
use crate::rules::{Compare, Expr, Function, Pack, PackProblem, PackProblemKind};

/// What a name holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Bool,
    Text,
}

/// Names of facts used as another kind than they are, or compared with a code that they cannot have.
pub(super) fn check_kinds(pack: &Pack) -> Vec<PackProblem> {
    let mut problems = Vec::new();
    let modes = pack.modes().iter().flat_map(|mode| {
        mode.formulas().map(move |(item, formula)| (mode.file.as_str(), item.to_owned(), &formula.expr))
    });
    let conditions = pack.modes().iter().flat_map(|mode| {
        mode.rules.iter().map(move |rule| (mode.file.as_str(), rule.id.to_string(), &rule.condition.expr))
    });
    let documents = pack
        .documents()
        .iter()
        .filter_map(|(code, document)| Some(("documents", code.to_string(), &document.when.as_ref()?.expr)));
    let guide = pack.guide().formulas().map(|(file, item, formula)| (file, item.to_owned(), &formula.expr));
    let all = modes.chain(documents).chain(guide);
    let mut found: Vec<(&str, String, Id)> = Vec::new();
    for (file, item, expr) in all {
        expr.visit(false, &mut |expr, _| {
            found.extend(wrong(expr).into_iter().map(|id| (file, item.clone(), id)));
        });
    }
    for (file, item, expr) in conditions {
        found.extend(needs(expr, Kind::Bool).into_iter().map(|id| (file, item.clone(), id)));
    }
    for (file, item, id) in found {
        let problem = PackProblem::new(file, &item, PackProblemKind::WrongKind(id));
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems
}

/// The kind of an expression, where it can be told without knowing the firm.
fn kind(expr: &Expr) -> Option<Kind> {
    match expr {
        Expr::Number(_) | Expr::Param(_) | Expr::Table(..) | Expr::Arithmetic(..) | Expr::Sum(..) | Expr::Count(..) => {
            Some(Kind::Number)
        }
        Expr::Text(_) => Some(Kind::Text),
        Expr::Bool(_) | Expr::Not(_) | Expr::And(..) | Expr::Or(..) | Expr::Compare(..) | Expr::In(..) => {
            Some(Kind::Bool)
        }
        Expr::Name(id) => name_kind(id),
        Expr::Call(Function::Known | Function::Applies, _) => Some(Kind::Bool),
        Expr::Call(Function::If, arguments) => arguments.get(1).and_then(kind),
        Expr::Call(Function::Coalesce, arguments) => arguments.first().and_then(kind),
        Expr::Call(..) => Some(Kind::Number),
    }
}

fn name_kind(id: &Id) -> Option<Kind> {
    if indicator(id).is_some() {
        return Some(Kind::Number);
    }
    let key = FactKey::parse(id.as_str())?;
    Some(match key {
        FactKey::LegalListed => Kind::Bool,
        FactKey::Sector | FactKey::SizeClass | FactKey::LargestBuyerClass => Kind::Text,
        _ => match key.field().map(|field| field.spec().kind) {
            Some(FieldKind::Choice(_) | FieldKind::Industry | FieldKind::Text(_)) => Kind::Text,
            Some(FieldKind::YesNo) => Kind::Bool,
            _ => Kind::Number,
        },
    })
}

/// The name in an operand that is of another kind than needed.
fn needs(expr: &Expr, wanted: Kind) -> Option<Id> {
    match expr {
        Expr::Name(id) if name_kind(id).is_some_and(|kind| kind != wanted) => Some(id.clone()),
        Expr::Name(_) => None,
        other if kind(other).is_some_and(|kind| kind != wanted) => {
            other.names().into_iter().next().cloned().or(Some(Id::new("?")))
        }
        _ => None,
    }
}

/// What is of a wrong kind directly in an expression.
fn wrong(expr: &Expr) -> Vec<Id> {
    let both = |a: &Expr, b: &Expr, kind| [needs(a, kind), needs(b, kind)].into_iter().flatten().collect();
    match expr {
        Expr::Not(a) => needs(a, Kind::Bool).into_iter().collect(),
        Expr::And(a, b) | Expr::Or(a, b) => both(a, b, Kind::Bool),
        Expr::Arithmetic(_, a, b) => both(a, b, Kind::Number),
        Expr::Compare(Compare::Equal | Compare::NotEqual, a, b) => match (kind(a), kind(b)) {
            (Some(left), Some(right)) if left != right => {
                a.names().into_iter().chain(b.names()).take(1).cloned().collect()
            }
            _ => coded(a, std::slice::from_ref(b)).into_iter().chain(coded(b, std::slice::from_ref(a))).collect(),
        },
        Expr::Compare(_, a, b) => both(a, b, Kind::Number),
        Expr::In(a, list) => needs(a, Kind::Text).into_iter().chain(coded(a, list)).collect(),
        Expr::Call(
            Function::Min | Function::Max | Function::Floor | Function::Ceil | Function::Principal | Function::Payment,
            arguments,
        ) => arguments.iter().filter_map(|argument| needs(argument, Kind::Number)).collect(),
        Expr::Call(Function::If, arguments) => {
            arguments.first().and_then(|condition| needs(condition, Kind::Bool)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The name, if it is a choice and one of the codes it is compared with is none of its codes.
fn coded(name: &Expr, list: &[Expr]) -> Option<Id> {
    let Expr::Name(id) = name else { return None };
    let Some(FieldKind::Choice(codes)) =
        FactKey::parse(id.as_str()).and_then(FactKey::field).map(|field| field.spec().kind)
    else {
        return None;
    };
    let strange = |item: &Expr| matches!(item, Expr::Text(text) if !codes.contains(&text.as_str()));
    list.iter().any(strange).then(|| id.clone())
}
