//! A feature file as a tree whose nodes know their line and column, for the documents that other
//! tools of Gherkin exchange. The project itself is linked from [`super::read`].

use std::collections::BTreeMap;

use super::keywords::{Found, Keywords, Role};
use super::lines::{self, LineKind};
use super::reader::composed;
use super::table;
use super::tags::{self, Piece};
use crate::model::feature::{DocString, Feature, Step, StepKind};
use crate::text::source::Position;
use crate::text::{FileId, SourceFile};

/// A whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Language of its keywords, as gherkin names it.
    pub language: String,
    /// Its feature.
    pub heading: Heading,
    /// Its background and scenarios.
    pub blocks: Vec<Block>,
    /// Its rules, which come after them.
    pub rules: Vec<RuleNode>,
    /// Its comments.
    pub comments: Vec<(Position, String)>,
}

/// A keyword, a name, and what is written under and over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where it stands.
    pub at: Position,
    /// As written.
    pub keyword: String,
    /// After the colon.
    pub name: String,
    /// Free text.
    pub description: String,
    /// Its own tags, `@` included.
    pub tags: Vec<(Position, String)>,
}

/// A rule with what it groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleNode {
    /// Its keyword and name.
    pub heading: Heading,
    /// Its background and scenarios.
    pub blocks: Vec<Block>,
}

/// A background or a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Is it a background?
    pub background: bool,
    /// Its keyword and name.
    pub heading: Heading,
    /// Its steps.
    pub steps: Vec<StepNode>,
    /// Its tables of examples.
    pub examples: Vec<ExamplesNode>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepNode {
    /// Where it stands.
    pub at: Position,
    /// As written, with the space after it.
    pub keyword: String,
    /// What its keyword is for; none of `Et`, `Mais`, `*`.
    pub own: Option<StepKind>,
    /// What it is for, from the step before where its keyword does not say.
    pub kind: StepKind,
    /// The phrase.
    pub text: String,
    /// Its table.
    pub table: Vec<RowNode>,
    /// Its attached text, and where it opens with which quotes.
    pub doc_string: Option<(Position, String, DocString)>,
    /// Its first byte.
    start: usize,
}

/// Examples of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamplesNode {
    /// Their keyword and name.
    pub heading: Heading,
    /// Names of the columns.
    pub header: Option<RowNode>,
    /// Values.
    pub rows: Vec<RowNode>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowNode {
    /// Where it stands.
    pub at: Position,
    /// Its cells.
    pub cells: Vec<(Position, String)>,
}

/// The tree of a text; none of one that holds no keyword at all.
pub fn read(path: &str, text: &str) -> Option<Tree> {
    let parsed = super::read(FileId::default(), path, text);
    let feature = parsed.feature?;
    let keywords = Keywords::of(&feature.keywords).unwrap_or_else(Keywords::english);
    let file = SourceFile::new(path, text);
    let lines = lines::split(text);
    let at = file.position(feature.place.span.start());
    let heading =
        Heading { at, keyword: String::new(), name: String::new(), description: String::new(), tags: Vec::new() };
    let language = feature.keywords.clone();
    let tree = Tree { language, heading, blocks: Vec::new(), rules: Vec::new(), comments: Vec::new() };
    let mut builder = Builder { tree, file: &file, keywords, read: steps(&feature), tags: Vec::new(), section: None };
    for (line, kind) in lines.iter().zip(&parsed.lines) {
        let content = text.get(line.start..line.end).unwrap_or_default();
        builder.line(*kind, line.start, content);
    }
    Some(builder.tree)
}

/// The steps that were read, by the byte at which they begin.
fn steps(feature: &Feature) -> BTreeMap<usize, &Step> {
    let all = feature.scenarios.iter().flat_map(|scenario| scenario.background.iter().chain(&scenario.steps));
    all.map(|step| (step.place.span.start(), step)).collect()
}

struct Builder<'a> {
    tree: Tree,
    file: &'a SourceFile,
    keywords: &'static Keywords,
    read: BTreeMap<usize, &'a Step>,
    /// Tags that wait for their header.
    tags: Vec<(Position, String)>,
    /// What the last header opened.
    section: Option<Role>,
}

