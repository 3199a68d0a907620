//! Runs the instructions of an expression over a text, with a stack of its own and counted steps.

use super::MatchError;
use super::boundary;
use super::node::{Assertion, Case, Repetition};
use super::program::{Instruction, Program};

/// Steps that a search may always take; more are given for longer texts.
const STEPS: u64 = 10_000_000;
const STEPS_A_BYTE: u64 = 64;
/// Ways that may be kept open at once, which bounds the memory; Java's stack overflows much earlier.
const UNDO: usize = 1_000_000;

/// Where the groups of a match begin and end, the whole first.
pub(super) struct Found {
    pub(super) groups: Vec<Option<(usize, usize)>>,
}

/// What to do when the way taken leads nowhere.
enum Undo {
    /// Go on at another instruction from a place in the text
    Branch {
        instruction: usize,
        place: usize,
    },
    /// Take one character less of a run that began at `least`
    Shorter {
        instruction: usize,
        least: usize,
        place: usize,
    },
    /// Take one character more of a lazy run
    Longer {
        instruction: usize,
        place: usize,
        taken: usize,
    },
    /// Enter the body of a lazy loop after all
    Enter {
        round: usize,
        place: usize,
        counter: usize,
    },
    Slot {
        slot: usize,
        value: Option<usize>,
    },
    Counter {
        counter: usize,
        value: Round,
    },
    /// The begin of a look-around or an atomic group
    Frame(Frame),
}

#[derive(Clone, Copy)]
enum Frame {
    Ahead {
        negated: bool,
        after: usize,
        place: usize,
    },
    /// `distance`: how many characters before `place` the last try began
    Behind {
        negated: bool,
        after: usize,
        place: usize,
        distance: usize,
        max: usize,
        body: usize,
    },
    Atomic,
}

/// A loop's rounds so far and where the last one began.
#[derive(Clone, Copy, Default)]
struct Round {
    count: u32,
    place: Option<usize>,
}

pub(super) struct Machine<'a> {
    program: &'a Program,
    text: &'a str,
    slots: Vec<Option<usize>>,
    counters: Vec<Round>,
    undo: Vec<Undo>,
    /// Where in `undo` the open frames stand
    frames: Vec<usize>,
    left: u64,
    last_match: usize,
    whole: bool,
}

