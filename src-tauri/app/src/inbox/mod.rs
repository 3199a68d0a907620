//! The inbox of the local endpoint.

mod types;

pub use types::{InboxMessageRef, InboxMessageView, ListInbox};

use crate::app::App;
use crate::campaigns::ORIGIN;
use crate::error::{CommandError, ErrorCode};
use crate::execution::Header;
use crate::session::Nothing;
use endpoint::InboxContent;
use workspace::{InboxMessage, InboxPage, InboxQuery};

pub(crate) async fn list(app: &App, request: ListInbox) -> Result<InboxPage, CommandError> {
    let query = InboxQuery {
        search: request.search,
        campaign_id: request.campaign_id,
        offset: request.offset,
        limit: request.limit,
        ..InboxQuery::default()
    };
    app.current()?.read(|read| read.inbox().list(&query))
}

pub(crate) async fn get(
    app: &App,
    request: InboxMessageRef,
) -> Result<InboxMessageView, CommandError> {
    let open = app.current()?;
    let message = open.read(|read| read.inbox().get(request.message_id))?;
    let InboxMessage {
        row,
        content,
        source,
    } = message;
    let content: InboxContent = serde_json::from_value(content).map_err(|error| {
        CommandError::new(ErrorCode::WorkspaceDamaged, error.to_string())
            .with("path", open.workspace.path().display())
            .with("reason", error)
    })?;
    let (headers, html, text) = match content {
        InboxContent::Email(email) => (
            email
                .headers
                .into_iter()
                .map(|header| Header {
                    name: header.name,
                    value: header.value,
                })
                .collect(),
            Some(email.html),
            Some(email.text),
        ),
        InboxContent::Sms(sms) => (Vec::new(), None, Some(sms.text)),
        InboxContent::Push(push) => (Vec::new(), None, Some(push.notification.body)),
    };
    Ok(InboxMessageView {
        row,
        headers,
        html,
        text,
        source,
    })
}

pub(crate) async fn delete(app: &App, request: InboxMessageRef) -> Result<Nothing, CommandError> {
    app.current()?
        .write(ORIGIN, |write| write.inbox().delete(request.message_id))?;
    Ok(Nothing {})
}

pub(crate) async fn clear(app: &App, _: Nothing) -> Result<Nothing, CommandError> {
    app.current()?
        .write(ORIGIN, |write| write.inbox().clear())?;
    Ok(Nothing {})
}
