//! What does a step say of the screen, and does the target have it?

use super::{Fault, Reader};
use crate::campaign::steps::operation::{Act, Element, Operation};
use crate::model::screen::Screen;
use crate::model::target::Labels;
use crate::screen::Kind as Sort;
use crate::text::{Message, similar};
use crate::vocabulary::normal::{CLOSE, OPEN};
use crate::vocabulary::{Match, PhraseId as Id, arguments, normal};

/// What the steps before said of the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct OnScreen {
    /// A page is open.
    open: bool,
    /// Since the last click, something was seen that proves the page to be there.
    proved: bool,
}

impl<'a> Reader<'a> {
    /// A step about the screen.
    pub(super) fn on_screen(&mut self, found: &Match, table: &[Vec<String>]) -> Result<Operation, Fault> {
        let screen = self.screen()?;
        let arg = |index: usize| found.args.get(index).map_or("", |arg| arg.text.as_str());
        let act = match found.phrase {
            Id::ToCreateOnScreen => {
                let entity = self.entity(arg(0))?;
                let name = self.filled(arg(1));
                self.memory.created.insert((entity.clone(), name.clone()));
                return Ok(Operation::ToCreate(crate::campaign::steps::operation::Named { entity, name }));
            }
            Id::ScreenSignIn if screen.sign_in.is_none() => {
                return Err(self.fault(&Message::new("step-no-screen-sign-in").with("target", &self.target.id)));
            }
            Id::ScreenSignIn => {
                self.memory.signed_in = true;
                Act::SignIn(self.role(arg(0))?)
            }
            Id::OpenPage => Act::Open(self.page(screen, arg(0), false)?, None),
            Id::OpenPageOf => {
                let page = self.page(screen, arg(0), true)?;
                Act::Open(page, Some(self.record(arg(1))?))
            }
            Id::Click => Act::Click(self.element(arg(0), Sort::Clickable)?, None),
            Id::ClickInRow => Act::Click(self.element(arg(0), Sort::Clickable)?, Some(self.said(arg(1))?)),
            Id::Fill => Act::Fill(vec![(self.said(arg(1))?, self.filled(arg(0)))]),
            Id::FillForm => Act::Fill(self.form(table)?),
            Id::Choose => Act::Choose(self.said(arg(0))?, self.said(arg(1))?),
            Id::Tick => Act::Tick(self.said(arg(0))?, true),
            Id::Untick => Act::Tick(self.said(arg(0))?, false),
            Id::See => Act::See(self.element(arg(0), Sort::Any)?, true),
            Id::NotSee => Act::See(self.element(arg(0), Sort::Any)?, false),
            Id::SeeInField => Act::Holds(self.said(arg(1))?, self.filled(arg(0))),
            Id::SeeRows => {
                Act::Rows(Some(arg(0)).filter(|name| !name.is_empty()).map(str::to_owned), self.rows(table)?)
            }
            // Only the phrases of the screen come here.
            _ => Act::Picture,
        };
        self.after(screen, &act)?;
        Ok(Operation::Screen(act))
    }

    /// What the steps before must have said, and what this one leaves.
    fn after(&mut self, screen: &Screen, act: &Act) -> Result<(), Fault> {
        let before = self.memory.screen;
        if !before.open && !matches!(act, Act::SignIn(_) | Act::Open(..)) {
            return Err(self.fault(&Message::new("step-no-page")));
        }
        let proved = match act {
            Act::SignIn(_) => true,
            Act::Open(page, _) => screen.pages.get(page).is_some_and(|page| page.shows.is_some()),
            Act::Click(..) => false,
            // A page that has shown nothing yet proves no absence.
            Act::See(_, false) if !before.proved => return Err(self.fault(&Message::new("step-page-unproved"))),
            Act::See(_, true) | Act::Holds(..) | Act::Rows(..) => true,
            _ => before.proved,
        };
        self.memory.screen = OnScreen { open: true, proved };
        Ok(())
    }

    fn screen(&self) -> Result<&'a Screen, Fault> {
        let none = || self.fault(&Message::new("step-no-screen").with("target", &self.target.id));
        self.target.screen.as_ref().ok_or_else(none)
    }

    /// The key of a page; that of a record where `of_record` says so.
    fn page(&mut self, screen: &Screen, typed: &str, of_record: bool) -> Result<String, Fault> {
        let wanted = normal::name(typed);
        let is = |key: &str, labels: &Labels| {
            normal::name(key) == wanted || labels.all().any(|name| normal::name(name) == wanted)
        };
        let Some((key, page)) = screen.pages.iter().find(|(key, page)| is(key, &page.labels)) else {
            let known: Vec<&str> = screen.pages.iter().map(|(key, page)| page.labels.first(self.lang, key)).collect();
            let message = Message::new("step-unknown-page").with("name", typed).with("known", known.join(", "));
            return Err(match similar::nearest(typed, known.iter().copied()) {
                Some(near) => {
                    let hint = Message::new("step-did-you-mean").with("name", near);
                    self.fault(&Message::new("step-with-hint").with("fault", message).with("hint", hint))
                }
                None => self.fault(&message),
            });
        };
        if page.path.contains("{id}") != of_record {
            let id = if of_record { "step-page-of-none" } else { "step-page-of-record" };
            return Err(self.fault(&Message::new(id).with("name", typed)));
        }
        self.memory.pages.insert(key.clone());
        Ok(key.clone())
    }

    /// A sort of thing and its name; only a name where no sort is said.
    fn element(&self, typed: &str, otherwise: Sort) -> Result<Element, Fault> {
        let (sort, name) = match typed.split_once(OPEN) {
            Some((words, name)) => (sort_of(words.trim()), name.strip_suffix(CLOSE).unwrap_or(name).trim()),
            None => (otherwise, typed),
        };
        Ok(Element { sort, name: self.said(name)? })
    }

    /// A text that names something.
    fn said(&self, typed: &str) -> Result<String, Fault> {
        let text = self.filled(arguments::unquoted(typed));
        match text.trim().is_empty() {
            true => Err(self.fault(&Message::new("step-names-nothing"))),
            false => Ok(text),
        }
    }

    fn form(&self, table: &[Vec<String>]) -> Result<Vec<(String, String)>, Fault> {
        let pair = |row: &Vec<String>| match row.as_slice() {
            [field, text] => Ok((self.said(field)?, self.filled(text))),
            _ => Err(self.fault(&Message::new("step-table-pairs"))),
        };
        table.iter().map(pair).collect()
    }

    fn rows(&self, table: &[Vec<String>]) -> Result<Vec<Vec<String>>, Fault> {
        if table.len() < 2 {
            return Err(self.fault(&Message::new("step-table-header")));
        }
        Ok(table.iter().map(|row| row.iter().map(|cell| self.filled(cell)).collect()).collect())
    }
}

/// The sort that words in normal form say; the vocabulary lets no others through.
fn sort_of(words: &str) -> Sort {
    match words {
        "le bouton" | "the button" => Sort::Button,
        "le lien" | "the link" => Sort::Link,
        "l' onglet" | "the tab" => Sort::Tab,
        "le titre" | "the heading" => Sort::Heading,
        "le champ" | "the field" => Sort::Field,
        "la case" | "the box" => Sort::Checkbox,
        "le message" | "the message" => Sort::Message,
        _ => Sort::TestId,
    }
}
