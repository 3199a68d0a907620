//! The personalization language: source to tree, checks, minijinja and text.
