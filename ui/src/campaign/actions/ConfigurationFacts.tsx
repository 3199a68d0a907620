// What a channel configuration sets, at a glance.
import type { ChannelConfiguration } from "../../host";
import { useText } from "../../i18n";
import { Facts } from "../../parts/Facts";

export function ConfigurationFacts({ configuration }: { configuration: ChannelConfiguration }) {
  const t = useText();
  const email = configuration.parameters;
  if (email.channel !== "email") return null;
  return (
    <Facts
      facts={[
        { name: t("configuration.type"), value: t(`messageType.${email.messageType}`) },
        { name: t("configuration.from"), value: `${email.fromName} <${email.fromAddress}>` },
        { name: t("configuration.replyTo"), value: email.replyToAddress || t("common.none") },
        { name: t("configuration.subdomain"), value: email.subdomain || t("common.none") },
        { name: t("configuration.listUnsubscribe"), value: email.listUnsubscribe ? t("common.on") : t("common.off") },
      ]}
    />
  );
}
