//! What is wrong with a pack. A pack with one problem is refused whole.

use crate::kernel::{Date, Id};

/// One problem: where it stands and what it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackProblem {
    /// The file within the pack, without ending, such as `modes/ar_pledge`; empty for the pack as a whole.
    pub file: String,
    /// The item within the file, such as a parameter's or a rule's id; empty for the file as a whole.
    pub item: String,
    /// The line of the text it stands on, from 1, where the pack is one text.
    pub line: Option<usize>,
    /// What it is.
    pub kind: PackProblemKind,
}

/// What can be wrong with a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackProblemKind {
    /// The text is not JSON, or a part has not the shape expected; the reader's own message.
    Shape(String),
    /// A file that every pack needs is not there.
    NoFile,
    /// A file that the program does not know.
    UnknownFile,
    /// Two items have the same id.
    Twice,
    /// A text is empty.
    EmptyText,
    /// A list that must not be empty is.
    Empty,
    /// The dates of a parameter's values or of a mode's availability do not rise.
    DatesNotRising(Date),
    /// A value ends before it begins.
    EndsBeforeStart(Date),
    /// No source of this key.
    NoSource(Id),
    /// A value that rests on a law, regulation, guidance or statistic, whose source was not read.
    SourceNotRead(Id),
    /// No parameter of this id.
    NoParam(Id),
    /// A parameter that is not a number where one is needed, or not a table.
    ParamKind(Id),
    /// No document of this code.
    NoDocument(Id),
    /// No mode of this id.
    NoMode(Id),
    /// An expression that cannot be read, at this character (from 1); the reader's own word for what it met.
    Expression(usize, String),
    /// A name in a formula that is no fact, no indicator and no value derived before it.
    NoName(Id),
    /// A pack that it is laid over and that is not compiled in.
    NoPack(String),
    /// A figure of a kind that `figures` does not name.
    NoFigure(String),
    /// A shared rule, set or limit that `rules` does not hold.
    NoShared(String),
    /// A part of a formula whose kind does not fit: a text where a number is needed, or the like.
    WrongKind(Id),
    /// A number in a formula that is not 0, 1, 12 or 100: it must be a parameter, with date and source.
    BareNumber(String),
    /// A rule that may refuse, although it only says what lenders usually ask, or rests on market or judgement.
    MayNotRefuse,
    /// A document that nothing uses.
    DocumentUnused,
    /// A weight that is not above zero.
    WeightNotPositive,
    /// A scored item needs bins or codes, and not both.
    BinsOrCodes,
    /// Only the last bin is without end, and every other needs one; the bin's number, from 1.
    BinEnd(usize),
    /// A bin that ends before the one below it; its number, from 1.
    BinsNotRising(usize),
    /// Points outside 0 to 100; the bin's number, from 1.
    PointsOutside(usize),
    /// Points that go against the item's direction; the bin's number, from 1.
    PointsAgainstDirection(usize),
}

impl PackProblem {
    /// A problem at an item of a file.
    #[must_use]
    pub fn new(file: &str, item: &str, kind: PackProblemKind) -> Self {
        Self { file: file.to_owned(), item: item.to_owned(), line: None, kind }
    }

    /// Gives each problem found in a pack of the user's own the line of its text.
    pub fn locate(text: &str, problems: &mut [Self]) {
        super::locate::locate(text, problems);
    }
}
