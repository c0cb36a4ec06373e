//! Everything the window can ask for. Knows no Tauri: the shell is a thin adapter.

pub mod bindings;
pub mod error;
pub mod view;
