// The frame around every screen: bar, rail, the screen itself, search, and messages that come and go.
import { useEffect, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";
import { Catch } from "../parts/Catch";
import { report } from "../parts/errors";
import { flushAll } from "../save/open";
import { behaveAsWindow } from "./desktop";
import { isShortcut } from "./keys";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import { screenOf } from "./route";
import { useRouter } from "./router";
import { Screen } from "./Screen";
import { TopBar } from "./TopBar";

export function Frame() {
  const t = useText();
  const { place } = useRouter();
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event, "k")) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);

  useEffect(() => behaveAsWindow(() => void flushAll().catch((error: unknown) => report(t, error))), [t]);

  return (
    <div className={frame}>
      <a href="#main" className="skip-link" onClick={skipToMain}>
        {t("frame.skip")}
      </a>
      <TopBar onSearch={() => setSearching(true)} />
      <Rail />
      <main id="main" tabIndex={-1} className={screen}>
        <Catch key={screenOf(place)}>
          <Screen place={place} />
        </Catch>
      </main>
      {searching && <Palette onClose={() => setSearching(false)} />}
    </div>
  );
}

function skipToMain(event: { preventDefault(): void }) {
  // The address is the router's.
  event.preventDefault();
  document.getElementById("main")?.focus();
}

const frame = style({
  display: "grid",
  height: "full",
  gridTemplateAreas: ["bar bar", "rail screen"],
  gridTemplateColumns: ["auto", "minmax(0, 1fr)"],
  gridTemplateRows: ["auto", "minmax(0, 1fr)"],
});

const screen = style({
  gridArea: "screen",
  backgroundColor: "base",
  borderTopStartRadius: "xl",
  overflow: "auto",
  outlineStyle: "none",
  boxShadow: "emphasized",
});
