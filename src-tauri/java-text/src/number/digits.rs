//! Decimal digits of a number and half-even rounding of what the number exactly is.

/// A number to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// Not a number
    NotANumber,
    /// Infinity
    Infinite {
        /// Below zero
        negative: bool,
    },
    /// A number with its exact decimal digits
    Finite(Digits),
}

/// The decimal digits of a number; the integer part has no leading zeros but a lone one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits {
    pub(super) negative: bool,
    pub(super) integer: String,
    pub(super) fraction: String,
    /// The binary number behind the digits, whose exact value decides ties.
    exact: Option<u64>,
}

impl Number {
    /// A number written as decimal digits with an optional sign, point and exponent (`-12.50`, `1e3`), as
    /// `BigDecimal` reads it; None for other texts and for exponents beyond ±400.
    pub fn exact(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        if exponent.abs() > 400 {
            return None;
        }
        let (negative, unsigned) = match mantissa.as_bytes().first()? {
            b'-' => (true, &mantissa[1..]),
            b'+' => (false, &mantissa[1..]),
            _ => (false, mantissa),
        };
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = format!("{integer}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let point = i32::try_from(integer.len()).ok()? + exponent;
        let (integer, fraction) = match usize::try_from(point) {
            Ok(point) if point >= all.len() => (format!("{all:0<point$}"), String::new()),
            Ok(point) => (all[..point].to_owned(), all[point..].to_owned()),
            Err(_) => {
                let zeros = usize::try_from(-point).ok()?;
                (String::new(), format!("{}{all}", "0".repeat(zeros)))
            }
        };
        Some(Self::Finite(Digits {
            negative,
            integer: without_zeros(&integer),
            fraction,
            exact: None,
        }))
    }

    /// Whether a minus stands before it; also before a zero that was negative, as in Java.
    pub fn is_negative(&self) -> bool {
        match self {
            Self::NotANumber => false,
            Self::Infinite { negative } => *negative,
            Self::Finite(digits) => digits.negative,
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Finite(Digits {
            negative: value < 0,
            integer: value.unsigned_abs().to_string(),
            fraction: String::new(),
            exact: None,
        })
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        if value.is_nan() {
            return Self::NotANumber;
        }
        let negative = value.is_sign_negative();
        if value.is_infinite() {
            return Self::Infinite { negative };
        }
        let shortest = value.abs().to_string();
        let (integer, fraction) = shortest.split_once('.').unwrap_or((&shortest, ""));
        Self::Finite(Digits {
            negative,
            integer: integer.to_owned(),
            fraction: fraction.to_owned(),
            exact: Some(value.abs().to_bits()),
        })
    }
}

impl Digits {
    /// At most `most` digits after the point, half-even.
    pub(super) fn rounded(&self, most: usize) -> Self {
        if self.fraction.len() <= most {
            return self.clone();
        }
        if let Some(bits) = self.exact {
            // Prints the exact value of the binary number, rounded half-even.
            let printed = format!("{:.most$}", f64::from_bits(bits));
            let (integer, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
            return Self {
                integer: integer.to_owned(),
                fraction: fraction.to_owned(),
                ..self.clone()
            };
        }
        let (kept, rest) = self.fraction.split_at(most);
        let mut digits: Vec<u8> = self.integer.bytes().chain(kept.bytes()).collect();
        let odd = digits.last().is_some_and(|last| last % 2 == 1);
        let tie =
            rest.bytes().next() == Some(b'5') && rest.bytes().skip(1).all(|digit| digit == b'0');
        if rest.as_bytes().first() >= Some(&b'5') && (!tie || odd) {
            carry(&mut digits);
        }
        let text = String::from_utf8(digits).unwrap_or_default();
        let (integer, fraction) = text.split_at(text.len() - most);
        Self {
            integer: without_zeros(integer),
            fraction: fraction.to_owned(),
            ..self.clone()
        }
    }
}

/// Adds one to the last digit.
fn carry(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

fn without_zeros(integer: &str) -> String {
    let trimmed = integer.trim_start_matches('0');
    if trimmed.is_empty() {
        "0".to_owned()
    } else {
        trimmed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn rounded(number: &Number, most: usize) -> String {
        match number {
            Number::Finite(digits) => {
                let digits = digits.rounded(most);
                format!("{}.{}", digits.integer, digits.fraction)
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn ties_go_to_the_even_digit() {
        for (value, digits, printed) in [
            (0.125, 2, "0.12"),
            (0.375, 2, "0.38"),
            (2.5, 0, "2."),
            (3.5, 0, "4."),
            (1.0005, 3, "1.000"),
            (9.9995, 3, "9.999"),
        ] {
            assert_eq!(rounded(&value.into(), digits), printed, "{value}");
        }
        for (text, digits, printed) in [
            ("0.125", 2, "0.12"),
            ("0.135", 2, "0.14"),
            ("9.995", 2, "10.00"),
            ("1.00050", 3, "1.000"),
            ("125e-3", 2, "0.12"),
        ] {
            assert_eq!(
                rounded(&Number::exact(text).unwrap(), digits),
                printed,
                "{text}"
            );
        }
    }

    #[test]
    fn only_numbers_are_read() {
        for text in ["", "-", "1.2.3", "abc", "1e", "1e999", "."] {
            assert_eq!(Number::exact(text), None, "{text}");
        }
    }
}
