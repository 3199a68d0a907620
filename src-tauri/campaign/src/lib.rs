//! The domain: what a campaign is, how it is edited, checked and activated. Pure, without input or output.
