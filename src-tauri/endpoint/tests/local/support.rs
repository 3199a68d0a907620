//! A small world: three campaigns, two known people, an inbox in memory, a clock that is turned by hand.

use campaign::design::IdentityType;
use campaign::id::{CampaignId, ChannelConfigurationId, EndpointId, RequestId};
use campaign::library::{ChannelConfiguration, ChannelParameters, EmailParameters};
use campaign::lifecycle::Status;
use campaign::{Channel, Design, Kind};
use delivery::call::Call;
use delivery::endpoint::{Authorization, EndpointKind};
use delivery::guard::clear;
use delivery::http::Limits;
use delivery::journal::Unjournalled;
use delivery::keys::{KeyStore, SecretKind, SessionKeyStore};
use delivery::network::{NetworkSettings, ReqwestTransport};
use delivery::outcome::{Answered, Refusal, Verdict};
use delivery::prepare::prepare;
use delivery::{Client, Outcome, Secret};
use endpoint::world::{
    ActiveCampaign, Campaigns, Engine, Format, Inbox, Person, Profiles, Random, RenderProblem,
    Scene, World, WorldError,
};
use endpoint::{Exclusion, InboxMessage, LocalEndpoint, SampleCredentials, Service, Settings};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

pub(crate) const ORDER: u128 = 1;
pub(crate) const FLASH: u128 = 2;
pub(crate) const SALE: u128 = 3;
pub(crate) const START: &str = "2026-11-23T12:00:00Z";

/// Everything a test looks at.
#[derive(Default)]
pub(crate) struct Platform {
    pub campaigns: Mutex<Vec<ActiveCampaign>>,
    pub delivered: Mutex<Vec<InboxMessage>>,
    pub excluded: Mutex<Vec<Exclusion>>,
    pub now: Mutex<Timestamp>,
    draws: AtomicU64,
}

impl Platform {
    pub(crate) fn delivered(&self) -> Vec<InboxMessage> {
        self.delivered.lock().expect("inbox").clone()
    }

    pub(crate) fn excluded(&self) -> Vec<Exclusion> {
        self.excluded.lock().expect("inbox").clone()
    }

    pub(crate) fn change(&self, id: u128, change: impl FnOnce(&mut ActiveCampaign)) {
        let mut campaigns = self.campaigns.lock().expect("campaigns");
        let found = campaigns
            .iter_mut()
            .find(|campaign| campaign.id.0 == Uuid::from_u128(id));
        change(found.expect("a campaign"));
    }

    pub(crate) fn at(&self, time: &str) {
        *self.now.lock().expect("clock") = time.parse().expect("a time");
    }
}

impl Campaigns for Platform {
    fn active(&self, id: CampaignId) -> Result<Option<ActiveCampaign>, WorldError> {
        let campaigns = self.campaigns.lock().expect("campaigns");
        Ok(campaigns.iter().find(|campaign| campaign.id == id).cloned())
    }

    fn all(&self) -> Result<Vec<ActiveCampaign>, WorldError> {
        Ok(self.campaigns.lock().expect("campaigns").clone())
    }
}

fn ann() -> Map<String, Value> {
    json!({"person": {"name": {"firstName": "Ann", "lastName": "Lee"}}, "personalEmail": {"address": "ann@home.example"}})
        .as_object()
        .cloned()
        .expect("an object")
}

impl Profiles for Platform {
    fn find(
        &self,
        namespace: &str,
        user_id: &str,
    ) -> Result<Option<Map<String, Value>>, WorldError> {
        if user_id == "disk@full.example" {
            return Err(WorldError("the workspace cannot be read".into()));
        }
        let known = namespace.eq_ignore_ascii_case("email") && user_id == "ann@example.com";
        Ok(known.then(ann))
    }

