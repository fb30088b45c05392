//! Why a file is not opened, in words.

use super::{Words, t};
use crate::dossier::Refused;

impl Words {
    /// Why a case is not opened: the rule and what was found.
    #[must_use]
    pub fn refused(self, refused: &Refused) -> String {
        match refused {
            Refused::NotJson(words) => self.say(t::DOSSIER_NOT_JSON, [words]),
            Refused::NotACase(found) if found.is_empty() => self.get(t::DOSSIER_NOT_A_CASE_UNNAMED).to_owned(),
            Refused::NotACase(found) => self.say(t::DOSSIER_NOT_A_CASE, [found]),
            Refused::Newer { found, known } => self.say(t::DOSSIER_NEWER, [&found.to_string(), &known.to_string()]),
            Refused::Broken(words) => self.say(t::DOSSIER_BROKEN, [words]),
            Refused::UnknownItems(items) => self.say(t::DOSSIER_UNKNOWN_ITEMS, [&items.join(", ")]),
            Refused::UnknownCode(code) => self.say(t::DOSSIER_UNKNOWN_CODE, [code]),
            Refused::FileMissing(digest) => self.say(t::DOSSIER_FILE_MISSING, [digest]),
        }
    }
}
