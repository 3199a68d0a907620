//! Requests and answers about the inbox of the local endpoint.

use crate::execution::Header;
use campaign::id::{CampaignId, InboxMessageId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use workspace::InboxRow;

/// Which messages to list, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListInbox {
    /// Words to find in recipient and subject.
    pub search: String,
    /// Only this campaign's.
    pub campaign_id: Option<CampaignId>,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most.
    pub limit: u32,
}

/// A message as it was delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct InboxMessageView {
    pub row: InboxRow,
    /// Headers of the message, in order.
    pub headers: Vec<Header>,
    /// HTML body (email).
    pub html: Option<String>,
    /// Text version, or the text of an SMS.
    pub text: Option<String>,
    /// The whole message as it would travel.
    pub source: String,
}

/// Names a message of the inbox.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxMessageRef {
    /// The message.
    pub message_id: InboxMessageId,
}