    fn in_audience(&self, audience_id: &str) -> Result<Option<Vec<Person>>, WorldError> {
        let person = |id: &str, profile| Person {
            user_id: id.to_owned(),
            namespace: "email".to_owned(),
            profile,
        };
        Ok((audience_id == "everybody").then(|| {
            vec![
                person("ann@example.com", ann()),
                person("bob@example.com", Map::new()),
            ]
        }))
    }
}

impl Inbox for Platform {
    fn deliver(&self, message: InboxMessage) -> Result<(), WorldError> {
        self.delivered.lock().expect("inbox").push(message);
        Ok(())
    }

    fn exclude(&self, exclusion: Exclusion) -> Result<(), WorldError> {
        self.excluded.lock().expect("inbox").push(exclusion);
        Ok(())
    }
}

impl Random for Platform {
    fn next(&self) -> u64 {
        // Counting, spread over all bits: every draw is another one, and every run the same.
        let draw = self.draws.fetch_add(1, Ordering::Relaxed) + 1;
        draw.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Puts paths in, nothing else: these tests are about the endpoint, not the language.
struct Paths;

impl Engine for Paths {
    fn render(&self, source: &str, _: Format, scene: &Scene<'_>) -> Result<String, RenderProblem> {
        let mut output = String::new();
        let mut rest = source;
        while let Some((before, tail)) = rest.split_once("{{") {
            let (path, after) = tail.split_once("}}").ok_or_else(|| RenderProblem {
                code: "unclosedTag".into(),
                message: "a tag is not closed".into(),
            })?;
            output.push_str(before);
            let mut names = path.split('.');
            let root = match names.next() {
                Some("profile") if scene.profile_available => scene.profile,
                Some("context") => scene.context,
                _ => {
                    return Err(RenderProblem {
                        code: "notAvailable".into(),
                        message: path.into(),
                    });
                }
            };
            let value = names.try_fold(Value::Object(root.clone()), |value, name| {
                value.get(name).cloned()
            });
            output.push_str(value.as_ref().and_then(Value::as_str).unwrap_or_default());
            rest = after;
        }
        output.push_str(rest);
        Ok(output)
    }

    fn holds(&self, condition: &str, scene: &Scene<'_>) -> Result<bool, RenderProblem> {
        Ok(scene.context.contains_key(condition))
    }
}

fn campaign(id: u128, kind: Kind, name: &str) -> ActiveCampaign {
    let mut design = Design::new(kind, name);
    let configuration = ChannelConfiguration {
        id: ChannelConfigurationId(Uuid::from_u128(9)),
        name: "Shop".into(),
        parameters: ChannelParameters::Email(EmailParameters {
            subdomain: "mail.example.com".into(),
            from_name: "The Shop".into(),
            from_address: "shop@mail.example.com".into(),
            reply_to_address: "help@example.com".into(),
            ..EmailParameters::default()
        }),
    };
    design.actions.channel = Some(Channel::Email);
    design.actions.channel_configuration_id = Some(configuration.id);
    design.audience.identity_type = Some(IdentityType::Email);
    let variants = &mut design.content.variants;
    let content = variants
        .get_mut("default")
        .and_then(|variant| variant.locales.get_mut("default"));
    let email = &mut content.expect("default content").email;
    email.subject = "Order {{context.order.id}}".into();
    email.body = if kind.profile_available() {
        "<p>Hello {{profile.person.name.firstName}}</p>".into()
    } else {
        "<p>Code {{context.code}}</p>".into()
    };
    email.text = "Order {{context.order.id}}".into();
    ActiveCampaign {
        id: CampaignId(Uuid::from_u128(id)),
        kind,
        status: Status::Live,
        version: 1,
        design: Arc::new(design),
        configuration: Some(configuration),
        fragments: Arc::default(),
        audience: (kind == Kind::Marketing).then(|| "everybody".to_owned()),
    }
}

/// A running endpoint and a client pointed at it.
pub(crate) struct Local {
    pub platform: Arc<Platform>,
    pub endpoint: LocalEndpoint,
    pub client: Client,
    pub target: delivery::Endpoint,
}

pub(crate) async fn start() -> Local {
    let platform = Arc::new(Platform::default());
    platform.at(START);
    *platform.campaigns.lock().expect("campaigns") = vec![
        campaign(ORDER, Kind::Transactional, "Order confirmation"),
        campaign(FLASH, Kind::HighThroughput, "One-time code"),
        campaign(SALE, Kind::Marketing, "Sale"),
    ];
    let clock = Arc::clone(&platform);
    let world = World {
        campaigns: Arc::clone(&platform) as _,
        profiles: Arc::clone(&platform) as _,
        inbox: Arc::clone(&platform) as _,
        engine: Arc::new(Paths),
        clock: Arc::new(move || *clock.now.lock().expect("clock")),
        random: Arc::clone(&platform) as _,
    };
    let credentials = SampleCredentials::default();
    let settings = Settings {
        credentials: credentials.clone(),
        time_zone: "UTC".into(),
    };
    let service = Arc::new(Service::new(settings, world).expect("the document is sound"));
    let endpoint = LocalEndpoint::start(None, service).await.expect("starts");
    let target = delivery::Endpoint {
        id: EndpointId(Uuid::nil()),
        name: "Local".into(),
        kind: EndpointKind::Local,
        base_url: endpoint.base_url(),
        org_id: credentials.org_id,
        sandbox: credentials.sandbox,
        client_id: credentials.client_id,
        authorization: Authorization::ServerToServer {
            token_url: endpoint.token_url(),
            scopes: vec!["openid".into()],
        },
        production: false,
        allow_list: Vec::new(),
    };
    let keys = SessionKeyStore::default();
    let secret = Secret::new(credentials.client_secret);
    keys.set(target.id, SecretKind::ClientSecret, secret)
        .await
        .expect("kept");
    let transport = ReqwestTransport::new(&NetworkSettings::default(), Limits::default())
        .expect("settings are fine");
    let client = Client::new(
        Arc::new(transport),
        Arc::new(keys),
        Arc::new(Timestamp::now),
    );
    Local {
        platform,
        endpoint,
        client,
        target,
    }
}

impl Local {
    /// The answer to a call.
    pub(crate) async fn answer(&self, call: Call) -> Answered {
        let prepared = prepare(RequestId(Uuid::nil()), &self.target, "Campaign", call);
        let cleared = clear(prepared.expect("keeps to the specification"), None);
        let cleared = cleared
            .map_err(|refused| refused.reasons)
            .expect("local is not guarded");
        let sent = self
            .client
            .send(cleared, Limits::default(), &Unjournalled)
            .await;
        match sent.outcome {
            Outcome::Answered(answered) => *answered,
            Outcome::Failed(failed) => panic!("{failed:?}"),
        }
    }

    /// The body of an accepted call.
    pub(crate) async fn accepted(&self, call: Call) -> Value {
        let answered = self.answer(call).await;
        assert_eq!(answered.verdict, Verdict::Accepted, "{answered:?}");
        serde_json::from_str(&answered.body).expect("JSON")
    }

    /// The refusal of a call, with the codes of its violations by pointer.
    pub(crate) async fn refused(&self, call: Call) -> (Refusal, Value) {
        match self.answer(call).await.verdict {
            Verdict::Refused(refusal) => {
                let report = refusal.error.report.clone().expect("a report");
                (refusal, report)
            }
            other => panic!("{other:?}"),
        }
    }
}

pub(crate) fn id(campaign: u128) -> String {
    Uuid::from_u128(campaign).to_string()
}

pub(crate) fn body(campaign: u128, recipients: &Value) -> String {
    json!({"requestId": "r-1", "campaignId": id(campaign), "recipients": recipients}).to_string()
}

pub(crate) fn unitary(recipients: &Value) -> Call {
    Call::Unitary {
        body: body(ORDER, recipients),
    }
}
