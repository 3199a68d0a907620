//! Where things are in this source tree.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;

/// The source tree this program was built from.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    root: PathBuf,
}

impl Tree {
    /// Finds the tree through the manifest that Cargo names when it runs this program.
    pub(crate) fn locate() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .ancestors()
            .nth(2)
            .with_context(|| format!("{} lies in no source tree", manifest.display()))?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder with the UI's `package.json`.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The folder that Cargo builds into.
    pub(crate) fn target(&self) -> Result<PathBuf> {
        let text = process::output(&mut process::cargo(
            &self.root,
            &["metadata", "--no-deps", "--format-version", "1"],
        ))?;
        let metadata: serde_json::Value =
            serde_json::from_str(&text).context("cargo metadata printed something unexpected")?;
        metadata["target_directory"]
            .as_str()
            .map(PathBuf::from)
            .context("cargo metadata names no target folder")
    }

    /// A file given by its path from the root.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}
