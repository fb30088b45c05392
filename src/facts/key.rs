//! The names of facts. Rules in packs use the same ids.

use crate::kernel::Id;

/// Declares the facts: the enum, all of them, and their ids.
macro_rules! facts {
    ($( $(#[$doc:meta])* $name:ident = $id:literal; )*) => {
        /// A fact about the firm.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum FactKey { $( $(#[$doc])* $name, )* }

        impl FactKey {
            /// All facts.
            pub const ALL: &'static [FactKey] = &[ $( FactKey::$name, )* ];

            /// The fact's id, as used in packs and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }
        }
    };
}

facts! {
    /// Whole months since the founding month.
    AgeMonths = "entity.age_months";
    /// Staff on the payroll.
    Staff = "entity.staff";
}

impl FactKey {
    /// The id as an [`Id`].
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.as_str())
    }

    /// The fact of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == id)
    }
}
