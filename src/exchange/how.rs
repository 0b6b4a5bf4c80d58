//! How was a column recognised?

use super::synonyms::Sureness;

/// How a column was recognised, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// By its name.
    Named(Sureness),
    /// By what it holds.
    Content,
    /// By a saved mapping, or by the stamp of a grid that this program made.
    Mapped,
    /// Left out by the saved mapping.
    Ignored,
    /// It names the lines for want of the column that does: an acronym is a term.
    InPlace,
    /// It bears the ids, and the titles behind them: « Lot 1 - Socle ».
    BehindId,
    /// It counts the lines.
    Numbering,
    /// It counts the parts of a line: its steps.
    PartNumbers,
    /// It says what a line of a budget costs as a whole: its price is that, in as many parts as there are.
    LineTotal,
    /// It says what each line costs in a year, which is a line of its own.
    Yearly,
    /// Its amounts are taxes, or bear them where another column says them without.
    Taxes,
    /// It says what came of a test, which is not the state of its case.
    Results,
    /// It is one of several under the name of one field, « Priorité » over « Métier » and « DSI »: which of them gives it
    /// nobody knows. The label of that field.
    Parted(String),
    /// It is of another table, beside the one that is read; the label of the field that its head names, where it
    /// names one.
    Beside(Option<String>),
    /// Its cells say the rights of the role, or on the object, that stands over it.
    Rights,
    /// Its cells name the rights of a line.
    RightNames,
    /// It says no rights in a matrix of them.
    NoRights,
    /// The product computes it from the other side of a link.
    Computed,
    /// A saved mapping names a field that does not exist.
    MappedToNothing(String),
    /// Not recognised; the label of the nearest field that is free, where one is near.
    Unknown(Option<String>),
}
