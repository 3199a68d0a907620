//! A person who uses the program: one screen, one set of files, and a window that can be closed,
//! killed and opened again.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use super::driver::Driver;
use super::process;
use super::screen::Screen;

/// How long the window may take until it can be used.
const START: Duration = Duration::from_mins(1);

/// How long anything on the screen may take to appear.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often to look.
const GLANCE: Duration = Duration::from_millis(100);

/// The program under test, as Cargo built it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_campaign-designer");

/// What the title bar says.
const TITLE: &str = "Campaign Designer";

/// Where the environment names the folder for the program's files.
const HOME: &str = "CAMPAIGN_DESIGNER_HOME";

/// Someone at the program. Files live as long as this value; the window may come and go.
pub(crate) struct Person {
    // The order matters: the window goes before the driver, the driver before the screen.
    window: Option<WebDriver>,
    driver: Option<Driver>,
    screen: Screen,
    home: TempDir,
    settings: Settings,
}

/// The system the person has.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// The system's language, as `LANG` has it.
    pub(crate) language: &'static str,
    /// The desktop's theme, as `GTK_THEME` has it.
    pub(crate) theme: &'static str,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "en_US.UTF-8",
            theme: "Adwaita",
        }
    }
}

/// Lets a new person start the program and do `what`. When that fails, a picture of the window and
/// the program's log tell more.
pub(crate) async fn scenario(
    name: &str,
    what: impl AsyncFnOnce(&mut Person) -> Result<()>,
) -> Result<()> {
    scenario_with(name, Settings::default(), what).await
}

/// The same on a system with other settings.
pub(crate) async fn scenario_with(
    name: &str,
    settings: Settings,
    what: impl AsyncFnOnce(&mut Person) -> Result<()>,
) -> Result<()> {
    let mut person = Person::sits_down(settings)?;
    let mut outcome = person.open().await;
    if outcome.is_ok() {
        outcome = what(&mut person).await;
    }
    if outcome.is_err() {
        person.tell_more(name).await;
    }
    let left = person.leave().await;
    outcome.and(left)
}

impl Person {
    fn sits_down(settings: Settings) -> Result<Self> {
        Ok(Self {
            window: None,
            driver: None,
            screen: Screen::open()?,
            home: tempfile::tempdir().context("no folder for the program's files")?,
            settings,
        })
    }

    /// Opens the program and waits until it says that it can be used.
    pub(crate) async fn open(&mut self) -> Result<()> {
        let environment = self.environment();
        let driver = Driver::start(&environment, &self.said())?;
        let window = driver.open(Path::new(PROGRAM)).await?;
        self.driver = Some(driver);
        self.window = Some(window.clone());
        window
            .query(By::Css("html[data-ready='true']"))
            .wait(START, GLANCE)
            .first()
            .await
            .context("the window opened and never became ready")?;
        Ok(())
    }

