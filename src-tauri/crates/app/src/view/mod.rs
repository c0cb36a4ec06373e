//! What the window gets and gives: the types that become TypeScript.

mod connection;
mod export;
mod instant;
mod integration;
mod preferences;
mod run;

pub use connection::*;
pub use export::*;
pub(crate) use instant::instant;
pub use integration::*;
pub use preferences::*;
pub use run::*;
