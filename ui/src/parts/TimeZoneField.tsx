// Chooses an IANA time zone by typing part of its name.
import { ComboBox, ComboBoxItem, Text } from "@react-spectrum/s2";
import { type ReactNode, useMemo } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useLocaleTag } from "../i18n";
import { useAppState } from "../settings/state";

interface Props {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  isReadOnly?: boolean;
  description?: string;
  contextualHelp?: ReactNode;
}

export function TimeZoneField({ label, value, onChange, isReadOnly, description, contextualHelp }: Props) {
  const locale = useLocaleTag();
  const { timeZones } = useAppState();
  const zones = useMemo(() => {
    const names = timeZones.includes(value) ? timeZones : [value, ...timeZones];
    return names.map((id) => ({ id, offset: offsetOf(id, locale) }));
  }, [timeZones, value, locale]);
  return (
    <ComboBox
      label={label}
      description={description}
      contextualHelp={contextualHelp}
      defaultItems={zones}
      selectedKey={value}
      onSelectionChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      isReadOnly={isReadOnly}
      data-testid="time-zone"
      styles={style({ width: 320 })}
    >
      {(zone) => (
        <ComboBoxItem textValue={zone.id}>
          <Text slot="label">{zone.id}</Text>
          <Text slot="description">{zone.offset}</Text>
        </ComboBoxItem>
      )}
    </ComboBox>
  );
}

/** The zone's distance to UTC now and its name, as the locale says them. */
function offsetOf(timeZone: string, locale: string): string {
  try {
    const part = (timeZoneName: "longOffset" | "long") =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? "";
    return `${part("longOffset")} · ${part("long")}`;
  } catch {
    // The engine of the window knows fewer zones than the host.
    return "";
  }
}
