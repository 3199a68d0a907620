//! The window's size, kept from one start to the next. Where it stands is the system's affair: a
//! screen may be gone tomorrow.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// In pixels that do not depend on the screen's scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) maximized: bool,
}

/// Smaller than this the screens do not fit.
pub(crate) const SMALLEST: (f64, f64) = (960.0, 600.0);

impl Default for Size {
    fn default() -> Self {
        Self {
            width: 1360.0,
            height: 860.0,
            maximized: false,
        }
    }
}

impl Size {
    /// The size of last time; the usual one at the first start, or when the file is not to be
    /// understood.
    pub(crate) fn read(folder: &Path) -> Self {
        let Ok(text) = fs::read_to_string(file(folder)) else {
            return Self::default();
        };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!(%error, "the kept window size is not to be understood");
            Self::default()
        })
    }

    /// Keeps the size for next time. That it cannot be kept is no reason to bother anybody.
    pub(crate) fn write(self, folder: &Path) {
        let kept = serde_json::to_string(&self)
            .map_err(std::io::Error::from)
            .and_then(|text| fs::write(file(folder), text));
        if let Err(error) = kept {
            tracing::warn!(%error, "the window's size could not be kept");
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("window.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Size::read(folder.path()), Size::default());
        let size = Size {
            width: 1000.0,
            height: 700.5,
            maximized: true,
        };
        size.write(folder.path());
        assert_eq!(Size::read(folder.path()), size);
    }

    #[test]
    fn a_spoilt_file_gives_the_usual_size() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(file(folder.path()), "{\"width\":").expect("a file");
        assert_eq!(Size::read(folder.path()), Size::default());
    }
}
