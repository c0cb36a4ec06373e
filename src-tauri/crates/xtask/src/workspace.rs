//! The folders of the workspace.

use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct Workspace {
    /// The root of the repository.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Workspace {
    /// The workspace in which this program was built.
    pub fn of_this_program() -> Workspace {
        let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).components().collect();
        let root = root.ancestors().nth(3).unwrap_or(&root).to_path_buf();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Workspace { root, target }
    }

    /// The folder of the page.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The path of a program that cargo built.
    pub fn built(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}
