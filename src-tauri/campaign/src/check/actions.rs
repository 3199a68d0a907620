//! Checks of the actions: channel, channel configuration, experiment, rules, languages.

use super::{Finding, Subject, Tab};
use crate::design::{Experiment, LanguageSetting};
use crate::kind::Channel;
use crate::text::Text;

/// Percentages are typed with few decimals; a sum this close to 100 is 100.
const PERCENT_TOLERANCE: f64 = 0.001;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let actions = &subject.design.actions;
    let Some(channel) = actions.channel else {
        findings.push(Finding::error(
            "actionMissing",
            Tab::Actions,
            "/actions/channel",
            Text::new(
                "The campaign has no action.",
                "キャンペーンにアクションがありません。",
            ),
            Text::new("Choose a channel.", "チャネルを選択してください。"),
        ));
        return;
    };
    if !subject.kind.offers(channel) {
        findings.push(Finding::error(
            "smsInHighThroughput",
            Tab::Actions,
            "/actions/channel",
            Text::new(
                "High throughput campaigns cannot send SMS.",
                "高スループットキャンペーンでは SMS を送信できません。",
            ),
            Text::new(
                "Choose email or push, or duplicate the campaign as a transactional one.",
                "メールまたはプッシュ通知を選択するか、トランザクションキャンペーンとして作成してください。",
            ),
        ));
    }
    check_configuration(subject, channel, findings);
    if let Some(experiment) = &actions.optimization.experiment {
        check_experiment(experiment, findings);
    }
    if let Some(languages) = &actions.languages {
        check_languages(languages, findings);
    }
}

fn check_configuration(subject: &Subject<'_>, channel: Channel, findings: &mut Vec<Finding>) {
    let path = "/actions/channelConfigurationId";
    match subject.configuration {
        None => findings.push(Finding::error(
            "channelConfigurationMissing",
            Tab::Actions,
            path,
            Text::new(
                "No channel configuration is chosen.",
                "チャネル設定が選択されていません。",
            ),
            Text::new(
                "Choose a channel configuration.",
                "チャネル設定を選択してください。",
            ),
        )),
        Some(configuration) if configuration.channel() != channel => findings.push(Finding::error(
            "channelConfigurationOfOtherChannel",
            Tab::Actions,
            path,
            Text::new(
                format!(
                    "The channel configuration “{}” is for another channel.",
                    configuration.name
                ),
                format!(
                    "チャネル設定「{}」は別のチャネル用です。",
                    configuration.name
                ),
            ),
            Text::new(
                "Choose a channel configuration of this channel.",
                "このチャネルのチャネル設定を選択してください。",
            ),
        )),
        Some(_) => {}
    }
}

fn check_experiment(experiment: &Experiment, findings: &mut Vec<Finding>) {
    let path = "/actions/optimization/experiment/treatments";
    let sum: f64 = experiment
        .treatments
        .iter()
        .map(|treatment| treatment.percentage)
        .sum();
    if experiment.treatments.len() < 2 {
        findings.push(Finding::error(
            "treatmentsTooFew",
            Tab::Actions,
            path,
            Text::new(
                "A content experiment needs two or more treatments.",
                "コンテンツ実験には 2 つ以上の処理が必要です。",
            ),
            Text::new("Add a treatment.", "処理を追加してください。"),
        ));
    }
    if (sum - 100.0).abs() > PERCENT_TOLERANCE {
        findings.push(Finding::error(
            "treatmentsNotHundred",
            Tab::Actions,
            path,
            Text::new(
                format!("The treatments sum to {sum} %, not 100 %."),
                format!("処理の割合の合計が 100 % ではなく {sum} % です。"),
            ),
            Text::new(
                "Change the percentages, or distribute evenly.",
                "割合を変更するか、均等に配分してください。",
            ),
        ));
    }
}

fn check_languages(languages: &LanguageSetting, findings: &mut Vec<Finding>) {
    let known = languages.fallback.as_ref().is_some_and(|fallback| {
        languages
            .locales
            .iter()
            .any(|locale| &locale.locale == fallback)
    });
    if !known {
        findings.push(Finding::error(
            "fallbackLocaleMissing",
            Tab::Actions,
            "/actions/languages/fallback",
            Text::new(
                "The language setting has no fallback locale.",
                "言語設定にフォールバックのロケールがありません。",
            ),
            Text::new(
                "Choose one of the locales as the fallback.",
                "ロケールのいずれかをフォールバックに選択してください。",
            ),
        ));
    }
}
