// Shown when not even the first question to the host has an answer, so neither language nor theme are known.
import { translator, systemLanguage } from "./i18n/format";

export function Unreachable({ error }: { error: Error }) {
  const t = translator(systemLanguage(navigator.languages));
  return (
    <main role="alert" style={{ padding: 32, fontFamily: "sans-serif" }}>
      <h1>{t("app.cannotStart")}</h1>
      <p>{t("app.cannotStartText", { message: error.message })}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {t("common.tryAgain")}
      </button>
    </main>
  );
}
