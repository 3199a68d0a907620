//! Runs the instructions of an expression over a text, with a stack of its own and counted steps.

use super::MatchError;
use super::boundary;
use super::node::{Assertion, Case, Repetition};
use super::program::{Instruction, Program};
use super::undo::{Round, Undo};

/// Ways that may be kept open at once, which bounds the memory; Java's stack overflows much earlier.
const UNDO: usize = 1_000_000;

/// Where the groups of a match begin and end, the whole first.
pub(super) struct Found {
    pub(super) groups: Vec<Option<(usize, usize)>>,
}

pub(super) struct Machine<'a> {
    pub(super) program: &'a Program,
    pub(super) text: &'a str,
    pub(super) slots: Vec<Option<usize>>,
    pub(super) counters: Vec<Round>,
    pub(super) undo: Vec<Undo>,
    /// Where in `undo` the open frames stand
    pub(super) frames: Vec<usize>,
    pub(super) left: u64,
    pub(super) last_match: usize,
    pub(super) whole: bool,
}

impl<'a> Machine<'a> {
    /// A machine that takes its steps from `left`.
    pub(super) fn new(program: &'a Program, text: &'a str, left: u64) -> Self {
        Self {
            program,
            text,
            slots: vec![None; program.groups * 2 + 2],
            counters: vec![Round::default(); program.counters],
            undo: Vec::new(),
            frames: Vec::new(),
            left,
            last_match: 0,
            whole: false,
        }
    }

    /// The first match that begins at or after `from`; the match before ended at `last_match`.
    pub(super) fn search(
        &mut self,
        from: usize,
        last_match: usize,
    ) -> Result<Option<Found>, MatchError> {
        self.last_match = last_match;
        let mut start = from;
        loop {
            if self.run(start)? {
                let groups = self
                    .slots
                    .chunks(2)
                    .map(|pair| pair[0].zip(pair.get(1).copied().flatten()))
                    .collect();
                return Ok(Some(Found { groups }));
            }
            match self.text[start..].chars().next() {
                Some(character) => start += character.len_utf8(),
                None => return Ok(None),
            }
        }
    }

