//! The one list of commands: name, request, response and handler, each declared once.
//!
//! From the list come the router ([`dispatch`]) and the TypeScript types ([`crate::bindings`]).
//! A command without a handler does not compile.

use crate::app::App;
use crate::bindings::Bindings;
use crate::error::{CommandError, ErrorCode};
use crate::{campaigns, content, endpoints, execution, inbox, library, session, workspaces};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:literal: $request:ty => $response:ty, $handler:path;)+) => {
        /// The names of all commands, in the order of the list.
        pub const NAMES: &[&str] = &[$($name),+];

        /// Runs the command `name` with a request in JSON and gives its response in JSON.
        pub async fn dispatch(app: &App, name: &str, request: Value) -> Result<Value, CommandError> {
            match name {
                $($name => {
                    let request: $request = read(name, request)?;
                    let response: $response = $handler(app, request).await?;
                    write(&response)
                })+
                _ => Err(CommandError::new(ErrorCode::CommandUnknown, format!("no command {name:?}")).with("name", name)),
            }
        }

        /// Declares every command with its types, for the TypeScript bindings.
        pub(crate) fn declare(bindings: &mut Bindings) {
            $(bindings.command::<$request, $response>($name, &[$($doc),+]);)+
        }
    };
}

commands! {
    /// Everything the shell shows before anything else is asked for.
    "app.state": session::Nothing => session::AppState, session::state;
    /// Keeps the user's settings.
    "settings.save": session::Settings => session::AppState, session::save_settings;
    /// Keeps where the user is.
    "session.save": session::SaveSession => session::Nothing, session::save_session;

    /// Makes a workspace file and opens it.
    "workspace.create": workspaces::CreateWorkspace => session::AppState, workspaces::create;
    /// Opens a workspace file.
    "workspace.open": workspaces::OpenWorkspace => session::AppState, workspaces::open;
    /// Writes a copy of the open workspace.
    "workspace.saveCopy": workspaces::SaveCopy => session::Nothing, workspaces::save_copy;
    /// Checks that the file is sound.
    "workspace.check": session::Nothing => workspaces::IntegrityReport, workspaces::check;

    /// A page of campaigns.
    "campaign.list": campaigns::ListCampaigns => workspace::CampaignPage, campaigns::list;
    /// One campaign with its design.
    "campaign.get": campaigns::CampaignRef => campaigns::CampaignView, campaigns::get;
    /// Makes a campaign.
    "campaign.create": campaigns::CreateCampaign => campaigns::CampaignView, campaigns::create;
    /// Makes a draft from any campaign.
    "campaign.duplicate": campaigns::DuplicateCampaign => campaigns::CampaignView, campaigns::duplicate;
    /// Changes the design.
    "campaign.edit": campaigns::EditCampaign => campaigns::CampaignState, campaigns::edit;
    /// Takes the last change back.
    "campaign.undo": campaigns::StepCampaign => campaigns::CampaignView, campaigns::undo;
    /// Makes the change taken back last again.
    "campaign.redo": campaigns::StepCampaign => campaigns::CampaignView, campaigns::redo;
    /// Activates the draft or the draft version.
    "campaign.activate": campaigns::CampaignRef => campaigns::CampaignView, campaigns::activate;
    /// Stops a live or scheduled campaign for good.
    "campaign.stop": campaigns::CampaignRef => campaigns::CampaignView, campaigns::stop;
    /// Puts a completed or stopped campaign away.
    "campaign.archive": campaigns::CampaignRef => campaigns::CampaignView, campaigns::archive;
    /// Brings an archived campaign back.
    "campaign.restore": campaigns::CampaignRef => campaigns::CampaignView, campaigns::restore;
    /// Makes a draft version beside the active one.
    "campaign.createDraftVersion": campaigns::CampaignRef => campaigns::CampaignView, campaigns::create_draft_version;
    /// Throws the draft version away.
    "campaign.discardDraftVersion": campaigns::CampaignRef => campaigns::CampaignView, campaigns::discard_draft_version;
    /// Deletes a draft.
    "campaign.delete": campaigns::CampaignRef => session::Nothing, campaigns::delete;
    /// The tags known in the workspace, most used first.
    "tag.list": session::Nothing => Vec<workspace::TagCount>, campaigns::tags;

    /// Renders an email as it would be sent to one simulated user, with what is wrong in it.
    "content.previewEmail": content::PreviewEmail => content::EmailPreview, content::preview_email;
    /// What could stand at a position of a source.
    "content.complete": content::AtPosition => content::Completions, content::complete;
    /// What stands at a position of a source.
    "content.hover": content::AtPosition => Option<content::HoverView>, content::hover;

    /// Everything that fields choose from.
    "library.get": session::Nothing => library::Library, library::get;
    /// Makes or changes a channel configuration.
    "channelConfiguration.save": library::SaveChannelConfiguration => campaign::library::ChannelConfiguration, library::save_channel_configuration;
    /// Deletes a channel configuration that no campaign uses.
    "channelConfiguration.delete": library::ChannelConfigurationRef => session::Nothing, library::delete_channel_configuration;
    /// Makes or changes a simulated user.
    "simulatedUser.save": library::SaveSimulatedUser => campaign::library::SimulatedUser, library::save_simulated_user;
    /// Deletes a simulated user.
    "simulatedUser.delete": library::SimulatedUserRef => session::Nothing, library::delete_simulated_user;
    /// Makes or changes an audience.
    "audience.save": library::SaveAudience => campaign::library::AudienceDefinition, library::save_audience;
    /// Deletes an audience that no campaign uses.
    "audience.delete": library::AudienceRef => session::Nothing, library::delete_audience;

    /// A payload for a campaign, built from its content and from simulated users.
    "execution.payload": execution::BuildPayload => execution::Payload, execution::payload;
    /// What exactly would be sent, and what speaks against it.
    "execution.prepare": execution::PrepareRequest => execution::PreparedRequestView, execution::prepare;
    /// Sends a test trigger.
    "execution.trigger": execution::Trigger => execution::RequestRecord, execution::trigger;
    /// What is known of a campaign's triggers.
    "execution.report": campaigns::CampaignRef => execution::CampaignReport, execution::report;
    /// A page of the journal of requests.
    "request.list": execution::ListRequests => execution::RequestPage, execution::requests;
    /// One request with its answer.
    "request.get": execution::RequestRef => execution::RequestRecord, execution::request;

    /// A page of the inbox.
    "inbox.list": inbox::ListInbox => workspace::InboxPage, inbox::list;
    /// One message as it was delivered.
    "inbox.get": inbox::InboxMessageRef => inbox::InboxMessageView, inbox::get;
    /// Deletes one message.
    "inbox.delete": inbox::InboxMessageRef => session::Nothing, inbox::delete;
    /// Deletes every message.
    "inbox.clear": session::Nothing => session::Nothing, inbox::clear;

    /// The endpoints of the workspace.
    "endpoint.list": session::Nothing => Vec<endpoints::EndpointView>, endpoints::list;
    /// Makes an endpoint the one that triggers go to.
    "endpoint.select": endpoints::EndpointRef => session::AppState, endpoints::select;
    /// Switches the local endpoint on or off, or moves it to another port.
    "endpoint.switchLocal": endpoints::SwitchLocalEndpoint => endpoints::EndpointView, endpoints::switch_local;
}

fn read<T: DeserializeOwned>(name: &str, request: Value) -> Result<T, CommandError> {
    serde_json::from_value(request).map_err(|error| {
        CommandError::new(ErrorCode::RequestInvalid, format!("{name}: {error}"))
            .with("reason", error)
    })
}

fn write<T: Serialize>(response: &T) -> Result<Value, CommandError> {
    serde_json::to_value(response).map_err(|error| {
        CommandError::new(ErrorCode::Internal, error.to_string()).with("reason", error)
    })
}
