// Which of the email's long texts is edited, for which variant and locale, and the tools for it.
import { ActionButton, Picker, PickerItem, SegmentedControl, SegmentedControlItem, ToggleButton, Tooltip, TooltipTrigger } from "@react-spectrum/s2";
import FindAndReplace from "@react-spectrum/s2/icons/FindAndReplace";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { modifierName } from "../../frame/keys";
import type { Design } from "../../host";
import { useText } from "../../i18n";
import { report } from "../../parts/errors";
import { useChangeSettings, useSettings } from "../../settings/state";
import { DEFAULT_KEY, type EmailPlace, localesOf, variantsOf } from "./place";

export type BodyPart = "body" | "text";

interface Props {
  design: Design;
  part: BodyPart;
  onPart: (part: BodyPart) => void;
  place: EmailPlace;
  onPlace: (place: EmailPlace) => void;
  onSearch: () => void;
}

export function BodyToolbar({ design, part, onPart, place, onPlace, onSearch }: Props) {
  const t = useText();
  const { wordWrap } = useSettings();
  const change = useChangeSettings();
  return (
    <div className={style({ display: "flex", gap: 8, alignItems: "center", flexWrap: "wrap" })}>
      <SegmentedControl aria-label={t("content.part")} selectedKey={part} onSelectionChange={(key) => onPart(key as BodyPart)}>
        <SegmentedControlItem id="body" data-testid="part-body">
          {t("content.bodyPart")}
        </SegmentedControlItem>
        <SegmentedControlItem id="text" data-testid="part-text">
          {t("content.textPart")}
        </SegmentedControlItem>
      </SegmentedControl>
      <KeyPicker
        label={t("content.variant")}
        keys={variantsOf(design)}
        value={place.variant}
        onChange={(variant) => onPlace({ ...place, variant })}
      />
      <KeyPicker
        label={t("content.locale")}
        keys={localesOf(design, place.variant)}
        value={place.locale}
        onChange={(locale) => onPlace({ ...place, locale })}
      />
      <div className={style({ flexGrow: 1 })} />
      <ToggleButton
        size="S"
        isSelected={wordWrap}
        onChange={(wrap) => change.mutate({ wordWrap: wrap }, { onError: (error) => report(t, error) })}
      >
        {t("content.wrap")}
      </ToggleButton>
      <TooltipTrigger>
        <ActionButton size="S" onPress={onSearch} aria-label={t("content.search")} data-testid="find">
          <FindAndReplace />
        </ActionButton>
        <Tooltip>{t("content.searchKeys", { keys: `${modifierName}+F` })}</Tooltip>
      </TooltipTrigger>
    </div>
  );
}

interface KeyPickerProps {
  label: string;
  keys: string[];
  value: string;
  onChange: (key: string) => void;
}

/** Shown only where there is something to choose. */
function KeyPicker({ label, keys, value, onChange }: KeyPickerProps) {
  const t = useText();
  if (keys.length < 2) return null;
  return (
    <Picker
      size="S"
      aria-label={label}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      styles={style({ width: 112 })}
    >
      {keys.map((key) => (
        <PickerItem key={key} id={key}>
          {key === DEFAULT_KEY ? t("content.default") : key}
        </PickerItem>
      ))}
    </Picker>
  );
}
