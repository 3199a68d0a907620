// Wraps a rendered email for showing: no scripts, nothing from the network, links that lead nowhere.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
// Links stay visible as links; in a frame without permissions they could only replace the preview by an error page.
const FRAME_STYLE = "a,area{pointer-events:none}html{overflow-wrap:anywhere}";
const DARK_STYLE = "html{background:#1a1a1a;color-scheme:dark}body{background:#1a1a1a;color:#e6e6e6}";

/** The HTML that goes into the sandboxed frame. */
export function previewDocument(html: string, options: { dark: boolean }): string {
  const head =
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<meta charset="utf-8"><style>${FRAME_STYLE}${options.dark ? DARK_STYLE : ""}</style>`;
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? "<!doctype html>";
  const rest = html.replace(/^\s*<!doctype[^>]*>/i, "");
  // First in the document, before anything of the email can take effect.
  return `${doctype}<head>${head}</head>${rest}`;
}

/** The size of a text as it is sent, in bytes of UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Gmail cuts messages above this, in bytes. */
export const CLIPPED_ABOVE = 102 * 1024;
