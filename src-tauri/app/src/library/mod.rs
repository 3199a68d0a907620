//! The things campaigns share: channel configurations, simulated users, audiences.

mod types;

pub use types::{
    AudienceRef, ChannelConfigurationRef, Library, SaveAudience, SaveChannelConfiguration,
    SaveSimulatedUser, SimulatedUserRef,
};

use crate::app::App;
use crate::campaigns::ORIGIN;
use crate::error::CommandError;
use crate::session::Nothing;
use campaign::id::{AudienceId, ChannelConfigurationId, SimulatedUserId};
use campaign::library::{AudienceDefinition, ChannelConfiguration, SimulatedUser};
use workspace::{Namespace, Record};

pub(crate) async fn get(app: &App, _: Nothing) -> Result<Library, CommandError> {
    app.current()?.read(|read| {
        Ok(Library {
            channel_configurations: read.records::<ChannelConfiguration>().all()?,
            simulated_users: read.records::<SimulatedUser>().all()?,
            audiences: read.records::<AudienceDefinition>().all()?,
            namespaces: read
                .records::<Namespace>()
                .all()?
                .into_iter()
                .map(|namespace| namespace.code)
                .collect(),
        })
    })
}

pub(crate) async fn save_channel_configuration(
    app: &App,
    request: SaveChannelConfiguration,
) -> Result<ChannelConfiguration, CommandError> {
    save(
        app,
        ChannelConfiguration {
            id: request
                .id
                .unwrap_or_else(|| ChannelConfigurationId(app.environment.identifiers.next())),
            name: request.name,
            parameters: request.parameters,
        },
    )
}

pub(crate) async fn delete_channel_configuration(
    app: &App,
    request: ChannelConfigurationRef,
) -> Result<Nothing, CommandError> {
    delete::<ChannelConfiguration>(app, &request.id)
}

pub(crate) async fn save_simulated_user(
    app: &App,
    request: SaveSimulatedUser,
) -> Result<SimulatedUser, CommandError> {
    save(
        app,
        SimulatedUser {
            id: request
                .id
                .unwrap_or_else(|| SimulatedUserId(app.environment.identifiers.next())),
            name: request.name,
            profile: request.profile,
            context: request.context,
        },
    )
}

pub(crate) async fn delete_simulated_user(
    app: &App,
    request: SimulatedUserRef,
) -> Result<Nothing, CommandError> {
    delete::<SimulatedUser>(app, &request.id)
}

pub(crate) async fn save_audience(
    app: &App,
    request: SaveAudience,
) -> Result<AudienceDefinition, CommandError> {
    save(
        app,
        AudienceDefinition {
            id: request
                .id
                .unwrap_or_else(|| AudienceId(app.environment.identifiers.next())),
            name: request.name,
            platform_id: request.platform_id,
            rule: request.rule,
        },
    )
}

pub(crate) async fn delete_audience(
    app: &App,
    request: AudienceRef,
) -> Result<Nothing, CommandError> {
    delete::<AudienceDefinition>(app, &request.id)
}

fn save<R: Record>(app: &App, record: R) -> Result<R, CommandError> {
    app.current()?
        .write(ORIGIN, |write| write.records::<R>().save(&record))?;
    Ok(record)
}

fn delete<R: Record>(app: &App, id: &R::Id) -> Result<Nothing, CommandError> {
    app.current()?
        .write(ORIGIN, |write| write.records::<R>().delete(id))?;
    Ok(Nothing {})
}
