// Properties: how the campaign is named, found and restricted.
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Column } from "../Column";
import { DesignText } from "../DesignText";
import { AccessLabels } from "./AccessLabels";
import { Tags } from "./Tags";

export function PropertiesTab() {
  const t = useText();
  return (
    <Column>
      <Card title={t("properties.title")} hint={t("properties.hint")}>
        <DesignText path="/properties/name" label={t("properties.name")} isRequired testId="campaign-name" />
        <DesignText path="/properties/description" label={t("properties.description")} isMultiline testId="campaign-description" />
        <Tags />
        <AccessLabels />
      </Card>
    </Column>
  );
}
