//! Failures: at which stage a call failed, why, whether it may have been sent all the same, and what to do.

use crate::http::TransportError;
use campaign::text::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The stages of a call, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Writing the request into the journal.
    Journal,
    /// Getting a token, and having it accepted.
    Authorize,
    /// Finding the host's address.
    Resolve,
    /// Connecting, with proxy and TLS.
    Connect,
    /// Writing the request.
    Send,
    /// Waiting for the status and headers.
    Answer,
    /// Reading the body and understanding it.
    Read,
}

/// A call that brought no whole answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Where it failed.
    pub stage: Stage,
    /// Stable code.
    pub code: String,
    /// What the network or the service said, without secrets. Not to be parsed.
    pub cause: String,
    /// The status, where the answer had begun.
    pub status: Option<u16>,
    /// Whether the service may have received the request. Such a request is never repeated silently.
    pub may_have_been_sent: bool,
    /// What happened, and what to do.
    pub remedy: Text,
}

impl Failure {
    /// Makes a failure with the remedy of its code.
    pub fn new(stage: Stage, code: &str, cause: impl Into<String>) -> Self {
        Self {
            stage,
            code: code.to_owned(),
            cause: cause.into(),
            status: None,
            may_have_been_sent: false,
            remedy: remedy(code),
        }
    }

    /// A failure of getting a token: nothing of the call itself has left.
    pub(crate) fn authorizing(error: TransportError) -> Self {
        Self {
            stage: if error.stage == Stage::Resolve || error.stage == Stage::Connect {
                error.stage
            } else {
                Stage::Authorize
            },
            may_have_been_sent: false,
            ..Self::from(error)
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Self {
            status: error.status,
            may_have_been_sent: error.may_have_been_sent,
            ..Self::new(error.stage, error.code, error.message)
        }
    }
}

/// What to do, by code.
pub fn remedy(code: &str) -> Text {
    let (en, ja) = match code {
        "journalRefused" => (
            "The request could not be written into the workspace, so it was not sent. Check that the disk is not full and the workspace can be written.",
            "リクエストをワークスペースに記録できなかったため、送信しませんでした。ディスクの空き容量と書き込み権限を確認してください。",
        ),
        "credentialsMissing" => (
            "No secret is stored for this endpoint. Enter the client secret or paste a token under Endpoints.",
            "このエンドポイントの秘密情報が保存されていません。「エンドポイント」でクライアントシークレットを入力するか、トークンを貼り付けてください。",
        ),
        "keyStoreFailed" => (
            "The operating system's key store did not give the secret out. Unlock it and try again.",
            "OS のキーストアから秘密情報を取得できませんでした。ロックを解除してもう一度お試しください。",
        ),
        "tokenRefused" => (
            "The sign-in service refused client id, secret or scopes. Compare them with the Adobe Developer Console.",
            "認証サービスがクライアント ID、シークレット、またはスコープを拒否しました。Adobe Developer Console の値と照合してください。",
        ),
        "tokenUnreadable" => (
            "The sign-in service answered something that is not a token. Check the token address.",
            "認証サービスの応答がトークンではありません。トークンのアドレスを確認してください。",
        ),
        "tokenNotSendable" => (
            "The token contains line breaks or other characters that cannot be sent. Paste it again.",
            "トークンに改行など送信できない文字が含まれています。もう一度貼り付けてください。",
        ),
        "hostUnknown" => (
            "The host's name could not be resolved. Check the address, the network and a VPN you may need.",
            "ホスト名を解決できませんでした。アドレス、ネットワーク接続、必要な VPN を確認してください。",
        ),
        "connectRefused" => (
            "No connection could be made; nothing was sent. Check address, port and firewall, and whether the service runs.",
            "接続できませんでした。何も送信されていません。アドレス、ポート、ファイアウォール、サービスの稼働を確認してください。",
        ),
        "connectTimeout" => (
            "The host did not take the connection in time; nothing was sent. Check network, proxy and firewall, then try again.",
            "時間内に接続できませんでした。何も送信されていません。ネットワーク、プロキシ、ファイアウォールを確認し、もう一度お試しください。",
        ),
        "tlsFailed" => (
            "The host's certificate was not accepted; nothing was sent. If your company inspects traffic, add its CA certificate in Settings.",
            "ホストの証明書を信頼できないため、何も送信していません。会社の通信検査がある場合は、設定で CA 証明書を追加してください。",
        ),
        "tlsSetup" => (
            "Encrypted connections could not be prepared: no root certificates were found. Install the system's CA certificates.",
            "ルート証明書が見つからず、暗号化接続を準備できませんでした。システムの CA 証明書をインストールしてください。",
        ),
        "proxyFailed" => (
            "The proxy did not open the way; nothing was sent. Check its address and your sign-in in Settings.",
            "プロキシを経由できませんでした。何も送信されていません。設定でプロキシのアドレスと認証情報を確認してください。",
        ),
        "requestInvalid" => (
            "The request could not be written as HTTP; nothing was sent. Check the endpoint's fields.",
            "リクエストを HTTP として組み立てられませんでした。何も送信されていません。エンドポイントの設定を確認してください。",
        ),
        "sendCut" => (
            "The connection broke while the request was being written. It may have been received: look at the service before you send again.",
            "送信中に接続が切れました。リクエストが届いている可能性があります。再送する前にサービス側を確認してください。",
        ),
        "timeout" => (
            "The answer did not come in time. The message may have been sent: look at the service before you send again.",
            "時間内に応答がありませんでした。メッセージが送信された可能性があります。再送する前にサービス側を確認してください。",
        ),
        "answerMissing" => (
            "The connection was closed without an answer. The message may have been sent: look at the service before you send again.",
            "応答なしに接続が閉じられました。メッセージが送信された可能性があります。再送する前にサービス側を確認してください。",
        ),
        "answerCut" => (
            "The answer broke off in the middle. The message may have been sent: look at the service before you send again.",
            "応答が途中で切れました。メッセージが送信された可能性があります。再送する前にサービス側を確認してください。",
        ),
        "answerTooLarge" => (
            "The answer is far larger than the service's answers are. Check that the address is that of the execution API.",
            "応答が大きすぎます。アドレスが実行 API のものか確認してください。",
        ),
        _ => (
            "The call failed for a reason that is not known here; see the cause.",
            "不明な理由で呼び出しに失敗しました。原因の欄を確認してください。",
        ),
    };
    Text::new(en, ja)
}
