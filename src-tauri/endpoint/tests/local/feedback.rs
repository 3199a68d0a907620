//! What happens to messages is told, posted and received.

use crate::support::{Local, ORDER, start, unitary};
use delivery::http::{Header, Limits};
use delivery::network::{NetworkSettings, ReqwestTransport};
use delivery::webhook::{Webhook, post};
use endpoint::world::WorldError;
use endpoint::{Dials, ExpectedHeader, FeedbackEvent, Happening, HappeningKind, WebhookReceiver};
use serde_json::json;
use std::sync::{Arc, Mutex};

fn listen(local: &Local) -> Arc<Mutex<Vec<Happening>>> {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hearing = Arc::clone(&heard);
    local
        .endpoint
        .service()
        .listen(Arc::new(move |happening: &Happening| {
            hearing.lock().expect("list").push(happening.clone());
        }));
    heard
}

async fn happenings(dials: Dials) -> Vec<HappeningKind> {
    let local = start().await;
    local.endpoint.service().set_dials(dials);
    let heard = listen(&local);
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email"}]);
    local.accepted(unitary(&recipients)).await;
    let heard = heard.lock().expect("list");
    heard.iter().map(|happening| happening.kind).collect()
}

#[tokio::test]
async fn the_dials_decide_what_happens() {
    use HappeningKind::{Bounced, Clicked, Complained, Delivered, Opened, Sent};
    assert_eq!(happenings(Dials::default()).await, [Sent, Delivered]);
    let bouncing = Dials {
        bounce_rate: 1.0,
        open_rate: 1.0,
        ..Dials::default()
    };
    assert_eq!(happenings(bouncing).await, [Sent, Bounced]);
    let lively = Dials {
        open_rate: 1.0,
        click_rate: 1.0,
        complaint_rate: 1.0,
        ..Dials::default()
    };
    assert_eq!(
        happenings(lively).await,
        [Sent, Delivered, Opened, Clicked, Complained]
    );
}

#[tokio::test]
async fn campaigns_with_webhooks_have_events_that_are_posted_and_received() {
    let local = start().await;
    local.platform.change(ORDER, |campaign| {
        Arc::make_mut(&mut campaign.design).audience.enable_webhooks = true;
    });
    let heard = listen(&local);
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email"}]);
    local.accepted(unitary(&recipients)).await;
    let events: Vec<FeedbackEvent> = {
        let heard = heard.lock().expect("list");
        heard
            .iter()
            .filter_map(|happening| happening.webhook.clone())
            .collect()
    };
    let statuses: Vec<_> = events.iter().map(FeedbackEvent::status).collect();
    assert_eq!(statuses, [Some("sent"), Some("delivered")]);
    let text = serde_json::to_value(&events[1]).expect("JSON");
    assert_eq!(text["requestId"], "r-1");
    assert_eq!(text["eventType"], "message.feedback");
    assert_eq!(text["identityMap"]["email"][0]["id"], "a@example.com");
    assert!(text["messageExecution"]["campaignID"].is_string());

    let received = Arc::new(Mutex::new(Vec::new()));
    let keeping = Arc::clone(&received);
    let expected = ExpectedHeader {
        name: "x-secret".into(),
        value: "s3cret".into(),
    };
    let keep = move |event: FeedbackEvent| {
        if event.request_id.is_none() {
            return Err(WorldError("nowhere to put it".into()));
        }
        keeping.lock().expect("list").push(event);
        Ok(())
    };
    let receiver = WebhookReceiver::start(None, Some(expected), Arc::new(keep))
        .await
        .expect("starts");
    let transport = ReqwestTransport::new(&NetworkSettings::default(), Limits::default())
        .expect("settings are fine");
    let webhook = |secret: &str| Webhook {
        url: receiver.url().parse().expect("an address"),
        headers: vec![Header::new("X-Secret", secret)],
    };
    for (secret, body, status) in [
        ("s3cret", text.to_string(), 200),
        ("wrong", text.to_string(), 401),
        ("s3cret", "[]".to_owned(), 400),
        ("s3cret", "{}".to_owned(), 500),
    ] {
        let answered = post(&transport, &webhook(secret), body, Limits::default()).await;
        assert_eq!(answered, Ok(status));
    }
    assert_eq!(*received.lock().expect("list"), [events[1].clone()]);
}

#[tokio::test]
async fn without_webhooks_there_are_no_events() {
    let local = start().await;
    let heard = listen(&local);
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email"}]);
    local.accepted(unitary(&recipients)).await;
    let heard = heard.lock().expect("list");
    assert_eq!(heard.len(), 2);
    assert!(heard.iter().all(|happening| happening.webhook.is_none()));
}
