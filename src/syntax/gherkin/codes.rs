//! Which faults can a feature file have? The stable code of each is also the id of its message.

/// E: a line that is no step, table, tag, comment or keyword, where only those may stand.
pub const STRAY_TEXT: &str = "GH01";
/// E: a line read as free text that begins like a misspelt keyword.
pub const SWALLOWED: &str = "GH02";
/// E: `# language: xx` names a language without keywords.
pub const UNKNOWN_LANGUAGE: &str = "GH03";
/// W: keywords of a language that the file does not declare.
pub const UNDECLARED_LANGUAGE: &str = "GH04";
/// E: no feature before the first scenario; W: nothing at all in the file.
pub const NO_FEATURE: &str = "GH05";
/// E: a second feature in the file.
pub const SECOND_FEATURE: &str = "GH06";
/// E: a background after a scenario, or a second one.
pub const MISPLACED_BACKGROUND: &str = "GH07";
/// E: a step that stands under no scenario or background.
pub const STEP_OUTSIDE: &str = "GH08";
/// E: a word on a line of tags that is not a tag.
pub const BROKEN_TAG: &str = "GH09";
/// E: tags that belong to nothing.
pub const TAGS_OF_NOTHING: &str = "GH10";
/// E: a row with more or fewer cells than the first one.
pub const RAGGED_TABLE: &str = "GH11";
/// E: a row of a table under no step.
pub const TABLE_OF_NOTHING: &str = "GH12";
/// E: a second table or a second text under one step.
pub const SECOND_ARGUMENT: &str = "GH13";
/// E: words after the last `|` of a row.
pub const OPEN_ROW: &str = "GH14";
/// E: a text in quotes that never ends.
pub const OPEN_TEXT: &str = "GH15";
/// E: words after the closing quotes of a text.
pub const AFTER_TEXT: &str = "GH16";
/// W: a table of examples without a row.
pub const NO_ROWS: &str = "GH17";
/// W: examples under a scenario that is not written as an outline.
pub const EXAMPLES_OF_PLAIN: &str = "GH18";
/// E: a `<placeholder>` that nothing fills; W: one in an attached text that resembles no column.
pub const UNKNOWN_PLACEHOLDER: &str = "GH19";
/// E: a column of examples without a name, or with the name of another.
pub const COLUMN_NAME: &str = "GH20";
/// E: two rows of examples that are known by the same values.
pub const SAME_ROW: &str = "GH21";
/// E: two scenarios of the file with the same name and no id.
pub const SAME_NAME: &str = "GH22";
/// W: a feature without a scenario.
pub const NO_SCENARIO: &str = "GH23";
/// E: a step without words.
pub const EMPTY_STEP: &str = "GH24";
/// E: a keyword of another language than the file's.
pub const FOREIGN_KEYWORD: &str = "GH25";
/// W: tags that touch, or are parted by commas.
pub const GLUED_TAGS: &str = "GH26";
/// E: a text in quotes under no step.
pub const TEXT_OF_NOTHING: &str = "GH27";
/// E: examples under no scenario.
pub const EXAMPLES_OF_NOTHING: &str = "GH28";
/// W: a column of examples that nothing of its scenario names.
pub const UNUSED_COLUMN: &str = "GH29";
/// E: a line that the reader lost. It cannot happen; were it to, nobody must take the file for read.
pub const LOST_LINE: &str = "GH99";
/// E: a scenario without a step, an outline without a row.
pub const EMPTY_SCENARIO: &str = "D14";

/// All codes of this family that a file can be made to show.
pub const ALL: &[&str] = &[
    STRAY_TEXT,
    SWALLOWED,
    UNKNOWN_LANGUAGE,
    UNDECLARED_LANGUAGE,
    NO_FEATURE,
    SECOND_FEATURE,
    MISPLACED_BACKGROUND,
    STEP_OUTSIDE,
    BROKEN_TAG,
    TAGS_OF_NOTHING,
    RAGGED_TABLE,
    TABLE_OF_NOTHING,
    SECOND_ARGUMENT,
    OPEN_ROW,
    OPEN_TEXT,
    AFTER_TEXT,
    NO_ROWS,
    EXAMPLES_OF_PLAIN,
    UNKNOWN_PLACEHOLDER,
    COLUMN_NAME,
    SAME_ROW,
    SAME_NAME,
    NO_SCENARIO,
    EMPTY_STEP,
    FOREIGN_KEYWORD,
    GLUED_TAGS,
    TEXT_OF_NOTHING,
    EXAMPLES_OF_NOTHING,
    UNUSED_COLUMN,
    EMPTY_SCENARIO,
];
