//! Campaigns: list, create, edit, undo, and what may be done to them as a whole.

pub(crate) mod findings;
mod types;

pub use types::{
    CampaignRef, CampaignState, CampaignView, CreateCampaign, DuplicateCampaign, EditCampaign,
    ListCampaigns, StepCampaign,
};

use crate::app::{App, Open};
use crate::error::{CommandError, ErrorCode};
use crate::session::Nothing;
use campaign::check::Severity;
use campaign::id::CampaignId;
use campaign::{Act, Design, Status};
use workspace::{Campaign, CampaignPage, CampaignQuery, Read, TagCount};

/// Who writes when it is not a window.
pub(crate) const ORIGIN: &str = "app";

pub(crate) async fn list(app: &App, request: ListCampaigns) -> Result<CampaignPage, CommandError> {
    let statuses = if request.statuses.is_empty() {
        let shown = |status: &Status| *status != Status::Archived;
        Status::ALL.into_iter().filter(shown).collect()
    } else {
        request.statuses
    };
    let query = CampaignQuery {
        search: request.search,
        statuses,
        kinds: request.kinds,
        channels: request.channels,
        tags: request.tags,
        sort: request.sort,
        descending: request.descending,
        offset: request.offset,
        limit: request.limit,
        ..CampaignQuery::default()
    };
    app.current()?.read(|read| read.campaigns().list(&query))
}

pub(crate) async fn get(app: &App, request: CampaignRef) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let campaign = open.read(|read| read.campaigns().get(request.campaign_id))?;
    view(&open, campaign)
}

pub(crate) async fn create(
    app: &App,
    request: CreateCampaign,
) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let id = CampaignId(app.environment.identifiers.next());
    let design = Design::new(request.kind, request.name);
    let campaign = open.write(ORIGIN, |write| {
        write.campaigns().create(id, request.kind, design)
    })?;
    view(&open, campaign)
}

pub(crate) async fn duplicate(
    app: &App,
    request: DuplicateCampaign,
) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let id = CampaignId(app.environment.identifiers.next());
    let campaign = open.write(ORIGIN, |write| {
        write
            .campaigns()
            .duplicate(request.campaign_id, id, &request.name)
    })?;
    view(&open, campaign)
}

pub(crate) async fn edit(app: &App, request: EditCampaign) -> Result<CampaignState, CommandError> {
    let open = app.current()?;
    let campaign = open
        .write(&request.origin, |write| {
            write.campaigns().edit(
                request.campaign_id,
                &request.edit,
                request.coalesce.as_deref(),
            )
        })
        .map_err(|error| {
            let path = request.edit.paths().into_iter().next().unwrap_or_default();
            if error.code == ErrorCode::EditInvalid {
                error.with("path", &path).at(path)
            } else {
                error
            }
        })?;
    view(&open, campaign).map(|view| view.state)
}

pub(crate) async fn undo(app: &App, request: StepCampaign) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let stepped = open.write(&request.origin, |write| {
        write.campaigns().undo(request.campaign_id)
    })?;
    view(&open, stepped.campaign)
}

pub(crate) async fn redo(app: &App, request: StepCampaign) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let stepped = open.write(&request.origin, |write| {
        write.campaigns().redo(request.campaign_id)
    })?;
    view(&open, stepped.campaign)
}

/// Activates what has no errors. Check and act see the same state: the act names the revision checked.
pub(crate) async fn activate(
    app: &App,
    request: CampaignRef,
) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    let (revision, errors) = open.read(|read| {
        let campaign = read.campaigns().get(request.campaign_id)?;
        let findings = findings::find(read, campaign.state.kind, &campaign.design)?;
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        Ok((campaign.state.revision, errors))
    })?;
    if errors > 0 {
        let message = format!("{errors} error(s) block activation");
        return Err(
            CommandError::refused(ErrorCode::ActivationBlocked, message).with("count", errors)
        );
    }
    act(&open, request.campaign_id, Act::Activate, Some(revision))
}

pub(crate) async fn stop(app: &App, request: CampaignRef) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    act(&open, request.campaign_id, Act::Stop, None)
}

pub(crate) async fn archive(app: &App, request: CampaignRef) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    act(&open, request.campaign_id, Act::Archive, None)
}

pub(crate) async fn restore(app: &App, request: CampaignRef) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    act(&open, request.campaign_id, Act::Restore, None)
}

pub(crate) async fn create_draft_version(
    app: &App,
    request: CampaignRef,
) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    act(&open, request.campaign_id, Act::CreateDraftVersion, None)
}

pub(crate) async fn discard_draft_version(
    app: &App,
    request: CampaignRef,
) -> Result<CampaignView, CommandError> {
    let open = app.current()?;
    act(&open, request.campaign_id, Act::DiscardDraftVersion, None)
}

pub(crate) async fn delete(app: &App, request: CampaignRef) -> Result<Nothing, CommandError> {
    app.current()?.write(ORIGIN, |write| {
        write
            .campaigns()
            .act(request.campaign_id, Act::Delete, None)
    })?;
    Ok(Nothing {})
}

pub(crate) async fn tags(app: &App, _: Nothing) -> Result<Vec<TagCount>, CommandError> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method is not general enough over lifetimes"
    )]
    app.current()?.read(|read| read.tags())
}

/// The campaign as a call gets it: the version activated last, or the draft before the first activation.
pub(crate) fn called(read: &Read<'_>, id: CampaignId) -> Result<Campaign, workspace::Error> {
    match read.campaigns().live(id)? {
        Some(campaign) => Ok(campaign),
        None => read.campaigns().get(id),
    }
}

fn act(
    open: &Open,
    id: CampaignId,
    act: Act,
    expected: Option<u64>,
) -> Result<CampaignView, CommandError> {
    let campaign = open.write(ORIGIN, |write| write.campaigns().act(id, act, expected))?;
    let campaign = campaign.ok_or_else(|| {
        CommandError::new(ErrorCode::NotFound, "the campaign was deleted")
            .with("entity", "campaign")
    })?;
    view(open, campaign)
}

fn view(open: &Open, campaign: Campaign) -> Result<CampaignView, CommandError> {
    let Campaign { state, design } = campaign;
    let findings = open.read(|read| findings::find(read, state.kind, &design))?;
    Ok(CampaignView {
        state: CampaignState {
            standing: state,
            findings,
        },
        design,
    })
}
