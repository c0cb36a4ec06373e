//! The plan of the leave export.
