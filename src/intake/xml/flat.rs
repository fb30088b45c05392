//! One element of a large file at a time, as a list that borrows from the text: nothing is copied where the text stands
//! there as it is meant, and the list is used again for the next element.

use std::borrow::Cow;

/// What stands at one place.
enum What<'t> {
    /// An element: name without prefix, and the line it starts on.
    Element {
        /// Name without prefix.
        name: &'t str,
        /// Line it starts on, from 1.
        line: u32,
    },
    /// Text.
    Text(Cow<'t, str>),
}

/// An element or a text, and how many places it takes with all that is inside.
struct Node<'t> {
    what: What<'t>,
    end: usize,
}

/// An attribute with its name as written.
struct Attribute<'t> {
    of: usize,
    name: &'t str,
    value: Cow<'t, str>,
}

/// The element that is being read and what stands inside, in order.
#[derive(Default)]
pub(super) struct Flat<'t> {
    nodes: Vec<Node<'t>>,
    attributes: Vec<Attribute<'t>>,
    open: Vec<usize>,
}

impl<'t> Flat<'t> {
    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Begins an element inside the one that is open.
    pub fn open(&mut self, name: &'t str, line: u32) {
        self.open.push(self.nodes.len());
        self.nodes.push(Node { what: What::Element { name, line }, end: 0 });
    }

    /// Gives the element begun last an attribute.
    pub fn attribute(&mut self, name: &'t str, value: Cow<'t, str>) {
        self.attributes.push(Attribute { of: self.nodes.len() - 1, name, value });
    }

    /// Adds a text to the element that is open.
    pub fn text(&mut self, text: Cow<'t, str>) {
        if !text.is_empty() && !self.open.is_empty() {
            let end = self.nodes.len() + 1;
            self.nodes.push(Node { what: What::Text(text), end });
        }
    }

    /// Ends the element that is open.
    pub fn close(&mut self) {
        let end = self.nodes.len();
        if let Some(node) = self.open.pop().and_then(|at| self.nodes.get_mut(at)) {
            node.end = end;
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Part<'_> {
        Part { nodes: &self.nodes, attributes: &self.attributes, at: 0 }
    }

    /// Makes room for the next one.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.open.clear();
    }
}

/// An element of the list, with the functions of [`super::Element`].
#[derive(Clone, Copy)]
pub(in crate::intake) struct Part<'a> {
    nodes: &'a [Node<'a>],
    attributes: &'a [Attribute<'a>],
    at: usize,
}

impl<'a> Part<'a> {
    /// Name without prefix.
    pub fn name(self) -> &'a str {
        match self.nodes.get(self.at).map(|node| &node.what) {
            Some(What::Element { name, .. }) => name,
            Some(What::Text(_)) | None => "",
        }
    }

    /// Line it starts on, from 1.
    pub fn line(self) -> u32 {
        match self.nodes.get(self.at).map(|node| &node.what) {
            Some(What::Element { line, .. }) => *line,
            Some(What::Text(_)) | None => 0,
        }
    }

    /// The elements directly inside.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.nodes.get(self.at).map_or(0, |node| node.end);
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            while next < end {
                let at = next;
                let node = self.nodes.get(at)?;
                next = node.end;
                if matches!(node.what, What::Element { .. }) {
                    return Some(Self { at, ..self });
                }
            }
            None
        })
    }

    /// The elements directly inside with a name.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element directly inside with a name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element at the end of a path of names.
    pub fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |part, name| part.child(name))
    }

    /// The text at the end of a path, trimmed; empty when the path leads nowhere.
    pub fn text_at(self, path: &[&str]) -> Cow<'a, str> {
        self.at(path).map(Self::text).unwrap_or_default()
    }

    /// All text inside, also that of inner elements, trimmed.
    pub fn text(self) -> Cow<'a, str> {
        let end = self.nodes.get(self.at).map_or(0, |node| node.end);
        let inside = self.nodes.get(self.at + 1..end).unwrap_or_default();
        let mut texts = inside.iter().filter_map(|node| match &node.what {
            What::Text(text) => Some(&**text),
            What::Element { .. } => None,
        });
        let (first, second) = (texts.next().unwrap_or_default(), texts.next());
        let Some(second) = second else { return Cow::Borrowed(first.trim()) };
        let whole: String = [first, second].into_iter().chain(texts).collect();
        Cow::Owned(whole.trim().to_owned())
    }

    /// An attribute by its name, with or without prefix.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let local = |key: &str| key.rsplit(':').next() == Some(name);
        let own = || self.attributes.iter().filter(|attribute| attribute.of == self.at);
        let found = own().find(|attribute| attribute.name == name);
        found.or_else(|| own().find(|attribute| local(attribute.name))).map(|attribute| &*attribute.value)
    }
}
