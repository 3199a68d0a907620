// A rendered email in a frame that may run nothing and fetch nothing.
import { useMemo } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { previewDocument } from "./document";

export type Device = "desktop" | "mobile";

/** The width of a common phone, in CSS pixels. */
const MOBILE_WIDTH = 375;

interface Props {
  title: string;
  html: string;
  device?: Device;
  dark?: boolean;
}

export function EmailFrame({ title, html, device = "desktop", dark = false }: Props) {
  const shown = useMemo(() => previewDocument(html, { dark }), [html, dark]);
  return (
    <div className={stage}>
      <iframe
        title={title}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={shown}
        data-testid="email-preview"
        className={frame({ isDark: dark })}
        style={{ width: device === "mobile" ? MOBILE_WIDTH : "100%" }}
      />
    </div>
  );
}

const stage = style({
  display: "flex",
  justifyContent: "center",
  flexGrow: 1,
  minHeight: 0,
  backgroundColor: "gray-75",
  borderRadius: "lg",
  overflow: "auto",
  padding: 12,
});

const frame = style({
  borderStyle: "none",
  borderRadius: "default",
  height: "full",
  minHeight: 320,
  backgroundColor: { default: "white", isDark: "black" },
  boxShadow: "elevated",
});
