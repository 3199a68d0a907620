// One end of the schedule: open, or at a date and time in the campaign's zone, said in both zones.
import { type CalendarDateTime, now, parseDateTime, toCalendarDateTime, toZoned } from "@internationalized/date";
import { DatePicker, Radio, RadioGroup } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Moment } from "../../host";
import { useLocaleTag, useText } from "../../i18n";
import { Spot } from "../Spot";
import type { Field } from "../useCampaign";

interface Props {
  path: string;
  label: string;
  whenEmpty: string;
  whenSet: string;
  field: Field<Moment | null>;
  zone: string;
  ownZone: string;
}

export function MomentField({ path, label, whenEmpty, whenSet, field, zone, ownZone }: Props) {
  const { value, set, isReadOnly } = field;
  const setLocal = (local: CalendarDateTime) => set({ local: local.set({ second: 0, millisecond: 0 }).toString(), timeZone: zone });
  const choose = (choice: string) => {
    if (choice === "open") set(null);
    else if (value === null) setLocal(toCalendarDateTime(now(zone)).add({ days: 1 }).set({ minute: 0 }));
  };

  return (
    <Spot path={path}>
      <div className={style({ display: "flex", flexDirection: "column", gap: 12 })}>
        <RadioGroup
          label={label}
          value={value === null ? "open" : "set"}
          onChange={choose}
          isReadOnly={isReadOnly}
          orientation="horizontal"
        >
          <Radio value="open">{whenEmpty}</Radio>
          <Radio value="set">{whenSet}</Radio>
        </RadioGroup>
        {value && (
          <div className={style({ display: "flex", gap: 16, alignItems: "center", flexWrap: "wrap" })}>
            <DatePicker
              aria-label={label}
              granularity="minute"
              value={parseDateTime(value.local)}
              // A date half typed is no date yet.
              onChange={(local) => local && setLocal(toCalendarDateTime(local))}
              isReadOnly={isReadOnly}
              styles={style({ width: 280 })}
            />
            <BothZones moment={value} ownZone={ownZone} />
          </div>
        )}
      </div>
    </Spot>
  );
}

function BothZones({ moment, ownZone }: { moment: Moment; ownZone: string }) {
  const t = useText();
  const locale = useLocaleTag();
  const instant = toZoned(parseDateTime(moment.local), moment.timeZone).toDate();
  const say = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone }).format(instant);
  return (
    <div className={style({ font: "body-sm", color: "neutral-subdued" })}>
      <div>{t("schedule.inZone", { time: say(moment.timeZone), zone: moment.timeZone })}</div>
      {moment.timeZone !== ownZone && <div>{t("schedule.inYourZone", { time: say(ownZone), zone: ownZone })}</div>}
    </div>
  );
}
