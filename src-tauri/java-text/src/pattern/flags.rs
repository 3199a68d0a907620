//! The flags that an expression can set within itself: `(?i)`, `(?s-m:…)`.

/// Which flags hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Flags {
    /// `i`: letters of ASCII match in both cases
    pub(super) ignore_case: bool,
    /// `u`: with `i`, all letters do
    pub(super) unicode_case: bool,
    /// `m`: `^` and `$` match at lines
    pub(super) multi_line: bool,
    /// `s`: `.` matches line ends
    pub(super) dot_all: bool,
    /// `d`: only `\n` ends a line
    pub(super) unix_lines: bool,
    /// `x`: white space and `#` comments are left out
    pub(super) comments: bool,
    /// `U`: `\w`, `\d`, `\p{Alpha}` … mean Unicode
    pub(super) unicode_class: bool,
}

impl Flags {
    /// Sets or clears the flag of a letter; false when there is none.
    pub(super) fn set(&mut self, letter: char, on: bool) -> bool {
        match letter {
            'i' => self.ignore_case = on,
            'u' => self.unicode_case = on,
            'm' => self.multi_line = on,
            's' => self.dot_all = on,
            'd' => self.unix_lines = on,
            'x' => self.comments = on,
            // Equivalence of composed characters cannot be switched on inside an expression in effect.
            'c' => {}
            'U' => {
                self.unicode_class = on;
                self.unicode_case = on;
            }
            _ => return false,
        }
        true
    }
}
