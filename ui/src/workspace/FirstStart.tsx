// The first start, or any without a workspace: begin with the sample, with nothing, or with a file.
import { Button, Content, DialogContainer, Heading, InlineAlert, Link } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { Mark } from "../frame/Mark";
import { HostError } from "../host";
import { useText } from "../i18n";
import { explain } from "../parts/errors";
import { useAppState } from "../settings/state";
import { PathDialog } from "./PathDialog";
import { useWorkspaceActs } from "./useWorkspaceActs";

export function FirstStart() {
  const t = useText();
  const app = useAppState();
  const acts = useWorkspaceActs();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const begin = (act: Promise<void>) => {
    setError(null);
    act.catch((thrown: unknown) => setError(HostError.from(thrown)));
  };

  return (
    <main className={whole} data-testid="first-start">
      <div className={panel}>
        <div className={style({ display: "flex", gap: 12, alignItems: "center" })}>
          <Mark />
          <h1 className={style({ font: "heading-lg", margin: 0 })}>{t("firstStart.title")}</h1>
        </div>
        <p className={style({ font: "body-lg", margin: 0 })}>{t("home.what")}</p>
        {error && (
          <InlineAlert variant="negative" autoFocus>
            <Heading level={2}>{t("workspace.failed")}</Heading>
            <Content>{explain(t, error)}</Content>
          </InlineAlert>
        )}
        <div className={style({ display: "flex", flexDirection: "column", gap: 8, alignItems: "start" })}>
          <Button
            variant="accent"
            size="L"
            isPending={acts.busy}
            onPress={() => begin(acts.create(null, true))}
            data-testid="open-sample"
          >
            {t("firstStart.sample")}
          </Button>
          <p className={style({ font: "body-sm", color: "neutral-subdued", margin: 0 })}>{t("firstStart.sampleText")}</p>
        </div>
        <div className={style({ display: "flex", gap: 8, flexWrap: "wrap" })}>
          <Button variant="secondary" isDisabled={acts.busy} onPress={() => begin(acts.create(null, false))} data-testid="open-empty">
            {t("firstStart.empty")}
          </Button>
          <Button variant="secondary" isDisabled={acts.busy} onPress={() => setAsking(true)}>
            {t("workspace.open")}
          </Button>
        </div>
        {app.recent.length > 0 && (
          <section aria-labelledby="recent-workspaces">
            <h2 id="recent-workspaces" className={style({ font: "title", marginTop: 0 })}>
              {t("workspace.recent")}
            </h2>
            <ul className={style({ listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: 8 })}>
              {app.recent.map(({ path, name }) => (
                <li key={path} className={style({ font: "ui" })}>
                  <Link onPress={() => begin(acts.open(path))}>{name}</Link>
                  <div className={style({ font: "ui-sm", color: "neutral-subdued", overflowWrap: "anywhere" })}>{path}</div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <DialogContainer onDismiss={() => setAsking(false)}>
        {asking && (
          <PathDialog
            title={t("workspace.open")}
            confirm={t("workspace.openConfirm")}
            initialPath={app.suggestedFolder}
            choose={acts.askOpen}
            run={acts.open}
          />
        )}
      </DialogContainer>
    </main>
  );
}

const whole = style({ height: "full", display: "flex", alignItems: "center", justifyContent: "center", overflow: "auto", padding: 32, boxSizing: "border-box" });

const panel = style({
  display: "flex",
  flexDirection: "column",
  gap: 24,
  maxWidth: 640,
  padding: 40,
  borderRadius: "xl",
  backgroundColor: "elevated",
  boxShadow: "elevated",
});
