//! What the acceptance, crash and desktop tests stand on.

pub mod crash;
pub mod desktop;
pub mod scene;
