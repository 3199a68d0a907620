//! How many characters a look-behind can take, counted as Java counts: in 32 bits, so that a repetition without end is
//! accepted where nothing before it takes characters, and refused elsewhere.

use super::node::{Node, Repetition};

/// The least and the greatest number of characters, or None where Java sees no greatest one.
pub(super) fn of(node: &Node) -> Option<(usize, usize)> {
    let width = chain(std::slice::from_ref(node), Width::default());
    let min = usize::try_from(width.min).unwrap_or(0);
    // A number that has gone beyond 32 bits is negative, and looks behind to the start of the text.
    width
        .bounded
        .then(|| (min, usize::try_from(width.max).unwrap_or(usize::MAX)))
}

#[derive(Clone, Copy)]
struct Width {
    min: i32,
    max: i32,
    bounded: bool,
    /// Always the same way through
    fixed: bool,
}

impl Default for Width {
    fn default() -> Self {
        Self {
            min: 0,
            max: 0,
            bounded: true,
            fixed: true,
        }
    }
}

/// Java follows the chain of nodes; after an alternative it starts counting again.
fn chain(nodes: &[Node], mut width: Width) -> Width {
    for (index, node) in nodes.iter().enumerate() {
        if let Node::Alternate(branches) = node {
            let all: Vec<Width> = branches
                .iter()
                .map(|branch| chain(std::slice::from_ref(branch), Width::default()))
                .collect();
            let rest = chain(&nodes[index + 1..], Width::default());
            let min = all.iter().map(|each| each.min).min().unwrap_or(0);
            let max = all.iter().map(|each| each.max).max().unwrap_or(0);
            return Width {
                min: rest.min.wrapping_add(width.min).wrapping_add(min),
                max: rest.max.wrapping_add(width.max).wrapping_add(max),
                bounded: width.bounded && rest.bounded && all.iter().all(|each| each.bounded),
                fixed: false,
            };
        }
        width = one(node, width);
    }
    width
}

fn one(node: &Node, width: Width) -> Width {
    match node {
        Node::Char(_) | Node::Set(_) => Width {
            min: width.min.wrapping_add(1),
            max: width.max.wrapping_add(1),
            ..width
        },
        Node::Grapheme => Width {
            min: width.min.wrapping_add(1),
            bounded: false,
            ..width
        },
        Node::Reference(..) => Width {
            bounded: false,
            ..width
        },
        Node::Concat(nodes) => chain(nodes, width),
        Node::Capture(_, node) | Node::Atomic(node) => chain(std::slice::from_ref(node), width),
        Node::Repeat {
            node,
            min,
            max,
            repetition,
        } => repeat(node, *min, *max, *repetition, width),
        _ => width,
    }
}

fn repeat(node: &Node, min: u32, max: Option<u32>, repetition: Repetition, width: Width) -> Width {
    let count = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let (least, most) = (count(min), max.map_or(i32::MAX, count));
    let single = matches!(node, Node::Char(_) | Node::Set(_));
    if (min, max) == (0, Some(1)) {
        let inner = chain(std::slice::from_ref(node), width);
        return Width {
            min: width.min,
            fixed: false,
            ..inner
        };
    }
    if single && repetition == Repetition::Greedy && max.is_none() {
        let (min, max) = (
            width.min.wrapping_add(least),
            width.max.wrapping_add(i32::MAX),
        );
        return Width {
            min,
            max,
            fixed: false,
            ..width
        };
    }
    let inner = chain(std::slice::from_ref(node), Width::default());
    let group = matches!(
        node,
        Node::Capture(..) | Node::Concat(_) | Node::Alternate(_) | Node::Repeat { .. }
    );
    if group && repetition != Repetition::Possessive && !inner.fixed {
        return Width {
            bounded: false,
            fixed: false,
            ..width
        };
    }
    let grown = inner.min.wrapping_mul(least).wrapping_add(width.min);
    let min = if grown < width.min {
        0x0FFF_FFFF
    } else {
        grown
    };
    let max = inner.max.wrapping_mul(most).wrapping_add(width.max);
    let bounded = width.bounded && inner.bounded && max >= width.max;
    Width {
        min,
        max,
        bounded,
        fixed: inner.fixed && width.fixed && least == most,
    }
}
