//! Evaluation with Kleene's three-valued logic.

use super::number::{apply, arithmetic, at_most, bounded, greatest, join, least, number, truth};
use super::value::{Answer, ExprValue, ListItem, Lookup, Outcome, Unknown};
use super::{Compare, Expr, Function};
use crate::kernel::{Date, Id, ParamUse, Reading, Status};
use crate::rules::{LookUpError, Pack};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What an expression is evaluated against.
pub struct Env<'a> {
    /// Where parameters come from.
    pub pack: &'a Pack,
    /// The day they are looked up for.
    pub day: Date,
    /// Where names come from.
    pub names: &'a dyn Lookup,
    /// Derived values that are already answered, by name.
    pub derived: &'a BTreeMap<Id, Answer>,
}

/// Evaluates an expression.
#[must_use]
pub fn eval(expr: &Expr, env: &Env<'_>) -> Answer {
    let mut run = Run { env, inputs: Vec::new(), params: Vec::new() };
    let outcome = run.eval(expr, None);
    Answer { outcome, inputs: run.inputs, params: run.params }
}

/// The list an item belongs to, and the item.
type Scope<'a> = Option<(&'a Id, &'a ListItem)>;

struct Run<'a> {
    env: &'a Env<'a>,
    inputs: Vec<Id>,
    params: Vec<ParamUse>,
}