impl Builder<'_> {
    fn line(&mut self, kind: LineKind, start: usize, content: &str) {
        let at = self.file.position(start);
        match kind {
            LineKind::Comment => self.tree.comments.push((at, content.to_owned())),
            LineKind::Tags => {
                for piece in tags::pieces(content) {
                    if let Piece::Tag(name, from, _) = piece {
                        self.tags.push((self.file.position(start + from), format!("@{name}")));
                    }
                }
            }
            LineKind::Header => {
                if let Some(found) = self.keywords.header(content) {
                    self.header(at, &found, content);
                }
            }
            LineKind::Description => self.describe(content),
            LineKind::Step => {
                if let Some(found) = self.keywords.step(content) {
                    self.step(at, start, &found, content);
                }
            }
            LineKind::Row => self.row(at, start, content),
            LineKind::DocString => self.doc_string(at, content),
            LineKind::Blank | LineKind::Fault => {}
        }
    }

    fn header(&mut self, at: Position, found: &Found<'_>, content: &str) {
        let heading = Heading {
            at,
            keyword: composed(content.get(..found.len).unwrap_or_default()),
            name: composed(content.get(found.rest..).unwrap_or_default().trim()),
            description: String::new(),
            tags: std::mem::take(&mut self.tags),
        };
        let role = found.keyword.role;
        let first = self.section.is_none();
        self.section = Some(role);
        match role {
            Role::Feature if first => self.tree.heading = heading,
            // A second feature of a file is read as a rule of the first one.
            Role::Feature | Role::Rule => self.tree.rules.push(RuleNode { heading, blocks: Vec::new() }),
            Role::Background | Role::Scenario | Role::Outline => {
                let background = role == Role::Background;
                self.blocks().push(Block { background, heading, steps: Vec::new(), examples: Vec::new() });
            }
            Role::Examples => {
                if let Some(block) = self.blocks().last_mut() {
                    block.examples.push(ExamplesNode { heading, header: None, rows: Vec::new() });
                }
            }
            Role::Step(_) => {}
        }
    }

    /// Those of the last rule, else of the feature.
    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.tree.rules.last_mut() {
            Some(rule) => &mut rule.blocks,
            None => &mut self.tree.blocks,
        }
    }

    fn describe(&mut self, content: &str) {
        let heading = match self.section {
            Some(Role::Background | Role::Scenario | Role::Outline) => {
                self.blocks().last_mut().map(|block| &mut block.heading)
            }
            Some(Role::Examples) => {
                let examples = self.blocks().last_mut().and_then(|block| block.examples.last_mut());
                examples.map(|examples| &mut examples.heading)
            }
            _ => match self.tree.rules.last_mut() {
                Some(rule) => Some(&mut rule.heading),
                None => Some(&mut self.tree.heading),
            },
        };
        let Some(heading) = heading else { return };
        if !heading.description.is_empty() {
            heading.description.push('\n');
        }
        heading.description.push_str(content);
    }

    fn step(&mut self, at: Position, start: usize, found: &Found<'_>, content: &str) {
        let own = match found.keyword.role {
            Role::Step(own) => own,
            _ => None,
        };
        let read = self.read.get(&start).copied();
        let Some(block) = self.blocks().last_mut() else { return };
        let before = block.steps.last().map_or(StepKind::Given, |step| step.kind);
        block.steps.push(StepNode {
            at,
            keyword: composed(content.get(..found.rest).unwrap_or_default()),
            own,
            kind: own.or_else(|| Some(read?.kind)).unwrap_or(before),
            text: composed(content.get(found.rest..).unwrap_or_default().trim()),
            table: Vec::new(),
            doc_string: None,
            start,
        });
    }

    fn row(&mut self, at: Position, start: usize, content: &str) {
        let blank = |from: usize| {
            let rest = content.get(from..).unwrap_or_default();
            from + (rest.len() - rest.trim_start().len())
        };
        let cells = table::row(content).cells;
        let cells = cells.into_iter().map(|(cell, from)| (self.file.position(start + blank(from)), cell)).collect();
        let row = RowNode { at, cells };
        let in_examples = self.section == Some(Role::Examples);
        let Some(block) = self.blocks().last_mut() else { return };
        if !in_examples {
            if let Some(step) = block.steps.last_mut() {
                step.table.push(row);
            }
        } else if let Some(examples) = block.examples.last_mut() {
            match examples.header {
                None => examples.header = Some(row),
                Some(_) => examples.rows.push(row),
            }
        }
    }

    fn doc_string(&mut self, at: Position, content: &str) {
        let read = |start: &usize| self.read.get(start).and_then(|step| step.doc_string.clone());
        let start = match self.tree.rules.last() {
            Some(rule) => &rule.blocks,
            None => &self.tree.blocks,
        };
        let start = start.last().and_then(|block| block.steps.last()).map(|step| step.start);
        let Some(doc) = start.as_ref().and_then(read) else { return };
        let quotes = content.get(..3).unwrap_or_default().to_owned();
        // Of its lines the first one opens it.
        if let Some(step) = self.blocks().last_mut().and_then(|block| block.steps.last_mut()) {
            step.doc_string.get_or_insert((at, quotes, doc));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# language: fr
@EXG-001
Fonctionnalité: Comptes
  Ce qu’un compte est.

  Contexte:
    Étant donné un compte « A »

  @critique
  Plan du scénario: Villes
    Quand il est changé
      | ville   |
      | <ville> |
    Et que le texte est
      \"\"\"json
      {\"a\": 1}
      \"\"\"

    Exemples: du Nord
      | ville | id |
      | Lille | n1 |

  Règle: Fermés
    Scénario: Aucun
      Alors rien
";

    #[test]
    fn every_node_knows_its_line_and_column() {
        let tree = read("a.feature", TEXT).expect("a tree");
        let place = |at: Position| (at.line, at.column);
        assert_eq!((tree.language.as_str(), place(tree.heading.at)), ("fr", (3, 1)));
        assert_eq!(tree.heading.tags, [(Position { line: 2, column: 1 }, "@EXG-001".to_owned())]);
        assert_eq!((tree.heading.description.as_str(), tree.comments.len()), ("Ce qu’un compte est.", 1));
        let [background, outline] = tree.blocks.as_slice() else { panic!("{:?}", tree.blocks) };
        assert!(background.background && place(background.steps[0].at) == (7, 5));
        assert_eq!(background.steps[0].keyword, "Étant donné ");
        assert_eq!((place(outline.heading.at), outline.heading.name.as_str()), ((10, 3), "Villes"));
        assert_eq!(outline.steps[0].table[1].cells, [(Position { line: 13, column: 9 }, "<ville>".to_owned())]);
        let second = &outline.steps[1];
        assert_eq!((second.own, second.kind, second.text.as_str()), (None, StepKind::When, "le texte est"));
        let (at, quotes, doc) = second.doc_string.as_ref().expect("a text");
        assert_eq!((place(*at), quotes.as_str(), doc.text.as_str()), ((15, 7), "\"\"\"", "{\"a\": 1}"));
        let examples = &outline.examples[0];
        assert_eq!((place(examples.heading.at), examples.heading.name.as_str()), ((19, 5), "du Nord"));
        assert_eq!((examples.rows.len(), place(examples.rows[0].at)), (1, (21, 7)));
        assert_eq!((tree.rules[0].heading.name.as_str(), tree.rules[0].blocks[0].steps.len()), ("Fermés", 1));
    }

    #[test]
    fn any_text_gives_a_tree_or_none() {
        assert!(read("a.feature", "").is_none());
        let adrift = "Exemples:\n| a |\nSoit b\n\"\"\"\nx\nFonctionnalité: c\n| d\n@e\nFonctionnalité: f\nScénario:\n";
        for end in (0..=adrift.len()).filter(|end| adrift.is_char_boundary(*end)) {
            let _ = read("a.feature", &adrift[..end]);
        }
        assert_eq!(read("a.feature", "Feature: a\nFeature: b\nScenario: c\n").expect("a tree").rules.len(), 1);
    }
}
