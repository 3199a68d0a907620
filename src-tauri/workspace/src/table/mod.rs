//! The tables: one file each, with its SQL, what a row is, and how it is read and written.

pub(crate) mod audience;
pub(crate) mod campaign;
pub(crate) mod campaign_label;
pub(crate) mod campaign_search;
pub(crate) mod campaign_step;
pub(crate) mod campaign_use;
pub(crate) mod campaign_version;
pub(crate) mod change;
pub(crate) mod channel_configuration;
pub(crate) mod endpoint;
pub(crate) mod fragment;
pub(crate) mod inbox;
pub(crate) mod namespace;
pub(crate) mod record;
pub(crate) mod request;
pub(crate) mod setting;
pub(crate) mod simulated_user;
pub(crate) mod tag;
pub(crate) mod template;

use crate::migrate::Table;

/// Every table, each after those it refers to.
pub(crate) const ALL: &[&Table] = &[
    &campaign::TABLE,
    &campaign_version::TABLE,
    &campaign_step::TABLE,
    &tag::TABLE,
    &tag::OF_CAMPAIGNS,
    &campaign_label::TABLE,
    &campaign_use::TABLE,
    &campaign_search::TABLE,
    &channel_configuration::TABLE,
    &audience::TABLE,
    &namespace::TABLE,
    &fragment::TABLE,
    &template::TABLE,
    &simulated_user::TABLE,
    &endpoint::TABLE,
    &request::TABLE,
    &request::CONTENT,
    &request::COUNT,
    &inbox::TABLE,
    &inbox::CONTENT,
    &setting::TABLE,
    &change::TABLE,
];
