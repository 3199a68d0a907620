//! What the calls do: messages in the inbox, exclusions, previews, proofs, campaigns.

use crate::support::{FLASH, ORDER, SALE, body, id, start, unitary};
use delivery::call::Call;
use endpoint::{Dials, ExclusionReason, Fate, InboxContent, InboxEmail, InboxMessage};
use serde_json::{Value, json};
use std::sync::Arc;

fn email(message: &InboxMessage) -> &InboxEmail {
    match &message.content {
        InboxContent::Email(email) => email,
        other => panic!("{other:?}"),
    }
}

fn ann() -> Value {
    json!({"type": "aep", "userId": "ann@example.com", "namespace": "email",
           "context": {"order": {"id": "A-7"}}})
}

#[tokio::test]
async fn a_unitary_call_puts_the_rendered_message_into_the_inbox_before_it_answers() {
    let local = start().await;
    let answer = local.accepted(unitary(&json!([ann()]))).await;
    let delivered = local.platform.delivered();
    assert_eq!(delivered.len(), 1);
    let message = &delivered[0];
    assert_eq!(answer["executionId"], message.origin.execution_id.as_str());
    assert_eq!(answer["requestId"], "r-1");
    assert_eq!(message.origin.request_id.as_deref(), Some("r-1"));
    assert_eq!(message.origin.campaign_name, "Order confirmation");
    assert_eq!(
        message.recipient.address, "ann@home.example",
        "the profile's address"
    );
    let email = email(message);
    assert_eq!(email.subject, "Order A-7");
    assert_eq!(email.html, "<p>Hello Ann</p>");
    assert!(
        email
            .source
            .contains("From: \"The Shop\" <shop@mail.example.com>"),
        "{}",
        email.source
    );
    assert_eq!(message.fate, Fate::Delivered);
}

#[tokio::test]
async fn what_the_call_says_lies_over_the_stored_profile() {
    let local = start().await;
    let mut recipient = ann();
    recipient["profile"] = json!({"person": {"name": {"firstName": "Anna"}}});
    recipient["channelData"] = json!({"emailAddress": "other@example.com"});
    local.accepted(unitary(&json!([recipient]))).await;
    let message = local.platform.delivered().remove(0);
    assert_eq!(email(&message).html, "<p>Hello Anna</p>");
    assert_eq!(message.recipient.address, "other@example.com");
}

#[tokio::test]
async fn unknown_profiles_are_rejected_unless_the_campaign_creates_them() {
    let local = start().await;
    let recipients = json!([
        ann(),
        {"type": "aep", "userId": "new@example.com", "namespace": "email"},
        {"type": "external", "userId": "ext@example.com", "namespace": "email",
         "profile": {"person": {"name": {"firstName": "Eve"}}}},
    ]);
    local.accepted(unitary(&recipients)).await;
    assert_eq!(local.platform.delivered().len(), 2);
    let excluded = local.platform.excluded();
    assert_eq!(excluded.len(), 1);
    assert_eq!(excluded[0].reason, ExclusionReason::UnknownProfile);
    assert_eq!(excluded[0].recipient.user_id, "new@example.com");
    local.platform.change(ORDER, |campaign| {
        Arc::make_mut(&mut campaign.design)
            .audience
            .create_new_profiles = true;
    });
    local.accepted(unitary(&recipients)).await;
    assert_eq!(local.platform.delivered().len(), 5);
}

#[tokio::test]
async fn content_that_cannot_be_rendered_excludes_and_says_why() {
    let local = start().await;
    local.platform.change(ORDER, |campaign| {
        let design = Arc::make_mut(&mut campaign.design);
        let variant = design.content.variants.get_mut("default").expect("variant");
        variant
            .locales
            .get_mut("default")
            .expect("locale")
            .email
            .subject = "{{oops".into();
    });
    local.accepted(unitary(&json!([ann()]))).await;
    let excluded = local.platform.excluded();
    assert_eq!(excluded[0].reason, ExclusionReason::RenderFailed);
    assert!(
        excluded[0].detail.contains("unclosedTag"),
        "{}",
        excluded[0].detail
    );
}