    /// A match of the whole text.
    pub(super) fn matches(&mut self) -> Result<Option<()>, MatchError> {
        self.whole = true;
        Ok(self.run(0)?.then_some(()))
    }

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), MatchError> {
        self.left = self
            .left
            .checked_sub(u64::try_from(steps).unwrap_or(u64::MAX))
            .ok_or(MatchError::TooManySteps)?;
        Ok(())
    }

    fn run(&mut self, start: usize) -> Result<bool, MatchError> {
        self.slots.fill(None);
        self.undo.clear();
        self.frames.clear();
        let (mut instruction, mut place) = (0, start);
        loop {
            self.spend(1)?;
            if self.undo.len() > UNDO {
                return Err(MatchError::TooManySteps);
            }
            if let Instruction::Match = self.program.instructions[instruction] {
                if !self.whole || place == self.text.len() {
                    return Ok(true);
                }
            } else if let Some(next) = self.step(instruction, place)? {
                (instruction, place) = next;
                continue;
            }
            match self.back()? {
                Some(next) => (instruction, place) = next,
                None => return Ok(false),
            }
        }
    }

    pub(super) fn next_char(&self, place: usize) -> Option<char> {
        self.text[place..].chars().next()
    }

    /// Does one instruction: the next one and its place, or None when it does not match.
    fn step(&mut self, at: usize, place: usize) -> Result<Option<(usize, usize)>, MatchError> {
        let program = self.program;
        let next = at + 1;
        let followed = match &program.instructions[at] {
            Instruction::Char(wanted) => self
                .next_char(place)
                .filter(|found| found == wanted)
                .map(|found| (next, place + found.len_utf8())),
            Instruction::Set(set) => self
                .next_char(place)
                .filter(|found| program.sets[*set].contains(*found))
                .map(|found| (next, place + found.len_utf8())),
            Instruction::Grapheme => {
                let end = boundary::next_grapheme(self.text, place);
                if let Some(end) = end {
                    self.spend(end - place)?;
                }
                end.map(|end| (next, end))
            }
            Instruction::Assert(assertion) => {
                self.holds(*assertion, place)?.then_some((next, place))
            }
            Instruction::Save(slot) => {
                self.undo.push(Undo::Slot {
                    slot: *slot,
                    value: self.slots[*slot],
                });
                self.slots[*slot] = Some(place);
                Some((next, place))
            }
            Instruction::Split(first, second) => {
                self.undo.push(Undo::Branch {
                    instruction: *second,
                    place,
                });
                Some((*first, place))
            }
            Instruction::Jump(target) => Some((*target, place)),
            Instruction::Run {
                set,
                min,
                max,
                repetition,
            } => return self.characters(at, place, *set, (*min, *max), *repetition),
            Instruction::Begin(counter) => {
                self.set_counter(*counter, Round::default());
                Some((next, place))
            }
            Instruction::Round {
                counter,
                min,
                max,
                lazy,
                after,
            } => Some(self.round(at, place, *counter, (*min, *max), *lazy, *after)),
            Instruction::Reference(group, case) => {
                self.reference(*group, *case, place)?.map(|end| (next, end))
            }
            Instruction::Ahead { .. }
            | Instruction::Behind { .. }
            | Instruction::LookEnd
            | Instruction::BehindEnd
            | Instruction::AtomicBegin
            | Instruction::AtomicEnd => self.frame(at, place)?,
            Instruction::Fail | Instruction::Match => None,
        };
        Ok(followed)
    }

    fn characters(
        &mut self,
        at: usize,
        place: usize,
        set: usize,
        (min, max): (usize, usize),
        repetition: Repetition,
    ) -> Result<Option<(usize, usize)>, MatchError> {
        let set = &self.program.sets[set];
        let most = if repetition == Repetition::Lazy {
            min
        } else {
            max
        };
        let (mut taken, mut end, mut least) = (0, place, place);
        for character in self.text[place..].chars() {
            if taken == most || !set.contains(character) {
                break;
            }
            taken += 1;
            end += character.len_utf8();
            if taken == min {
                least = end;
            }
        }
        self.spend(taken)?;
        if taken < min {
            return Ok(None);
        }
        match repetition {
            Repetition::Greedy if end > least => {
                self.undo.push(Undo::Shorter {
                    instruction: at,
                    least,
                    place: end,
                });
            }
            Repetition::Lazy if taken < max => self.undo.push(Undo::Longer {
                instruction: at,
                place: end,
                taken,
            }),
            _ => {}
        }
        Ok(Some((at + 1, end)))
    }

    fn reference(
        &mut self,
        group: usize,
        case: Case,
        place: usize,
    ) -> Result<Option<usize>, MatchError> {
        let pair = (
            self.slots.get(group * 2).copied().flatten(),
            self.slots.get(group * 2 + 1).copied().flatten(),
        );
        let (Some(start), Some(end)) = pair else {
            return Ok(None);
        };
        let Some(earlier) = self.text.get(start..end) else {
            return Ok(None);
        };
        self.spend(earlier.len())?;
        let mut here = self.text[place..].chars();
        for wanted in earlier.chars() {
            match here.next() {
                Some(found) if boundary::same(wanted, found, case) => {}
                _ => return Ok(None),
            }
        }
        Ok(Some(self.text.len() - here.as_str().len()))
    }

    fn holds(&mut self, assertion: Assertion, place: usize) -> Result<bool, MatchError> {
        Ok(match assertion {
            Assertion::TextStart => place == 0,
            Assertion::TextEnd => place == self.text.len(),
            Assertion::LastMatch => place == self.last_match,
            Assertion::LineStart { unix } => boundary::line_start(self.text, place, unix),
            Assertion::LineEnd { unix } => boundary::line_end(self.text, place, unix),
            Assertion::LastLineEnd { unix } => boundary::last_line_end(self.text, place, unix),
            Assertion::WordBoundary { negated, unicode } => {
                let (holds, steps) = boundary::word(self.text, place, unicode);
                self.spend(steps)?;
                holds != negated
            }
            Assertion::GraphemeBoundary => {
                self.spend(place)?;
                boundary::grapheme(self.text, place)
            }
        })
    }
}