impl Run<'_> {
    fn eval(&mut self, expr: &Expr, scope: Scope<'_>) -> Outcome {
        match expr {
            Expr::Number(x) => number(*x),
            Expr::Text(text) => Outcome::Known(ExprValue::Text(text.clone())),
            Expr::Bool(yes) => truth(*yes),
            Expr::Name(id) => self.name(id, scope),
            Expr::Param(id) => self.param(id),
            Expr::Table(id, key) => self.table(id, key, scope),
            Expr::Not(inner) => match self.boolean(inner, scope) {
                Outcome::Known(ExprValue::Bool(yes)) => truth(!yes),
                other => other,
            },
            Expr::And(a, b) => self.both(a, b, false, scope),
            Expr::Or(a, b) => self.both(a, b, true, scope),
            Expr::Compare(compare, a, b) => {
                let (left, right) = (self.eval(a, scope), self.eval(b, scope));
                self.compare(*compare, &left, &right, expr)
            }
            Expr::In(a, list) => self.is_in(a, list, scope),
            Expr::Arithmetic(operation, a, b) => {
                let (left, right) = (self.numeric(a, scope), self.numeric(b, scope));
                arithmetic(*operation, &left, &right)
            }
            Expr::Call(function, arguments) => self.call(*function, arguments, scope),
            Expr::Sum(list, value, condition) => self.over(list, Some(value), condition.as_deref()),
            Expr::Count(list, condition) => self.over(list, None, condition.as_deref()),
        }
    }

    /// A parameter's number: the one the firm typed, when it is not older than the pack's, else the pack's. Where only
    /// the firm can tell it, it is asked for.
    fn param(&mut self, id: &Id) -> Outcome {
        let found = self.env.pack.number(id, self.env.day);
        let fact = self.env.pack.params().get(id).and_then(|param| param.typed.as_ref());
        if let Some(fact) = fact
            && let Reading::Known(ExprValue::Number(x)) = self.env.names.value(fact)
        {
            let from = self.env.names.holds_for(fact).unwrap_or(self.env.day);
            let newer = found.as_ref().is_ok_and(|(_, used)| used.from > from);
            if from <= self.env.day && !newer {
                self.asked(fact);
                self.used(ParamUse { id: id.clone(), from, status: Status::Stated, value: Some(x) });
                return number(x);
            }
        }
        match (found, fact) {
            (Ok((x, used)), _) => {
                self.used(used);
                number(x)
            }
            // Only the firm can tell what the pack never does; a day outside the pack's values is the pack's gap.
            (Err(_), Some(fact)) if self.env.pack.params().get(id).is_some_and(|param| param.values.is_empty()) => {
                self.asked(fact);
                missing(fact.clone())
            }
            (Err(error), _) => no_param(&error),
        }
    }

    fn used(&mut self, used: ParamUse) {
        if !self.params.contains(&used) {
            self.params.push(used);
        }
    }

    fn asked(&mut self, id: &Id) {
        if !self.inputs.contains(id) {
            self.inputs.push(id.clone());
        }
    }

    fn name(&mut self, id: &Id, scope: Scope<'_>) -> Outcome {
        if let Some((list, item)) = scope.filter(|_| !id.as_str().contains('.')) {
            return item.get(id.as_str()).map_or_else(|| missing(list.clone()), |field| reading(field.clone()));
        }
        if let Some(answer) = self.env.derived.get(id) {
            answer.inputs.iter().for_each(|input| self.asked(input));
            answer.params.iter().for_each(|param| self.used(param.clone()));
            return answer.outcome.clone();
        }
        self.asked(id);
        reading(self.env.names.value(id))
    }

    fn table(&mut self, id: &Id, key: &Expr, scope: Scope<'_>) -> Outcome {
        let key = match self.eval(key, scope) {
            Outcome::Known(ExprValue::Text(key)) => key,
            Outcome::Known(_) => return missing(id.clone()),
            unknown @ Outcome::Unknown(_) => return unknown,
        };
        match self.env.pack.table(id, self.env.day) {
            Ok((table, used)) => match table.get(&key) {
                Some(x) => {
                    self.used(ParamUse { value: Some(*x), ..used });
                    number(*x)
                }
                None => no_param(&LookUpError::NoKey { id: id.clone(), key }),
            },
            Err(error) => no_param(&error),
        }
    }

    /// An operand of a kind: a value of another kind, which only a name can bring, counts as not known.
    fn of_kind(&mut self, expr: &Expr, scope: Scope<'_>, fits: fn(&ExprValue) -> bool) -> Outcome {
        match self.eval(expr, scope) {
            Outcome::Known(value) if !fits(&value) => self.mixed(expr, scope),
            outcome => outcome,
        }
    }

    fn mixed(&self, expr: &Expr, scope: Scope<'_>) -> Outcome {
        let list = scope.map(|(list, _)| list);
        let missing = expr.names().into_iter().chain(list).cloned().collect();
        Outcome::Unknown(join(&[Outcome::Unknown(Unknown { missing, ..Unknown::default() })]))
    }

    fn numeric(&mut self, expr: &Expr, scope: Scope<'_>) -> Outcome {
        self.of_kind(expr, scope, |value| matches!(value, ExprValue::Number(_)))
    }

    fn boolean(&mut self, expr: &Expr, scope: Scope<'_>) -> Outcome {
        self.of_kind(expr, scope, |value| matches!(value, ExprValue::Bool(_)))
    }

    /// `or` when `decides` is true, else `and`: one operand of that truth decides alone.
    fn both(&mut self, a: &Expr, b: &Expr, decides: bool, scope: Scope<'_>) -> Outcome {
        let (left, right) = (self.boolean(a, scope), self.boolean(b, scope));
        let is = |outcome: &Outcome, yes| *outcome == truth(yes);
        if is(&left, decides) || is(&right, decides) {
            truth(decides)
        } else if is(&left, !decides) && is(&right, !decides) {
            truth(!decides)
        } else {
            Outcome::Unknown(join([&left, &right]))
        }
    }

    fn compare(&self, compare: Compare, left: &Outcome, right: &Outcome, whole: &Expr) -> Outcome {
        let order = match (left, right) {
            (Outcome::Known(ExprValue::Number(a)), Outcome::Known(ExprValue::Number(b))) => a.partial_cmp(b),
            (Outcome::Known(a), Outcome::Known(b)) => match compare {
                Compare::Equal | Compare::NotEqual if std::mem::discriminant(a) == std::mem::discriminant(b) => {
                    Some(if a == b { Ordering::Equal } else { Ordering::Less })
                }
                _ => return self.mixed(whole, None),
            },
            _ => return bounded(compare, left, right),
        };
        truth(match compare {
            Compare::Equal => order == Some(Ordering::Equal),
            Compare::NotEqual => order != Some(Ordering::Equal),
            Compare::Less => order == Some(Ordering::Less),
            Compare::LessOrEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            Compare::Greater => order == Some(Ordering::Greater),
            Compare::GreaterOrEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        })
    }

    fn is_in(&mut self, a: &Expr, list: &[Expr], scope: Scope<'_>) -> Outcome {
        let left = self.eval(a, scope);
        let items: Vec<_> = list.iter().map(|item| self.eval(item, scope)).collect();
        if left.truth() == super::Truth::Unknown && matches!(left, Outcome::Unknown(_)) {
            return Outcome::Unknown(join([&left]));
        }
        if items.contains(&left) {
            return truth(true);
        }
        let unknown = join(&items);
        if unknown == Unknown::default() { truth(false) } else { Outcome::Unknown(unknown) }
    }

    fn call(&mut self, function: Function, arguments: &[Expr], scope: Scope<'_>) -> Outcome {
        match function {
            Function::If => return self.choose(arguments, scope),
            Function::Coalesce => {
                let mut tried = Vec::new();
                for argument in arguments {
                    let used = self.params.len();
                    match self.eval(argument, scope) {
                        unknown @ Outcome::Unknown(_) => {
                            // What an argument used that gave nothing is no part of the result.
                            self.params.truncate(used);
                            tried.push(unknown);
                        }
                        known @ Outcome::Known(_) => return known,
                    }
                }
                return Outcome::Unknown(join(&tried));
            }
            Function::Known => {
                let inner = arguments.first().map(|argument| self.eval(argument, scope));
                return truth(matches!(inner, Some(Outcome::Known(_))));
            }
            Function::Applies => {
                return match arguments.first().map(|argument| self.eval(argument, scope)) {
                    Some(Outcome::Unknown(unknown)) if unknown.missing.is_empty() => truth(false),
                    Some(Outcome::Unknown(unknown)) => Outcome::Unknown(Unknown { at_most: None, ..unknown }),
                    Some(Outcome::Known(_)) | None => truth(true),
                };
            }
            _ => {}
        }
        let outcomes: Vec<_> = arguments.iter().map(|argument| self.numeric(argument, scope)).collect();
        let numbers: Option<Vec<f64>> = outcomes
            .iter()
            .map(|outcome| match outcome {
                Outcome::Known(ExprValue::Number(x)) => Some(*x),
                _ => None,
            })
            .collect();
        match numbers {
            Some(numbers) => number(apply(function, &numbers)),
            None => {
                let at_most = match function {
                    Function::Min => least(&outcomes),
                    Function::Max => greatest(&outcomes),
                    // Rounding down never passes the bound.
                    Function::Floor => outcomes.first().and_then(at_most),
                    _ => None,
                };
                Outcome::Unknown(Unknown { at_most, ..join(&outcomes) })
            }
        }
    }

    fn choose(&mut self, arguments: &[Expr], scope: Scope<'_>) -> Outcome {
        let [condition, yes, no] = arguments else { return Outcome::Unknown(Unknown::default()) };
        match self.boolean(condition, scope) {
            Outcome::Known(ExprValue::Bool(true)) => self.eval(yes, scope),
            Outcome::Known(ExprValue::Bool(false)) => self.eval(no, scope),
            undecided => {
                let branches = [self.eval(yes, scope), self.eval(no, scope)];
                if branches[0] == branches[1] && matches!(branches[0], Outcome::Known(_)) {
                    return branches[0].clone();
                }
                Outcome::Unknown(Unknown { at_most: greatest(&branches), ..join([&undecided]) })
            }
        }
    }

    /// A sum (of a value) or a count over the items that meet a condition. One item whose condition or value is
    /// unknown makes the whole unknown: leaving it out would silently refuse a firm.
    fn over(&mut self, list: &Id, value: Option<&Expr>, condition: Option<&Expr>) -> Outcome {
        self.asked(list);
        let items = match self.env.names.items(list) {
            Reading::Known(items) => items,
            Reading::Missing(ids) => return Outcome::Unknown(Unknown { missing: ids, ..Unknown::default() }),
            Reading::NotApplicable(why) => return Outcome::Unknown(Unknown { why: Some(why), ..Unknown::default() }),
        };
        let mut total = 0.0;
        let mut unknown = Vec::new();
        for item in &items {
            let scope = Some((list, item));
            match condition.map_or_else(|| truth(true), |condition| self.boolean(condition, scope)) {
                Outcome::Known(ExprValue::Bool(false)) => continue,
                Outcome::Known(_) => {}
                undecided @ Outcome::Unknown(_) => {
                    unknown.push(undecided);
                    continue;
                }
            }
            match value.map_or_else(|| number(1.0), |value| self.numeric(value, scope)) {
                Outcome::Known(ExprValue::Number(x)) => total += x,
                other => unknown.push(other),
            }
        }
        if unknown.is_empty() { number(total) } else { Outcome::Unknown(join(&unknown)) }
    }
}

fn missing(id: Id) -> Outcome {
    Outcome::Unknown(Unknown { missing: vec![id], ..Unknown::default() })
}

fn no_param(error: &LookUpError) -> Outcome {
    missing(error.id().clone())
}

fn reading(reading: Reading<ExprValue>) -> Outcome {
    match reading {
        Reading::Known(value) => Outcome::Known(value),
        Reading::Missing(missing) => Outcome::Unknown(Unknown { missing, ..Unknown::default() }),
        Reading::NotApplicable(why) => Outcome::Unknown(Unknown { why: Some(why), ..Unknown::default() }),
    }
}