#[tokio::test]
async fn high_throughput_renders_context_only() {
    let local = start().await;
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email",
                             "context": {"code": "1234", "order": {"id": "-"}}}]);
    let call = |campaign| Call::HighThroughput {
        body: body(campaign, &recipients),
    };
    local.accepted(call(FLASH)).await;
    assert_eq!(
        email(&local.platform.delivered()[0]).html,
        "<p>Code 1234</p>"
    );
    let (refusal, _) = local.refused(call(ORDER)).await;
    assert!(refusal.error.title.expect("title").contains("unitary"));
}

#[tokio::test]
async fn previews_show_every_item_and_send_nothing() {
    let local = start().await;
    let call = Call::Preview {
        campaign_id: id(ORDER),
        body: json!({"previewRequestItems": [
            {"userId": "ann@example.com", "namespace": "email", "contextAttributes": {"order": {"id": "1"}}},
            {"userId": "x", "namespace": "email", "profileAttributes": {"person": {"name": {"firstName": "Xi"}}}},
        ]})
        .to_string(),
    };
    let answer = local.accepted(call).await;
    let previews: delivery::answer::Previews = serde_json::from_value(answer).expect("typed");
    let html: Vec<_> = previews
        .previews
        .iter()
        .map(|preview| preview.html.as_ref().expect("email").body.as_str())
        .collect();
    assert_eq!(html, ["<p>Hello Ann</p>", "<p>Hello Xi</p>"]);
    assert_eq!(previews.previews[0].subject.as_deref(), Some("Order 1"));
    assert!(local.platform.delivered().is_empty());
}

#[tokio::test]
async fn proofs_go_to_the_test_addresses_with_their_prefix() {
    let local = start().await;
    let call = Call::Proof {
        campaign_id: id(ORDER),
        body: json!({"recipients": [{"userId": "ann@example.com", "namespace": "email",
            "context": {"order": {"id": "1"}},
            "channelsData": [{"channel": "email", "subjectPrefix": "[Proof]",
                              "emailAddresses": ["a@test.example", "b@test.example"]}]}]})
        .to_string(),
    };
    let answer = local.accepted(call).await;
    let job: delivery::answer::ProofJob = serde_json::from_value(answer).expect("typed");
    assert_eq!(job.status, "SUBMITTED");
    assert_eq!(job.proofs[0].submitted, Some(2));
    let delivered = local.platform.delivered();
    assert_eq!(delivered.len(), 2);
    assert!(delivered.iter().all(|message| message.origin.proof));
    assert_eq!(email(&delivered[1]).subject, "[Proof] Order 1");
    assert_eq!(delivered[1].recipient.address, "b@test.example");
    let status = Call::ProofStatus {
        campaign_id: id(ORDER),
        proof_job_id: job.proof_job_id.clone(),
    };
    assert_eq!(
        local.accepted(status).await["proofJobId"],
        job.proof_job_id.as_str()
    );
}

#[tokio::test]
async fn campaigns_are_read_in_pages() {
    let local = start().await;
    let page = |page| Call::ListCampaigns {
        page,
        count: 2,
        property: None,
    };
    let first = local.accepted(page(0)).await;
    assert_eq!(first["data"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&first["_page"]["totalCount"], &first["_page"]["totalPages"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(local.accepted(page(1)).await["data"][0]["id"], id(SALE));
    let one = Call::GetCampaign {
        campaign_id: id(ORDER),
    };
    assert_eq!(local.accepted(one).await["name"], "Order confirmation");
    local.accepted(Call::Health).await;
}

#[tokio::test]
async fn bounces_are_dialled_in() {
    let local = start().await;
    local.endpoint.service().set_dials(Dials {
        bounce_rate: 1.0,
        ..Dials::default()
    });
    local.accepted(unitary(&json!([ann()]))).await;
    assert_eq!(local.platform.delivered()[0].fate, Fate::Bounced);
}
