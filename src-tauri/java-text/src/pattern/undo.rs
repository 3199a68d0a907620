//! Ways not yet taken: what a machine goes back to when the way taken leads nowhere.

use super::MatchError;
use super::machine::Machine;
use super::program::Instruction;

/// What to do when the way taken leads nowhere.
pub(super) enum Undo {
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
pub(super) enum Frame {
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
pub(super) struct Round {
    pub(super) count: u32,
    pub(super) place: Option<usize>,
}

impl Machine<'_> {
    /// Begins or ends a look-around or an atomic group.
    pub(super) fn frame(
        &mut self,
        at: usize,
        place: usize,
    ) -> Result<Option<(usize, usize)>, MatchError> {
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
    pub(super) fn back(&mut self) -> Result<Option<(usize, usize)>, MatchError> {
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

    pub(super) fn open(&mut self, frame: Frame) {
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

    pub(super) fn set_counter(&mut self, counter: usize, value: Round) {
        self.undo.push(Undo::Counter {
            counter,
            value: self.counters[counter],
        });
        self.counters[counter] = value;
    }

    pub(super) fn round(
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
}
