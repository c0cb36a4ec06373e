//! The contract between the window and the app: one table of commands. The router, the shell's capability list, the TypeScript types and
//! the TypeScript client are generated from it.

#[macro_use]
mod commands;

mod capability;
mod router;
mod shell;
mod typescript;

pub use capability::capability;
pub use commands::{Argument, Command, Kind, Threading};
pub use router::{Answer, Reply, commands, reply};
pub use shell::Shell;
pub use typescript::{client, types};
