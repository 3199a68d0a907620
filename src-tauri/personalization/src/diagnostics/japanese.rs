//! The messages in Japanese.

use super::problem::{Expected, Problem};

fn expected(what: Expected) -> &'static str {
    match what {
        Expected::Expression => "値、パス、または関数呼び出し",
        Expected::Name => "名前",
        Expected::EndOfTag => "タグの終わり",
        Expected::EqualSign => "「=」",
        Expected::ClosingParenthesis => "「,」または「)」",
        Expected::ClosingBracket => "「,」または「]」",
        Expected::ClosingBar => "「|」",
        Expected::Condition => "条件",
        Expected::List => "繰り返すリスト",
        Expected::LoopVariable => "@index、@first、@last、@key、@root のいずれか",
        Expected::Argument => "「名前=値」の形の引数",
    }
}

fn hint(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!("「{name}」ではありませんか？"))
}

fn count(least: usize, most: Option<usize>) -> String {
    match most {
        Some(most) if most == least => format!("{least} 個"),
        Some(most) => format!("{least}～{most} 個"),
        None => format!("{least} 個以上"),
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "one line a message; splitting the table would hide gaps"
)]
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::UnclosedTag { expected } => format!("タグが閉じられていません。「{expected}」で閉じてください。"),
        Problem::WrongClose { expected, found } => format!("タグが「{found}」で終わっていますが、「{expected}」で終わる必要があります。"),
        Problem::UnterminatedText => "テキストを閉じる引用符がありません。".into(),
        Problem::Unexpected { found, expected: what } if found.is_empty() => format!("タグが途中で終わっています。{}が必要です。", expected(*what)),
        Problem::Unexpected { found, expected: what } => format!("ここに「{found}」は書けません。{}が必要です。", expected(*what)),
        Problem::EmptyTag => "タグが空です。括弧の間に値を書くか、タグを削除してください。".into(),
        Problem::UnknownCharacter { character } => format!("文字「{character}」はここでは意味を持ちません。"),
        Problem::BadNumber { text } => format!("「{text}」は使用できる数値ではありません。"),
        Problem::UnclosedBlock { keyword } => format!("「{keyword}」ブロックが閉じられていません。終了タグを追加してください。"),
        Problem::CrossedBlock { open, closed } => format!("内側の「{open}」が閉じられる前に「{closed}」が閉じられています。先に「{open}」を閉じてください。"),
        Problem::UnopenedClose { keyword } => format!("「{keyword}」ブロックの終了タグですが、対応する開始タグがありません。"),
        Problem::StrayElse => "「else」は if、unless、each、with ブロックの中でのみ使えます。".into(),
        Problem::SecondElse => "このブロックにはすでに「else」があります。その後には続けられません。".into(),
        Problem::UnknownBlock { name, nearest } => format!("「{name}」というブロックはありません。{}使えるブロックは if、unless、each、with です。", hint(nearest.as_ref())),
        Problem::ForeignForm { found, right } => format!("「{found}」はパーソナライゼーション言語にはありません。「{right}」と書いてください。"),
        Problem::UnsupportedForm { found } => format!("「{found}」は Handlebars の書式ですが、パーソナライゼーション言語では使えません。"),
        Problem::XEvent => "「xEvent」はパーソナライゼーション言語にはありません。呼び出しで渡される属性には context.… を使ってください。".into(),
        Problem::UnknownFunction { name, nearest } => format!("「{name}」という関数はありません。{}", hint(nearest.as_ref())),
        Problem::ArgumentCount { function, least, most, found } => format!("「{function}」の引数は{}ですが、{found} 個指定されています。", count(*least, *most)),
        Problem::ArgumentType { function, parameter, expected, found } => format!("「{function}」の「{parameter}」には{expected}が必要ですが、これは{found}です。"),
        Problem::PathNotFound { path, nearest } => format!("パス {path} が見つかりません。{}", hint(nearest.as_ref())),
        Problem::NotAList { found } => format!("型が一致しません。配列が必要ですが、{found} です。each で繰り返せるのはリストとマップだけです。"),
        Problem::ReservedWord { word } => format!("「{word}」は予約語です。バッククォートで囲んでください: `{word}`"),
        Problem::UnquotedHyphen { name } => format!("引用符がないと、ハイフンは引き算になります。「{name}」が一つの名前なら、バッククォートで囲んでください: `{name}`"),
        Problem::UnquotedNumber { name } => format!("数字で始まる名前は引用符で囲む必要があります: `{name}`"),
        Problem::ProfileUnavailable { path } => format!("「{path}」は使えません。このキャンペーンではプロファイルデータを利用できません。コンテキスト属性だけを使ってください。"),
        Problem::ContextSystem => "「context.system」はサービス専用のため、コンテンツでは使えません。".into(),
        Problem::OffersEmpty => "オファーは送信時に決まるため、プレビューでは何も表示されません。".into(),
        Problem::FragmentUnknown { id } => format!("フラグメント「{id}」が見つかりません。"),
        Problem::FragmentDraft { id } => format!("フラグメント「{id}」はドラフトです。キャンペーンをアクティブ化する前に公開してください。"),
        Problem::FragmentsTooMany { most } => format!("1 つのメッセージで使えるフラグメントは {most} 個までです。"),
        Problem::FragmentsTooDeep => "フラグメントの中でフラグメントを使えますが、その中でさらにフラグメントを使うことはできません。".into(),
        Problem::FragmentLoopVariable { name } => format!("フラグメントからループ変数「{name}」は参照できません。先に let で代入してください。"),
        Problem::FragmentWithoutId => "フラグメントタグにはフラグメントの ID が必要です: id=\"ajo:…\"".into(),
        Problem::FragmentFaulty { id, message: inner } => format!("フラグメント「{id}」にエラーがあります: {}", message(inner)),
        Problem::ContextAsNumber { path } => format!("コンテキスト属性は文字列として渡されます。比較や計算には stringToNumber({path}) を使ってください。"),
        Problem::WeekYear { pattern } => format!("「{pattern}」の Y は週を基準とした年で、年末年始に誤った年になります。年には y を使ってください。"),
        Problem::DayOfYear { pattern } => format!("「{pattern}」の D は年初からの通算日です。月の日には d を使ってください。"),
        Problem::BadDatePattern { pattern } => format!("「{pattern}」は有効な日付パターンではありません。日付は ISO 形式で表示されます。"),
        Problem::BadRegex { pattern } => format!("「{pattern}」は有効な正規表現ではありません。"),
        Problem::DateAsText { function } => format!("「{function}」には日付が必要です。先に stringToDate または toDateTime で変換してください。"),
        Problem::UnescapedInHtml => "この値はエスケープされません。データに < や & が含まれるとページが崩れます。信頼できる HTML でない限り、波括弧は 2 つにしてください。".into(),
        Problem::EscapedInText => "波括弧 2 つは HTML 用にエスケープします。データの & がメッセージでは &amp; になります。テキストでは波括弧を 3 つにしてください。".into(),
        Problem::ListPrinted => "これはリストです。要素がコンマ区切りで表示されます。each または join を使ってください。".into(),
        Problem::NeverTrue { left, right } => format!("{left}と{right}は比較できないため、結果は常に false です。"),
        Problem::NotANumber { text: true, .. } => "計算できるのは数値だけですが、これはテキストです。結果は空になります。テキストをつなぐには concat を使ってください。".into(),
        Problem::NotANumber { found, .. } => format!("計算できるのは数値だけですが、これは{found}です。結果は空になります。"),
        Problem::TooDeep { most } => format!("入れ子が深すぎます。{most} 段までにしてください。"),
        Problem::SourceTooLong { most } => format!("コンテンツが長すぎます。{most} バイトまでにしてください。"),
        Problem::TooMany { most } => format!("1 つの構文に含まれる要素が多すぎます。{most} 個までにしてください。"),
        Problem::StepLimit => "メッセージの作成に必要な処理が多すぎます。長いリストのループが入れ子になっていないか確認してください。".into(),
        Problem::TimeLimit => "メッセージの作成に時間がかかりすぎます。長いリストのループが入れ子になっていないか確認してください。".into(),
        Problem::OutputLimit { most } => format!("メッセージが {most} バイトを超えます。"),
        Problem::ValueLimit => "メッセージの作成中に値が大きくなりすぎました。".into(),
        Problem::RegexLimit { pattern } => format!("正規表現「{pattern}」の処理がこのテキストでは多すぎます。より限定的なパターンにしてください。"),
        Problem::Internal { detail } => format!("プログラムの不具合のため、メッセージを作成できませんでした。コンテンツの問題ではありません（{detail}）。"),
    }
}