impl<'a> Machine<'a> {
    pub(super) fn new(program: &'a Program, text: &'a str) -> Self {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        Self {
            program,
            text,
            slots: vec![None; program.groups * 2 + 2],
            counters: vec![Round::default(); program.counters],
            undo: Vec::new(),
            frames: Vec::new(),
            left: length.saturating_mul(STEPS_A_BYTE).saturating_add(STEPS),
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

    fn spend(&mut self, steps: usize) -> Result<(), MatchError> {
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

    fn next_char(&self, place: usize) -> Option<char> {
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

    /// Begins or ends a look-around or an atomic group.
    fn frame(&mut self, at: usize, place: usize) -> Result<Option<(usize, usize)>, MatchError> {
        let program = self.program;
        let next = at + 1;
        Ok(match &program.instructions[at] {
            Instruction::Ahead { negated, after } => {
                self.open(Frame::Ahead {
                    negated: *negated,
                    after: *after,
                    place,
                });
                Some((next, place))
            }
            Instruction::Behind {
                negated,
                min,
                max,
                after,
            } => {
                let frame = Frame::Behind {
                    negated: *negated,
                    after: *after,
                    place,
                    distance: *min,
                    max: *max,
                    body: next,
                };
                self.open(frame);
                self.spend(*min)?;
                // When the text has no room, failing here goes back to the frame, which ends the look.
                self.before(place, *min).map(|start| (next, start))
            }
            Instruction::LookEnd => self.looked(),
            Instruction::BehindEnd => {
                match self.frames.last().and_then(|frame| self.undo.get(*frame)) {
                    Some(Undo::Frame(Frame::Behind { place: origin, .. })) if *origin == place => {
                        self.looked()
                    }
                    _ => None,
                }
            }
            Instruction::AtomicBegin => {
                self.open(Frame::Atomic);
                Some((next, place))
            }
            Instruction::AtomicEnd => {
                self.close();
                Some((next, place))
            }
            _ => None,
        })
    }

    /// Undoes down to the last way not yet tried, and takes it.
    fn back(&mut self) -> Result<Option<(usize, usize)>, MatchError> {
        while let Some(undo) = self.undo.pop() {
            self.spend(1)?;
            match undo {
                Undo::Branch { instruction, place } => return Ok(Some((instruction, place))),
                Undo::Slot { slot, value } => self.slots[slot] = value,
                Undo::Counter { counter, value } => self.counters[counter] = value,
                Undo::Enter {
                    round,
                    place,
                    counter,
                } => {
                    let count = self.counters[counter].count.saturating_add(1);
                    self.set_counter(
                        counter,
                        Round {
                            count,
                            place: Some(place),
                        },
                    );
                    return Ok(Some((round + 1, place)));
                }
                Undo::Shorter {
                    instruction,
                    least,
                    place,
                } => {
                    let shorter = self.text[..place]
                        .chars()
                        .next_back()
                        .map_or(least, |last| place - last.len_utf8());
                    if shorter > least {
                        self.undo.push(Undo::Shorter {
                            instruction,
                            least,
                            place: shorter,
                        });
                    }
                    return Ok(Some((instruction + 1, shorter)));
                }
                Undo::Longer {
                    instruction,
                    place,
                    taken,
                } => {
                    if let Some(next) = self.longer(instruction, place, taken) {
                        return Ok(Some(next));
                    }
                }
                Undo::Frame(frame) => {
                    self.frames.pop();
                    if let Some(next) = self.failed(frame)? {
                        return Ok(Some(next));
                    }
                }
            }
        }
        Ok(None)
    }

    fn open(&mut self, frame: Frame) {
        self.frames.push(self.undo.len());
        self.undo.push(Undo::Frame(frame));
    }

    /// Ends a frame in success: what could still be tried in it is forgotten, what was noted stays undoable.
    fn close(&mut self) -> Option<Frame> {
        let start = self.frames.pop()?;
        let Some(Undo::Frame(frame)) = self.undo.get(start) else {
            return None;
        };
        let frame = *frame;
        let kept: Vec<Undo> = self
            .undo
            .drain(start..)
            .filter(|undo| matches!(undo, Undo::Slot { .. } | Undo::Counter { .. }))
            .collect();
        self.undo.extend(kept);
        Some(frame)
    }

    /// What is looked for was found.
    fn looked(&mut self) -> Option<(usize, usize)> {
        let start = *self.frames.last()?;
        let found = match self.undo.get(start) {
            Some(Undo::Frame(
                Frame::Ahead {
                    negated: false,
                    after,
                    place,
                }
                | Frame::Behind {
                    negated: false,
                    after,
                    place,
                    ..
                },
            )) => Some((*after, *place)),
            _ => None,
        };
        if found.is_some() {
            self.close();
            return found;
        }
        // Found what must not be there: undo it all, and the frame with it, and fail.
        while self.undo.len() > start {
            match self.undo.pop() {
                Some(Undo::Slot { slot, value }) => self.slots[slot] = value,
                Some(Undo::Counter { counter, value }) => self.counters[counter] = value,
                _ => {}
            }
        }
        self.frames.pop();
        None
    }

    /// Nothing more can be tried inside the frame, which is already taken off.
    fn failed(&mut self, frame: Frame) -> Result<Option<(usize, usize)>, MatchError> {
        match frame {
            Frame::Atomic => Ok(None),
            Frame::Ahead {
                negated,
                after,
                place,
            } => Ok(negated.then_some((after, place))),
            Frame::Behind {
                negated,
                after,
                place,
                distance,
                max,
                body,
            } => {
                if distance < max {
                    self.spend(distance + 1)?;
                    if let Some(start) = self.before(place, distance + 1) {
                        self.open(Frame::Behind {
                            negated,
                            after,
                            place,
                            distance: distance + 1,
                            max,
                            body,
                        });
                        return Ok(Some((body, start)));
                    }
                }
                Ok(negated.then_some((after, place)))
            }
        }
    }

    /// The place that many characters before.
    fn before(&self, place: usize, characters: usize) -> Option<usize> {
        if characters == 0 {
            return Some(place);
        }
        self.text[..place]
            .char_indices()
            .nth_back(characters - 1)
            .map(|(index, _)| index)
    }

    fn set_counter(&mut self, counter: usize, value: Round) {
        self.undo.push(Undo::Counter {
            counter,
            value: self.counters[counter],
        });
        self.counters[counter] = value;
    }

    fn round(
        &mut self,
        at: usize,
        place: usize,
        counter: usize,
        (min, max): (u32, Option<u32>),
        lazy: bool,
        after: usize,
    ) -> (usize, usize) {
        let round = self.counters[counter];
        // A round that took nothing would go on for ever.
        if round.place == Some(place) || max.is_some_and(|max| round.count >= max) {
            return (after, place);
        }
        let next = Round {
            count: round.count.saturating_add(1),
            place: Some(place),
        };
        if round.count < min {
            self.set_counter(counter, next);
            return (at + 1, place);
        }
        if lazy {
            self.undo.push(Undo::Enter {
                round: at,
                place,
                counter,
            });
            return (after, place);
        }
        self.undo.push(Undo::Branch {
            instruction: after,
            place,
        });
        self.set_counter(counter, next);
        (at + 1, place)
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

    fn longer(&mut self, at: usize, place: usize, taken: usize) -> Option<(usize, usize)> {
        let Instruction::Run { set, max, .. } = self.program.instructions[at] else {
            return None;
        };
        let character = self
            .next_char(place)
            .filter(|next| self.program.sets[set].contains(*next))?;
        let end = place + character.len_utf8();
        if taken + 1 < max {
            self.undo.push(Undo::Longer {
                instruction: at,
                place: end,
                taken: taken + 1,
            });
        }
        Some((at + 1, end))
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
