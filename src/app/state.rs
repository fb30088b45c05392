//! The workspace: one case, what came before it, and what may be done to it. Pure.

use credit_mirror::books::{Category, Corrections, LineId, StatementItem};
use credit_mirror::desk::{Draft, FileRef};
use credit_mirror::facts::{Answers, Entry, FieldKey, Group};
use credit_mirror::kernel::AmountUnit;
use std::rc::Rc;
use yew::Reducible;

/// Steps that can be undone.
const HISTORY: usize = 50;

/// Where the case came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Source {
    /// The user's own.
    #[default]
    Own,
    /// An invented firm, to look around; by its number.
    Sample(usize),
}

/// Everything the user works on.
#[derive(Clone, Debug)]
pub struct Workspace {
    case: Rc<Draft>,
    past: Vec<(Rc<Draft>, Source)>,
    future: Vec<(Rc<Draft>, Source)>,
    /// The place of the latest entry, so that typing one value is one step.
    typing: Option<FieldKey>,
    /// Where the case came from.
    pub source: Source,
    /// Counts changes of the case; equal numbers mean the same case.
    pub revision: u64,
    /// The revision that came from the browser's own store.
    pub restored: u64,
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && Rc::ptr_eq(&self.case, &other.case)
    }
}

/// Something done to the workspace.
#[derive(Clone, Debug)]
pub enum Action {
    /// Enters or clears one item.
    Enter(FieldKey, Option<Entry>),
    /// Enters several items at once (a pasted column).
    EnterAll(Vec<(FieldKey, Option<Entry>)>),
    /// Removes a row of a list; later rows move up.
    RemoveRow(Group, u16),
    /// Chooses the unit that amounts are written in; none changes its meaning.
    SetUnit(AmountUnit),
    /// Takes in what was read of a file.
    AddFiles(Vec<FileRef>),
    /// Removes a file with its lines and their corrections.
    RemoveFile(usize),
    /// Chooses what one line is.
    CorrectLine(LineId, Option<Category>),
    /// Chooses what all lines of a party in one direction are.
    CorrectParty(String, bool, Option<Category>),
    /// Leaves a line out (true), counts it in spite of a duplicate (false), or takes either back.
    Exclude(LineId, Option<bool>),
    /// Chooses the line of the short accounts for an account.
    PlaceAccount(String, Option<StatementItem>),
    /// Opens another case.
    Open(Rc<Draft>, Source),
    /// Puts in the case that the browser kept, at the start or from another tab; not a step to undo.
    Restore(Rc<Draft>, Source),
    /// Takes back the latest step.
    Undo,
    /// Does it again.
    Redo,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            case: Rc::new(Draft::default()),
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
            source: Source::Own,
            revision: 0,
            restored: 0,
        }
    }
}

impl Workspace {
    /// The case.
    #[must_use]
    pub const fn case(&self) -> &Rc<Draft> {
        &self.case
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether nothing was entered or imported.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.case.answers.iter().next().is_none() && self.case.files.is_empty()
    }

    fn step(&self, case: Draft, typing: Option<FieldKey>) -> Rc<Self> {
        self.step_from(Rc::new(case), self.source, typing)
    }

    fn step_from(&self, case: Rc<Draft>, source: Source, typing: Option<FieldKey>) -> Rc<Self> {
        let mut past = self.past.clone();
        if typing.is_none() || typing != self.typing {
            if past.len() == HISTORY {
                past.remove(0);
            }
            past.push((self.case.clone(), self.source));
        }
        Rc::new(Self { case, past, future: Vec::new(), typing, source, revision: self.revision + 1, ..*self })
    }

    fn with_answers(&self, answers: Answers, typing: Option<FieldKey>) -> Option<Rc<Self>> {
        (answers != self.case.answers).then(|| self.step(Draft { answers, ..(*self.case).clone() }, typing))
    }

    fn with_corrections(&self, change: impl FnOnce(&mut Corrections)) -> Option<Rc<Self>> {
        let mut corrections = self.case.corrections.clone();
        change(&mut corrections);
        (corrections != self.case.corrections).then(|| self.step(Draft { corrections, ..(*self.case).clone() }, None))
    }

    fn travel(&self, back: bool) -> Option<Rc<Self>> {
        let (mut past, mut future) = (self.past.clone(), self.future.clone());
        let here = (self.case.clone(), self.source);
        let (case, source) = if back {
            let there = past.pop()?;
            future.push(here);
            there
        } else {
            let there = future.pop()?;
            past.push(here);
            there
        };
        Some(Rc::new(Self { case, past, future, typing: None, source, revision: self.revision + 1, ..*self }))
    }

    fn next(&self, action: Action) -> Option<Rc<Self>> {
        let mut answers = self.case.answers.clone();
        match action {
            Action::Enter(key, entry) => {
                answers.set(key, entry);
                self.with_answers(answers, Some(key))
            }
            Action::EnterAll(entries) => {
                for (key, entry) in entries {
                    answers.set(key, entry);
                }
                self.with_answers(answers, None)
            }
            Action::RemoveRow(group, row) => {
                answers.remove_row(group, row);
                self.with_answers(answers, None)
            }
            Action::SetUnit(unit) => self.with_answers(answers.convert_unit(unit), None),
            Action::AddFiles(more) => {
                let mut case = (*self.case).clone();
                case.files.extend(more);
                Some(self.step(case, None))
            }
            Action::RemoveFile(index) => self.without_file(index),
            Action::CorrectLine(line, category) => self.with_corrections(|c| put(&mut c.lines, line, category)),
            Action::CorrectParty(party, inward, category) => {
                self.with_corrections(|c| put(&mut c.parties, (party, inward), category))
            }
            Action::PlaceAccount(key, item) => self.with_corrections(|c| put(&mut c.statement, key, item)),
            Action::Exclude(line, out) => self.with_corrections(|c| put(&mut c.excluded, line, out)),
            Action::Open(case, source) => Some(self.step_from(case, source, None)),
            Action::Restore(case, source) => {
                let revision = self.revision + 1;
                Some(Rc::new(Self { case, source, revision, restored: revision, ..Self::default() }))
            }
            Action::Undo => self.travel(true),
            Action::Redo => self.travel(false),
        }
    }

    /// Without one file: its corrections go with it, and those of later files follow their new numbers.
    fn without_file(&self, index: usize) -> Option<Rc<Self>> {
        let mut files = self.case.files.clone();
        if index >= files.len() {
            return None;
        }
        files.remove(index);
        let gone = u16::try_from(index).unwrap_or(u16::MAX);
        let moved = |line: &LineId| match line.file.cmp(&gone) {
            std::cmp::Ordering::Less => Some(*line),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(LineId { file: line.file - 1, ..*line }),
        };
        let old = &self.case.corrections;
        let corrections = Corrections {
            lines: old.lines.iter().filter_map(|(line, c)| Some((moved(line)?, *c))).collect(),
            excluded: old.excluded.iter().filter_map(|(line, out)| Some((moved(line)?, *out))).collect(),
            ..old.clone()
        };
        Some(self.step(Draft { answers: self.case.answers.clone(), files, corrections }, None))
    }
}

impl Reducible for Workspace {
    type Action = Action;

    /// An action that changes nothing gives the same workspace back, so that nothing is drawn again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.next(action).unwrap_or(self)
    }
}

fn put<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
