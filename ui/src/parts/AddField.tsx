// A field that adds to a list: one of what is offered, or a new name.
import { ComboBox, ComboBoxItem } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";

interface Props {
  label: string;
  description: string;
  offered: string[];
  onAdd: (name: string) => void;
  isReadOnly: boolean;
  testId: string;
}

export function AddField({ label, description, offered, onAdd, isReadOnly, testId }: Props) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const add = (name: string) => {
    setTyped("");
    if (name.trim() !== "") onAdd(name.trim());
  };
  const wanted = typed.trim();
  const matching = offered.filter((name) => name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()));
  const isNew = wanted !== "" && !offered.includes(wanted);
  const items = [
    ...matching.map((name) => ({ id: name, said: name })),
    ...(isNew ? [{ id: wanted, said: t("common.addNew", { name: wanted }) }] : []),
  ];
  return (
    <ComboBox
      label={label}
      description={description}
      items={items}
      inputValue={typed}
      onInputChange={setTyped}
      // Nothing stays chosen in a field that only adds.
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) add(String(key));
      }}
      onKeyDown={(event) => {
        // With an offer marked, Enter takes that one. While an input method is at work, Enter is its own.
        const isMarked = (event.target as Element).hasAttribute("aria-activedescendant");
        if (event.key === "Enter" && !event.nativeEvent.isComposing && !isMarked) add(typed);
      }}
      onBlur={() => add(typed)}
      allowsCustomValue
      // With nothing to offer, a list that opens would only be in the way.
      menuTrigger={offered.length === 0 ? "manual" : "input"}
      isReadOnly={isReadOnly}
      data-testid={testId}
      styles={style({ width: "full", maxWidth: 560 })}
    >
      {(item) => <ComboBoxItem textValue={item.id}>{item.said}</ComboBoxItem>}
    </ComboBox>
  );
}
