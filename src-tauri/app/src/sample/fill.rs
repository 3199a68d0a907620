//! Puts the sample into a workspace.

use super::{Sample, sample};
use campaign::Act;
use campaign::text::Language;
use workspace::{Error, Workspace};

/// Who makes the sample.
const ORIGIN: &str = "sample";

/// Fills an empty workspace with the sample, all of it or nothing.
pub(crate) fn fill(workspace: &Workspace, language: Language) -> Result<(), Error> {
    let Sample {
        channel_configurations,
        simulated_users,
        audiences,
        fragments,
        campaigns,
    } = sample(language)?;
    workspace.write(ORIGIN, |write| {
        for configuration in &channel_configurations {
            write.records().save(configuration)?;
        }
        for user in &simulated_users {
            write.records().save(user)?;
        }
        for audience in &audiences {
            write.records().save(audience)?;
        }
        for fragment in &fragments {
            write.records().save(fragment)?;
        }
        // The list shows what was made last first.
        for campaign in campaigns.into_iter().rev() {
            write
                .campaigns()
                .create(campaign.id, campaign.kind, campaign.design)?;
            if campaign.activated {
                write.campaigns().act(campaign.id, Act::Activate, None)?;
            }
        }
        Ok(())
    })
}
