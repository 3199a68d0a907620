//! Checks of the schedule.

use super::{Finding, Subject, Tab};
use crate::design::{Moment, ScheduleError};
use crate::text::Text;
use jiff::Timestamp;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let schedule = &subject.design.schedule;
    let mut instant = |moment: &Option<Moment>, path: &str| -> Option<Timestamp> {
        match moment.as_ref()?.timestamp() {
            Ok(timestamp) => Some(timestamp),
            Err(error) => {
                findings.push(unreadable(&error, path));
                None
            }
        }
    };
    let start = instant(&schedule.start, "/schedule/start");
    let end = instant(&schedule.end, "/schedule/end");
    let auto_scale = instant(&schedule.auto_scale_until, "/schedule/autoScaleUntil");

    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        findings.push(Finding::error(
            "endNotAfterStart",
            Tab::Schedule,
            "/schedule/end",
            Text::new(
                "The campaign ends before it starts.",
                "キャンペーンの終了が開始より後になっていません。",
            ),
            Text::new(
                "Set an end that is later than the start.",
                "開始より後の終了日時を設定してください。",
            ),
        ));
    }
    if end.is_some_and(|end| end <= subject.now) {
        findings.push(Finding::error(
            "endInPast",
            Tab::Schedule,
            "/schedule/end",
            Text::new(
                "The campaign end is in the past.",
                "キャンペーンの終了が過去の日時です。",
            ),
            Text::new(
                "Set an end in the future, or remove it.",
                "将来の終了日時を設定するか、終了を削除してください。",
            ),
        ));
    }
    if let (Some(auto_scale), Some(end)) = (auto_scale, end)
        && auto_scale > end
    {
        findings.push(Finding::error(
            "autoScaleAfterEnd",
            Tab::Schedule,
            "/schedule/autoScaleUntil",
            Text::new(
                "The auto-scale time is after the campaign end.",
                "自動スケールの時刻がキャンペーンの終了より後です。",
            ),
            Text::new(
                "Set an auto-scale time before the campaign end.",
                "キャンペーンの終了より前の時刻を設定してください。",
            ),
        ));
    }
}

fn unreadable(error: &ScheduleError, path: &str) -> Finding {
    let (en, ja) = match error {
        ScheduleError::UnknownTimeZone(zone) => (
            format!("The time zone “{zone}” is not known."),
            format!("タイムゾーン「{zone}」は不明です。"),
        ),
        ScheduleError::OutOfRange(_) => (
            "The date is out of range.".to_owned(),
            "日付が範囲外です。".to_owned(),
        ),
    };
    Finding::error(
        "momentUnreadable",
        Tab::Schedule,
        path,
        Text::new(en, ja),
        Text::new(
            "Choose a date, a time and a time zone from the list.",
            "日付と時刻、およびリストのタイムゾーンを選択してください。",
        ),
    )
}
