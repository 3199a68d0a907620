//! Reading campaigns: the list and the single campaign, as far as a caller needs them to find an id.

use crate::audience::not_found;
use crate::refusal::{Refusal, Violation};
use crate::service::{Reply, Service};
use crate::world::ActiveCampaign;
use campaign::Kind;
use campaign::lifecycle::Status;
use serde_json::{Value, json};
use url::form_urlencoded;

impl Service {
    /// A page of campaigns.
    pub(crate) fn campaigns(&self, query: &str) -> Result<Reply, Refusal> {
        let (mut page, mut count) = (0, 50);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let target: &mut usize = match &*name {
                "page" => &mut page,
                "count" => &mut count,
                _ => continue,
            };
            *target = value
                .parse()
                .map_err(|_| invalid_query(&name, "must be a whole number"))?;
        }
        if count == 0 {
            return Err(invalid_query("count", "must be at least 1"));
        }
        let all = self.world.campaigns.all()?;
        let total = all.len();
        let data: Vec<Value> = all
            .iter()
            .skip(page.saturating_mul(count))
            .take(count)
            .map(summary)
            .collect();
        Ok(Reply::json(
            200,
            &json!({
                "data": data,
                "_page": {
                    "orderby": "name",
                    "count": data.len(),
                    "page": page,
                    "totalPages": total.div_ceil(count),
                    "totalCount": total,
                },
            }),
        ))
    }

    /// One campaign.
    pub(crate) fn campaign(&self, id: &str) -> Result<Reply, Refusal> {
        let campaign = self.known(id)?.ok_or_else(|| not_found("campaign"))?;
        Ok(Reply::json(200, &summary(&campaign)))
    }
}

fn invalid_query(name: &str, message: &str) -> Refusal {
    let violation = Violation::new(
        format!("query:{name}"),
        "query",
        format!("{name} {message}"),
    );
    Refusal::invalid(vec![violation])
}

fn summary(campaign: &ActiveCampaign) -> Value {
    let design = &campaign.design;
    json!({
        "id": campaign.id.to_string(),
        "name": design.properties.name,
        "description": design.properties.description,
        "campaignType": match campaign.kind {
            Kind::Marketing => "marketing",
            Kind::Transactional | Kind::HighThroughput => "transactional",
        },
        "highThroughput": campaign.kind == Kind::HighThroughput,
        "state": match campaign.status {
            Status::Draft => "draft",
            Status::InReview => "inReview",
            Status::Scheduled => "scheduled",
            Status::Live => "live",
            Status::Completed => "completed",
            Status::Stopped => "stopped",
            Status::Failed => "failed",
            Status::Archived => "archived",
        },
        "version": campaign.version,
        "channels": design.actions.channel.map(campaign::Channel::as_str).into_iter().collect::<Vec<_>>(),
        "tags": design.properties.tags.iter().map(|tag| &tag.name).collect::<Vec<_>>(),
    })
}
