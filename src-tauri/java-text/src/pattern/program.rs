//! From the tree of an expression to instructions.

use std::collections::HashMap;

use regex_syntax::hir::ClassUnicode;

use super::node::{Assertion, Case, Node, Repetition};
use super::parse::Parsed;

/// An instruction. Places are indices of instructions.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Instruction {
    Char(char),
    /// A character of the set with this index
    Set(usize),
    Grapheme,
    Assert(Assertion),
    /// Notes the place in the text: twice the group for its start, one more for its end.
    Save(usize),
    /// Goes on at the first place, later perhaps at the second
    Split(usize, usize),
    Jump(usize),
    /// Characters of a set, as many as can be or as few
    Run {
        set: usize,
        min: usize,
        max: usize,
        repetition: Repetition,
    },
    /// Sets a counter to zero
    Begin(usize),
    /// Another round of the loop whose body follows, or on to `after`
    Round {
        counter: usize,
        min: u32,
        max: Option<u32>,
        lazy: bool,
        after: usize,
    },
    Reference(usize, Case),
    /// Looks ahead up to the matching `LookEnd`, the place after which is given
    Ahead {
        negated: bool,
        after: usize,
    },
    /// Looks behind, from a start between the least and the greatest number of characters before
    Behind {
        negated: bool,
        min: usize,
        max: usize,
        after: usize,
    },
    LookEnd,
    BehindEnd,
    AtomicBegin,
    AtomicEnd,
    /// Never matches; stands where an instruction is filled in later
    Fail,
    Match,
}

/// A set of characters, quick for ASCII.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    ascii: u128,
    ranges: Box<[(char, char)]>,
}

impl Set {
    pub(super) fn new(class: &ClassUnicode) -> Self {
        let ranges: Box<[_]> = class
            .ranges()
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect();
        let ascii = (0..128_u8)
            .filter(|byte| contains(&ranges, char::from(*byte)))
            .fold(0, |bits, byte| bits | 1 << byte);
        Self { ascii, ranges }
    }

    pub(super) fn contains(&self, character: char) -> bool {
        if character.is_ascii() {
            self.ascii >> (character as u32) & 1 == 1
        } else {
            contains(&self.ranges, character)
        }
    }
}

fn contains(ranges: &[(char, char)], character: char) -> bool {
    let index = ranges.partition_point(|(_, last)| *last < character);
    ranges
        .get(index)
        .is_some_and(|(first, _)| *first <= character)
}

/// The instructions of an expression.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) instructions: Vec<Instruction>,
    pub(super) sets: Vec<Set>,
    pub(super) groups: usize,
    pub(super) counters: usize,
    pub(super) names: HashMap<String, usize>,
}

pub(super) fn compile(parsed: Parsed) -> Program {
    let mut compiler = Compiler {
        instructions: Vec::new(),
        sets: Vec::new(),
        known: HashMap::new(),
        counters: 0,
    };
    compiler.push(Instruction::Save(0));
    compiler.node(&parsed.node);
    compiler.push(Instruction::Save(1));
    compiler.push(Instruction::Match);
    Program {
        instructions: compiler.instructions,
        sets: compiler.sets,
        groups: parsed.groups,
        counters: compiler.counters,
        names: parsed.names,
    }
}

struct Compiler {
    instructions: Vec<Instruction>,
    sets: Vec<Set>,
    known: HashMap<Vec<(char, char)>, usize>,
    counters: usize,
}

impl Compiler {
    fn push(&mut self, instruction: Instruction) -> usize {
        self.instructions.push(instruction);
        self.instructions.len() - 1
    }

    fn here(&self) -> usize {
        self.instructions.len()
    }

    fn set(&mut self, class: &ClassUnicode) -> usize {
        let key = class
            .ranges()
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect();
        let sets = &mut self.sets;
        *self.known.entry(key).or_insert_with(|| {
            sets.push(Set::new(class));
            sets.len() - 1
        })
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::Char(character) => drop(self.push(Instruction::Char(*character))),
            Node::Set(class) => {
                let set = self.set(class);
                self.push(Instruction::Set(set));
            }
            Node::Grapheme => drop(self.push(Instruction::Grapheme)),
            Node::Assert(assertion) => drop(self.push(Instruction::Assert(*assertion))),
            Node::Reference(group, case) => drop(self.push(Instruction::Reference(*group, *case))),
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Alternate(nodes) => self.alternate(nodes),
            Node::Capture(group, node) => {
                self.push(Instruction::Save(group * 2));
                self.node(node);
                self.push(Instruction::Save(group * 2 + 1));
            }
            Node::Atomic(node) => self.atomic(|compiler| compiler.node(node)),
            Node::Ahead { node, negated } => {
                let start = self.push(Instruction::Fail);
                self.node(node);
                self.push(Instruction::LookEnd);
                self.instructions[start] = Instruction::Ahead {
                    negated: *negated,
                    after: self.here(),
                };
            }
            Node::Behind {
                node,
                negated,
                min,
                max,
            } => {
                let start = self.push(Instruction::Fail);
                self.node(node);
                self.push(Instruction::BehindEnd);
                let after = self.here();
                self.instructions[start] = Instruction::Behind {
                    negated: *negated,
                    min: *min,
                    max: *max,
                    after,
                };
            }
            Node::Repeat {
                node,
                min,
                max,
                repetition,
            } => self.repeat(node, *min, *max, *repetition),
        }
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self)) {
        self.push(Instruction::AtomicBegin);
        body(self);
        self.push(Instruction::AtomicEnd);
    }

    fn alternate(&mut self, nodes: &[Node]) {
        let mut jumps = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if index + 1 == nodes.len() {
                self.node(node);
                break;
            }
            let split = self.push(Instruction::Fail);
            self.node(node);
            jumps.push(self.push(Instruction::Fail));
            self.instructions[split] = Instruction::Split(split + 1, self.here());
        }
        for jump in jumps {
            self.instructions[jump] = Instruction::Jump(self.here());
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, repetition: Repetition) {
        let class = match node {
            Node::Set(class) => Some(self.set(class)),
            Node::Char(character) => {
                let range = regex_syntax::hir::ClassUnicodeRange::new(*character, *character);
                Some(self.set(&ClassUnicode::new([range])))
            }
            _ => None,
        };
        if let Some(set) = class {
            let times = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
            self.push(Instruction::Run {
                set,
                min: times(min),
                max: max.map_or(usize::MAX, times),
                repetition,
            });
            return;
        }
        match repetition {
            Repetition::Possessive => {
                self.atomic(|compiler| compiler.rounds(node, min, max, false));
            }
            Repetition::Greedy => self.rounds(node, min, max, false),
            Repetition::Lazy => self.rounds(node, min, max, true),
        }
    }

    fn rounds(&mut self, node: &Node, min: u32, max: Option<u32>, lazy: bool) {
        if (min, max) == (0, Some(1)) {
            let split = self.push(Instruction::Fail);
            self.node(node);
            let after = self.here();
            self.instructions[split] = if lazy {
                Instruction::Split(after, split + 1)
            } else {
                Instruction::Split(split + 1, after)
            };
            return;
        }
        let counter = self.counters;
        self.counters += 1;
        self.push(Instruction::Begin(counter));
        let round = self.push(Instruction::Fail);
        self.node(node);
        self.push(Instruction::Jump(round));
        self.instructions[round] = Instruction::Round {
            counter,
            min,
            max,
            lazy,
            after: self.here(),
        };
    }
}
