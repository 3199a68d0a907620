// Settings: language, colours, time zone, and how they look.
import { Picker, PickerItem, Radio, RadioGroup, Switch } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Settings } from "../host";
import { type Language, languages, useLocaleTag, useText } from "../i18n";
import { dates } from "../i18n/dates";
import { Card } from "../parts/Card";
import { CopyButton } from "../parts/CopyButton";
import { report } from "../parts/errors";
import { Facts } from "../parts/Facts";
import { Page } from "../parts/Page";
import { TimeZoneField } from "../parts/TimeZoneField";
import { useAppState, useChangeSettings } from "./state";

const SYSTEM = "system";
/** Each language in its own words, so that one finds it whatever is shown now. */
const ownNames: Record<Language, string> = { en: "English", ja: "日本語" };
/** A day on which date and month cannot be confused. */
const SAMPLE = "2026-12-24T18:30:00Z";

export function SettingsScreen() {
  const t = useText();
  const locale = useLocaleTag();
  const app = useAppState();
  const { settings, timeZone } = app;
  const change = useChangeSettings();
  const set = (values: Partial<Settings>) => change.mutate(values, { onError: (error) => report(t, error) });
  const shown = dates(locale, timeZone);
  const numbers = new Intl.NumberFormat(locale);

  return (
    <Page title={t("settings.title")} testId="settings">
      <div className={style({ display: "flex", flexDirection: "column", gap: 24, maxWidth: 880 })}>
        <Card title={t("settings.appearance")}>
          <Picker
            label={t("settings.language")}
            value={settings.language ?? SYSTEM}
            onChange={(key) => set({ language: languages.find((language) => language === key) ?? null })}
            data-testid="language"
            styles={style({ width: 320 })}
          >
            <PickerItem id={SYSTEM}>{t("settings.system")}</PickerItem>
            {languages.map((language) => (
              <PickerItem key={language} id={language}>
                {ownNames[language]}
              </PickerItem>
            ))}
          </Picker>
          <RadioGroup
            label={t("settings.theme")}
            orientation="horizontal"
            value={settings.theme}
            onChange={(theme) => set({ theme: theme as Settings["theme"] })}
          >
            <Radio value="system">{t("settings.system")}</Radio>
            <Radio value="light" data-testid="theme-light">
              {t("settings.light")}
            </Radio>
            <Radio value="dark" data-testid="theme-dark">
              {t("settings.dark")}
            </Radio>
          </RadioGroup>
          <Switch isSelected={settings.wordWrap} onChange={(wordWrap) => set({ wordWrap })}>
            {t("settings.wordWrap")}
          </Switch>
        </Card>
        <Card title={t("settings.times")} hint={t("settings.timesHint")}>
          <Switch isSelected={settings.timeZone === null} onChange={(system) => set({ timeZone: system ? null : timeZone })}>
            {t("settings.systemZone")}
          </Switch>
          <TimeZoneField
            label={t("settings.timeZone")}
            value={timeZone}
            onChange={(zone) => set({ timeZone: zone })}
            isReadOnly={settings.timeZone === null}
          />
          <Facts
            facts={[
              { name: t("settings.sampleDate"), value: shown.dateTime(SAMPLE) },
              { name: t("settings.sampleNumber"), value: numbers.format(1234567.89) },
            ]}
          />
        </Card>
        <Card title={t("settings.about")}>
          <Facts
            facts={[
              { name: t("settings.version"), value: app.version },
              {
                name: t("settings.dataFolder"),
                value: (
                  <span className={style({ display: "inline-flex", alignItems: "center", gap: 8 })}>
                    <code className={style({ font: "code-sm" })}>{app.dataFolder}</code>
                    <CopyButton text={app.dataFolder} label={t("settings.copyFolder")} isQuiet hidesText />
                  </span>
                ),
              },
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}
