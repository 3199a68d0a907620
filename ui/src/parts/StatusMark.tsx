// A campaign's status as Journey Optimizer shows it.
import { StatusLight } from "@react-spectrum/s2";
import type { Status } from "../host";
import { useText } from "../i18n";

const lights = {
  draft: "neutral",
  inReview: "notice",
  scheduled: "informative",
  live: "positive",
  completed: "indigo",
  stopped: "negative",
  failed: "negative",
  archived: "silver",
} as const satisfies Record<Status, string>;

export function StatusMark({ status, size = "M" }: { status: Status; size?: "S" | "M" }) {
  const t = useText();
  return (
    <StatusLight variant={lights[status]} size={size}>
      {t(`status.${status}`)}
    </StatusLight>
  );
}
