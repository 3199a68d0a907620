//! The desktop shell of Campaign Designer.
