//! What is each drawing a part of, for those who listen to the document? The tagged structure,
//! before it is written.

/// An element of the structure: its number in [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// What only decorates the page: rules, running heads, repeated table heads.
pub const ARTIFACT: ElementId = ElementId(0);
/// The root.
pub const DOCUMENT: ElementId = ElementId(1);

/// What an element holds, in reading order.
#[derive(Clone, Debug)]
pub enum Child {
    /// Another element.
    Element(ElementId),
    /// Drawings of a page: the page, from 0, and the number of its marked content.
    Marked(usize, i64),
    /// An annotation: the page and its index there.
    Annotation(usize, usize),
}

/// One element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Standard type: `P`, `TD`, `Link`…
    pub tag: &'static str,
    /// Parent.
    pub parent: ElementId,
    /// Content, known when the pages are painted.
    pub children: Vec<Child>,
    /// Words for what is drawn.
    pub alternative: Option<String>,
    attached: bool,
}

/// All elements. The order among brothers is that in which they are painted.
#[derive(Clone, Debug)]
pub struct Structure(Vec<Element>);

impl Default for Structure {
    fn default() -> Self {
        let element =
            |tag, attached| Element { tag, parent: ARTIFACT, children: Vec::new(), alternative: None, attached };
        Self(vec![element("Artifact", true), element("Document", true)])
    }
}

impl Structure {
    /// A new element. It joins its parent when something of it is painted.
    pub fn add(&mut self, parent: ElementId, tag: &'static str) -> ElementId {
        self.0.push(Element { tag, parent, children: Vec::new(), alternative: None, attached: false });
        ElementId(self.0.len() - 1)
    }

    /// The element of that number; the artifact for a number that there is not.
    pub fn get(&self, id: ElementId) -> &Element {
        self.0.get(id.0).unwrap_or(&self.0[0])
    }

    /// Gives an element words for what is drawn.
    pub fn describe(&mut self, id: ElementId, text: String) {
        if let Some(element) = self.0.get_mut(id.0) {
            element.alternative = Some(text);
        }
    }

    /// Adds content to an element that is being painted.
    pub fn put(&mut self, id: ElementId, child: Child) {
        self.attach(id);
        if let Some(element) = self.0.get_mut(id.0) {
            element.children.push(child);
        }
    }

    /// Elements that have content, the root first.
    pub fn attached(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.0.iter().enumerate().skip(1).filter(|(_, element)| element.attached).map(|(i, e)| (ElementId(i), e))
    }

    fn attach(&mut self, id: ElementId) {
        let Some(element) = self.0.get_mut(id.0) else { return };
        if !std::mem::replace(&mut element.attached, true) {
            let parent = element.parent;
            self.put(parent, Child::Element(id));
        }
    }
}
