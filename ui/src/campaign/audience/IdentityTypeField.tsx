// Identity type: one of the standard namespaces, or a custom one by its code.
import { ComboBox, ComboBoxItem, Picker, PickerItem } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { IdentityType } from "../../host";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { useTyping } from "../../save/useTyping";
import { Spot } from "../Spot";
import { useField, useSession } from "../useCampaign";

const standard = ["email", "phone", "ecid", "crmid"] as const;

export function IdentityTypeField() {
  const t = useText();
  const { value, set, isReadOnly } = useField<IdentityType | null>("/audience/identityType");
  const choice = value === null ? null : typeof value === "string" ? value : "custom";
  return (
    <Spot path="/audience/identityType">
      <div className={style({ display: "flex", gap: 16, flexWrap: "wrap", alignItems: "start" })}>
        <Picker
          label={t("audience.identityType")}
          placeholder={t("audience.chooseIdentityType")}
          isRequired
          isDisabled={isReadOnly}
          value={choice}
          onChange={(key) => {
            if (key === "custom") set({ custom: "" });
            else if (key !== null) set(key as (typeof standard)[number]);
          }}
          data-testid="identity-type"
          styles={style({ width: 280 })}
        >
          {standard.map((name) => (
            <PickerItem key={name} id={name}>
              {t(`identity.${name}`)}
            </PickerItem>
          ))}
          <PickerItem id="custom">{t("identity.custom")}</PickerItem>
        </Picker>
        {value !== null && typeof value === "object" && <CustomNamespace code={value.custom} />}
      </div>
    </Spot>
  );
}

function CustomNamespace({ code }: { code: string }) {
  const t = useText();
  const { draft } = useSession();
  const { set, isReadOnly } = useField<IdentityType | null>("/audience/identityType");
  const { data } = useAnswer("library.get", {});
  const typing = useTyping(
    code,
    (custom) => set({ custom }),
    (settle) => draft.registerTypist(settle),
  );
  return (
    <ComboBox
      label={t("audience.namespace")}
      description={t("audience.namespaceHint")}
      isRequired
      allowsCustomValue
      isReadOnly={isReadOnly}
      defaultItems={(data?.namespaces ?? []).map((name) => ({ id: name }))}
      inputValue={typing.value}
      onInputChange={typing.onChange}
      styles={style({ width: 280 })}
    >
      {(item) => <ComboBoxItem textValue={item.id}>{item.id}</ComboBoxItem>}
    </ComboBox>
  );
}
