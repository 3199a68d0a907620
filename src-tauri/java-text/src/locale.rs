//! Locales as Java writes them (`fr_FR`, `zh_Hant_TW`, also `fr-FR`) and where their values are looked up.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use icu::locale::subtags::{Language, Region, Script};
use icu::locale::{LanguageIdentifier, LocaleExpander};

use crate::table::Table;

static NUMBERS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../data/numbers.tsv")));

/// How many parsed locales are kept: more distinct ones than this are only met when names are made up.
const KEPT: usize = 2048;
static PARSED: LazyLock<RwLock<HashMap<String, Arc<JavaLocale>>>> = LazyLock::new(RwLock::default);

/// A locale and the order in which its values are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JavaLocale {
    identifier: LanguageIdentifier,
    chain: Vec<String>,
    is_root: bool,
}

impl JavaLocale {
    /// Reads `language[_Script][_REGION]`, with `_` or `-`; further parts (variants, extensions) change nothing here.
    ///
    /// As with Java, a name that is no locale or a language without data is the root locale: numbers and dates in
    /// a plain form, with the region still choosing currency and week.
    pub fn parse(name: &str) -> Arc<Self> {
        if let Some(found) = PARSED
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(name)
        {
            return Arc::clone(found);
        }
        let parsed = Arc::new(Self::read(name));
        let mut kept = PARSED.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.insert(name.to_owned(), Arc::clone(&parsed));
        }
        parsed
    }

    fn read(name: &str) -> Self {
        let mut parts = name.split(['_', '-']).filter(|part| !part.is_empty());
        let language = parts
            .next()
            .map_or("", current_code)
            .parse::<Language>()
            .unwrap_or(Language::UNKNOWN);
        let mut identifier = LanguageIdentifier {
            language,
            ..LanguageIdentifier::UNKNOWN
        };
        for part in parts {
            if part.starts_with('#') || identifier.region.is_some() {
                break;
            }
            match part.len() {
                4 if identifier.script.is_none() => identifier.script = part.parse::<Script>().ok(),
                2 | 3 => identifier.region = part.parse::<Region>().ok(),
                _ => {}
            }
        }
        let is_root = !has_data(&identifier);
        let chain = chain(&identifier, is_root);
        Self {
            identifier,
            chain,
            is_root,
        }
    }

    /// The language, script and region, as ICU4X takes them; the undetermined language for the root locale.
    pub fn identifier(&self) -> LanguageIdentifier {
        if self.is_root {
            LanguageIdentifier {
                language: Language::UNKNOWN,
                script: None,
                ..self.identifier.clone()
            }
        } else {
            self.identifier.clone()
        }
    }

    /// The region, if the name has one: Java guesses none.
    pub fn region(&self) -> Option<String> {
        self.identifier.region.map(|region| region.to_string())
    }

    /// Whether there is no data for the language.
    pub fn is_root(&self) -> bool {
        self.is_root
    }

    /// What tells the locale from others that look values up elsewhere.
    pub(crate) fn key(&self) -> &str {
        self.chain.first().map_or("und", String::as_str)
    }

    /// The keys of the tables under which a value may stand, the most special first, `und` last.
    pub(crate) fn chain(&self) -> &[String] {
        &self.chain
    }
}

/// Java accepts the codes that ISO has replaced.
fn current_code(language: &str) -> &str {
    match language {
        "iw" => "he",
        "in" => "id",
        "ji" => "yi",
        "tl" => "fil",
        "nb" => "no",
        other => other,
    }
}

fn has_data(identifier: &LanguageIdentifier) -> bool {
    !identifier.language.is_unknown() && NUMBERS.line(identifier.language.as_str()).is_some()
}

/// `zh-TW` is `zh-Hant-TW`: what a region means for the script decides where a value is found.
fn chain(identifier: &LanguageIdentifier, is_root: bool) -> Vec<String> {
    let mut chain = Vec::with_capacity(5);
    if !is_root {
        let language = identifier.language;
        let mut full = identifier.clone();
        LocaleExpander::new_extended().maximize(&mut full);
        let script = full.script;
        if let Some(region) = identifier.region {
            if let Some(script) = script {
                chain.push(format!("{language}-{script}-{region}"));
            }
            chain.push(format!("{language}-{region}"));
        }
        if let Some(script) = script {
            chain.push(format!("{language}-{script}"));
        }
        chain.push(language.to_string());
    }
    chain.push("und".to_owned());
    chain
}

#[cfg(test)]
mod tests {
    use super::JavaLocale;

    #[test]
    fn underscores_and_hyphens_are_the_same() {
        assert_eq!(
            JavaLocale::parse("fr_FR").identifier(),
            JavaLocale::parse("fr-FR").identifier()
        );
        assert_eq!(JavaLocale::parse("fr_FR").region().as_deref(), Some("FR"));
    }

    #[test]
    fn the_script_follows_from_the_region() {
        assert_eq!(
            JavaLocale::parse("zh_TW").chain(),
            ["zh-Hant-TW", "zh-TW", "zh-Hant", "zh", "und"]
        );
        assert_eq!(JavaLocale::parse("sr_Latn_RS").chain()[0], "sr-Latn-RS");
        assert_eq!(JavaLocale::parse("fr").chain(), ["fr-Latn", "fr", "und"]);
    }

    #[test]
    fn an_unknown_language_is_the_root_and_keeps_its_region() {
        for name in ["xx_US", "??_US"] {
            let locale = JavaLocale::parse(name);
            assert!(locale.is_root(), "{name}");
            assert_eq!(locale.region().as_deref(), Some("US"), "{name}");
        }
        assert!(JavaLocale::parse("").is_root());
    }
}
