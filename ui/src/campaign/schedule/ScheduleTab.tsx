// Schedule: from when and until when calls are accepted.
import { Content, ContextualHelp, Heading } from "@react-spectrum/s2";
import { useState } from "react";
import type { Moment } from "../../host";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { TimeZoneField } from "../../parts/TimeZoneField";
import { useTimeZone } from "../../settings/state";
import { inView } from "../session";
import { Column } from "../Column";
import { useCampaign, useField, useSession } from "../useCampaign";
import { MomentField } from "./MomentField";

export function ScheduleTab() {
  const t = useText();
  const ownZone = useTimeZone();
  const { draft } = useSession();
  const { design, isEditable } = useCampaign();
  const start = useField<Moment | null>("/schedule/start");
  const end = useField<Moment | null>("/schedule/end");
  // A campaign without dates has no zone of its own yet; the choice is kept for the first date.
  const [chosen, setChosen] = useState(ownZone);
  const zone = design.schedule.start?.timeZone ?? design.schedule.end?.timeZone ?? chosen;

  const changeZone = (timeZone: string) => {
    setChosen(timeZone);
    for (const name of ["start", "end"] as const) {
      if (design.schedule[name]) {
        draft.edit({ op: "replace", path: inView(`/schedule/${name}/timeZone`), value: timeZone });
      }
    }
  };

  return (
    <Column>
      <Card title={t("schedule.title")} hint={t("schedule.hint")}>
        <MomentField
          path="/schedule/start"
          label={t("schedule.start")}
          whenEmpty={t("schedule.startEmpty")}
          whenSet={t("schedule.startSet")}
          field={start}
          zone={zone}
          ownZone={ownZone}
        />
        <MomentField
          path="/schedule/end"
          label={t("schedule.end")}
          whenEmpty={t("schedule.endEmpty")}
          whenSet={t("schedule.endSet")}
          field={end}
          zone={zone}
          ownZone={ownZone}
        />
        <TimeZoneField
          label={t("schedule.timeZone")}
          value={zone}
          onChange={changeZone}
          isReadOnly={!isEditable}
          contextualHelp={
            <ContextualHelp>
              <Heading>{t("schedule.timeZone")}</Heading>
              <Content>{t("schedule.timeZoneHelp")}</Content>
            </ContextualHelp>
          }
        />
      </Card>
    </Column>
  );
}