    /// The system around the program: a screen, a home, settings, and nothing of the machine's own.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let home = self.home.path().display();
        vec![
            (HOME, home.to_string()),
            ("DISPLAY", self.screen.display().to_owned()),
            ("WAYLAND_DISPLAY", String::new()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("LANG", self.settings.language.to_owned()),
            ("LC_ALL", self.settings.language.to_owned()),
            ("TZ", "UTC".to_owned()),
            ("GTK_THEME", self.settings.theme.to_owned()),
            ("XDG_DATA_HOME", format!("{home}/system/data")),
            ("XDG_CONFIG_HOME", format!("{home}/system/config")),
            ("XDG_CACHE_HOME", format!("{home}/system/cache")),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            // There is no graphics hardware behind this screen. (WebKit's own switch for that,
            // WEBKIT_DISABLE_DMABUF_RENDERER, makes it wait forever for a picture.)
            ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            ("MESA_SHADER_CACHE_DISABLE", "true".to_owned()),
            // By this the web view lets itself be driven.
            ("TAURI_AUTOMATION", "true".to_owned()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        ]
    }

    /// The open window.
    pub(crate) fn window(&self) -> Result<&WebDriver> {
        self.window.as_ref().context("the window is not open")
    }

    /// The folder with the program's files.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The first visible thing found `by`, as soon as there is one.
    pub(crate) async fn see(&self, by: By) -> Result<WebElement> {
        self.see_text(by, "").await
    }

    /// The first visible thing found `by` that says `text`.
    pub(crate) async fn see_text(&self, by: By, text: &str) -> Result<WebElement> {
        let what = format!("{text:?} is to be seen at {by:?}");
        self.until(
            &what,
            async || self.first(by.clone(), text).await,
            Option::is_some,
        )
        .await?
        .context("something to be seen")
    }

    async fn first(&self, by: By, text: &str) -> Result<Option<WebElement>> {
        for element in self.window()?.find_all(by).await? {
            if element.is_displayed().await? && words(&element).await?.contains(text) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Clicks on the first visible thing found `by`.
    pub(crate) async fn click(&self, by: By) -> Result<()> {
        self.click_text(by, "").await
    }

    /// Clicks on the first visible thing found `by` that says `text` and takes clicks.
    pub(crate) async fn click_text(&self, by: By, text: &str) -> Result<()> {
        let what = format!("{text:?} takes a click at {by:?}");
        self.until(
            &what,
            async || {
                let Some(element) = self.first(by.clone(), text).await? else {
                    return Ok(false);
                };
                if !element.is_enabled().await? {
                    return Ok(false);
                }
                element.click().await?;
                Ok(true)
            },
            |clicked| *clicked,
        )
        .await?;
        Ok(())
    }

    /// Types where the cursor is, a key after the other.
    pub(crate) async fn types(&self, text: &str) -> Result<()> {
        let field = self.window()?.active_element().await?;
        field.send_keys(text).await.context("typing")
    }

    /// Presses a key while Control is held.
    pub(crate) async fn presses_control(&self, key: impl Into<TypingData>) -> Result<()> {
        let keys = self.window()?.action_chain().key_down(Key::Control);
        let keys = keys.send_keys(key).key_up(Key::Control);
        keys.perform().await.context("a shortcut")
    }

    /// What can be read at the first visible thing found `by`.
    pub(crate) async fn read(&self, by: By) -> Result<String> {
        let what = format!("{by:?} can be read");
        let read = self
            .until(
                &what,
                async || match self.first(by.clone(), "").await? {
                    Some(element) => Ok(Some(words(&element).await?)),
                    None => Ok(None),
                },
                Option::is_some,
            )
            .await?;
        Ok(read.unwrap_or_default().trim().to_owned())
    }

    /// Waits until the window has what it asked the program for.
    pub(crate) async fn settled(&self) -> Result<()> {
        self.window()?
            .query(By::Css("html[data-ready='true']"))
            .wait(PATIENCE, GLANCE)
            .first()
            .await
            .context("the window is still asking the program for something")?;
        Ok(())
    }

    /// Looks again and again until what is seen passes `good`, and returns it.
    pub(crate) async fn until<T: Debug>(
        &self,
        what: &str,
        look: impl AsyncFn() -> Result<T>,
        good: impl Fn(&T) -> bool,
    ) -> Result<T> {
        let began = Instant::now();
        loop {
            let seen = look().await;
            match seen {
                Ok(seen) if good(&seen) => return Ok(seen),
                // What is looked at may be drawn anew at this moment; later it holds still.
                seen if began.elapsed() > PATIENCE => bail!("in vain: {what}; last seen: {seen:?}"),
                _ => tokio::time::sleep(GLANCE).await,
            }
        }
    }

    /// Ends the program as a power cut does and opens it again.
    pub(crate) async fn pulls_the_plug(&mut self) -> Result<()> {
        let ids = self.program()?;
        ensure!(ids.len() == 1, "one program runs, not {ids:?}");
        for id in ids {
            process::kill(id)?;
        }
        self.forget_window();
        self.open().await
    }

    /// Presses the close button of the title bar, waits until the program has ended, and opens it
    /// again.
    pub(crate) async fn closes_and_starts_again(&mut self) -> Result<()> {
        self.screen.press_close(TITLE)?;
        self.ends()?;
        self.forget_window();
        self.open().await
    }

    /// Starts the program while it runs, and returns how many run after the second has ended.
    pub(crate) fn starts_a_second_time(&self) -> Result<usize> {
        let driver = self.driver.as_ref().context("the program does not run")?;
        let mut second = driver.beside(Path::new(PROGRAM));
        let ended = second
            .envs(self.environment())
            .output()
            .context("the second start failed")?;
        ensure!(ended.status.success(), "the second start: {ended:?}");
        Ok(self.program()?.len())
    }

    /// Drags the window to a size and waits until it has it.
    pub(crate) async fn resizes(&self, width: u32, height: u32) -> Result<()> {
        let window = self.window()?;
        window.set_window_rect(0, 0, width, height).await?;
        self.until(
            "the window has the new size",
            async || self.size().await,
            |size| *size == (i64::from(width), i64::from(height)),
        )
        .await?;
        Ok(())
    }

    /// The window's width and height.
    pub(crate) async fn size(&self) -> Result<(i64, i64)> {
        let rect = self.window()?.get_window_rect().await?;
        Ok((rect.width, rect.height))
    }

    /// Keeps what the window shows as `target/screenshots/NAME.png`.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        let file = pictures()?.join(format!("{name}.png"));
        self.window()?
            .screenshot(&file)
            .await
            .with_context(|| format!("no picture in {}", file.display()))
    }

    /// What the program and the libraries below it said to nobody in particular.
    fn said(&self) -> PathBuf {
        self.home.path().join("said.log")
    }

    /// The program's processes that work on this person's files.
    fn program(&self) -> Result<Vec<u32>> {
        let setting = format!("{HOME}={}", self.home.path().display());
        process::running(Path::new(PROGRAM), &setting)
    }

    async fn leave(&mut self) -> Result<()> {
        if let Some(window) = self.window.take() {
            window.quit().await.context("the window did not close")?;
            self.ends()?;
        }
        self.driver = None;
        Ok(())
    }

    fn ends(&self) -> Result<()> {
        process::wait_until("the program has ended", || {
            self.program().is_ok_and(|ids| ids.is_empty())
        })
    }

    /// The window is gone without a word; nobody can say goodbye to it.
    fn forget_window(&mut self) {
        if let Some(window) = self.window.take() {
            // Its farewell would wait for an answer that nobody gives.
            let _ = window.leak();
        }
        self.driver = None;
    }

    async fn tell_more(&self, name: &str) {
        let picture = format!("{name}-failed");
        match self.picture(&picture).await {
            Ok(()) => eprintln!("a picture of the failure: target/screenshots/{picture}.png"),
            Err(error) => eprintln!("no picture of the failure: {error:#}"),
        }
        let mut files = vec![self.said()];
        for folder in ["logs", "reports"] {
            files.extend(files_in(&self.home.path().join(folder)));
        }
        for file in files {
            match fs::read_to_string(&file) {
                Ok(text) => eprintln!("---- {}\n{text}", file.display()),
                Err(error) => eprintln!("---- {}: {error}", file.display()),
            }
        }
    }
}

/// What an element says. The driver's own way of reading leaves out the cells of tables that are
/// wider than the window.
async fn words(element: &WebElement) -> Result<String> {
    Ok(element.prop("innerText").await?.unwrap_or_default())
}

/// Where pictures go.
fn pictures() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .context("the target folder")?
        .join("screenshots");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        // The program did not come far enough to make it, which is told by its other words.
        return Vec::new();
    };
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect()
}
