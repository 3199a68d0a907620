//! Functions that encode texts and make digests of them.

use std::fmt::Write;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use md5::{Digest, Md5};
use sha2::Sha256;

use super::strings::map_text;

use super::{Basis::Documented, Family::Strings, Function, example, takes};
use crate::value::Type::String as Text;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "decode64",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Decodes a text from Base64; the text itself when it is not Base64.",
        ja: "Base64 のテキストをデコードします。Base64 でない場合はそのまま返します。",
        example: example("{%= decode64(\"aGVsbG8=\") %}", "hello"),
        basis: Documented,
        body: |_, arguments| {
            Ok(map_text(arguments, |text| {
                let decoded = BASE64
                    .decode(text)
                    .ok()
                    .and_then(|bytes| String::from_utf8(bytes).ok());
                decoded.unwrap_or_else(|| text.to_owned())
            }))
        },
    },
    Function {
        name: "encode64",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Encodes a text as Base64, in UTF-8.",
        ja: "テキスト (UTF-8) を Base64 でエンコードします。",
        example: example("{{{encode64(\"hello\")}}}", "aGVsbG8="),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, |text| BASE64.encode(text))),
    },
    Function {
        name: "md5",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The MD5 digest of the text in UTF-8, in lower-case hexadecimal digits.",
        ja: "テキスト (UTF-8) の MD5 ハッシュを小文字の 16 進数で返します。",
        example: example(
            "{%= md5(\"hello world\") %}",
            "5eb63bbbe01eeed093cb22bb8f5acdc3",
        ),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, |text| hexadecimal(&Md5::digest(text)))),
    },
    Function {
        name: "sha256",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The SHA-256 digest of the text in UTF-8, in lower-case hexadecimal digits.",
        ja: "テキスト (UTF-8) の SHA-256 ハッシュを小文字の 16 進数で返します。",
        example: example(
            "{%= sha256(\"Eliechxh\") %}",
            "0b0b207880b999adaad6231026abf87caa30760b6f326b21727b61139332257d",
        ),
        basis: Documented,
        body: |_, arguments| {
            Ok(map_text(arguments, |text| {
                hexadecimal(&Sha256::digest(text))
            }))
        },
    },
    Function {
        name: "urlDecode",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Decodes a text from the form that links use, in UTF-8; the text itself when it is malformed.",
        ja: "URL エンコードされたテキスト (UTF-8) をデコードします。形式が正しくない場合はそのまま返します。",
        example: example("{{{urlDecode(\"100%25+off%21\")}}}", "100% off!"),
        basis: Documented,
        body: |_, arguments| {
            Ok(map_text(arguments, |text| {
                java_text::url::decode(text).unwrap_or_else(|_| text.to_owned())
            }))
        },
    },
    Function {
        name: "urlEncode",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Encodes a text for use in a link, in UTF-8; a space becomes +.",
        ja: "リンクで使えるようにテキスト (UTF-8) を URL エンコードします。空白は + になります。",
        example: example("{%= urlEncode(\"a&b=c d\") %}", "a%26b%3Dc+d"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, java_text::url::encode)),
    },
];

/// As Java reads it: padding may be left out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
