//! What stands before and after the digits in a number pattern such as `#,##0.00 ¤;-#,##0.00 ¤`.

/// The affixes of a pattern and its grouping.
pub(super) struct Affixes<'a> {
    positive: (&'a str, &'a str),
    negative: Option<(&'a str, &'a str)>,
    /// How many digits a group has: the last interval of the pattern, as in Java.
    pub(super) grouping: Option<usize>,
}

impl<'a> Affixes<'a> {
    pub(super) fn of(pattern: &'a str) -> Self {
        let (positive, negative) = match pattern.split_once(';') {
            Some((positive, negative)) => (positive, Some(negative)),
            None => (pattern, None),
        };
        let (prefix, body, suffix) = split(positive);
        let integer = body.split('.').next().unwrap_or_default();
        let grouping = integer
            .rsplit_once(',')
            .map(|(_, last)| last.len())
            .filter(|size| *size > 0);
        Self {
            positive: (prefix, suffix),
            negative: negative.map(|negative| {
                let (prefix, _, suffix) = split(negative);
                (prefix, suffix)
            }),
            grouping,
        }
    }

    /// The digits between the affixes. Without a negative pattern the minus stands before everything.
    pub(super) fn around(&self, body: &str, negative: bool, minus: &str) -> String {
        let (prefix, suffix) = self.positive;
        if !negative {
            return format!("{prefix}{body}{suffix}");
        }
        match self.negative {
            Some((prefix, suffix)) => {
                format!(
                    "{}{body}{}",
                    prefix.replace('-', minus),
                    suffix.replace('-', minus)
                )
            }
            None => format!("{minus}{prefix}{body}{suffix}"),
        }
    }
}

fn split(pattern: &str) -> (&str, &str, &str) {
    let is_body = |each: char| matches!(each, '#' | '0' | ',' | '.');
    // A currency symbol may hold points (`kr.`), the digits begin with `#` or `0`.
    let start = pattern.find(['#', '0']).unwrap_or(pattern.len());
    let rest = &pattern[start..];
    let end = rest.find(|each| !is_body(each)).unwrap_or(rest.len());
    (&pattern[..start], &rest[..end], &rest[end..])
}
