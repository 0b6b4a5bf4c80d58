//! Which file does a step name, and what does it hold?

use std::sync::Arc;

use super::{Fault, Reader};
use crate::campaign::files::File;
use crate::text::{Message, similar};

impl Reader<'_> {
    /// A file of the project that can be read.
    pub(super) fn file(&mut self, path: &str) -> Result<Arc<File>, Fault> {
        let path = path.trim();
        let known = self.memory.data.clone();
        let Some(file) = known.get(path) else {
            let ends = format!("/{path}");
            let near = known.paths().find(|other| other.ends_with(&ends));
            return Err(match near.or_else(|| similar::nearest(path, known.paths())) {
                Some(near) => {
                    let hint = Message::new("step-did-you-mean").with("name", near);
                    let fault = Message::new("step-no-file").with("name", path);
                    self.fault(&Message::new("step-with-hint").with("fault", fault).with("hint", hint))
                }
                None => self.fault(&Message::new("step-no-file").with("name", path)),
            });
        };
        if let Some(why) = &file.unread {
            return Err(self.fault(why));
        }
        self.memory.files.insert(path.to_owned());
        Ok(file.clone())
    }
}
