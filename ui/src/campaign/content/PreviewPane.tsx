// The email as one person gets it: envelope, body in the chosen width and scheme, size.
import {
  Content,
  Heading,
  InlineAlert,
  Picker,
  PickerItem,
  SegmentedControl,
  SegmentedControlItem,
  Text,
  ToggleButton,
} from "@react-spectrum/s2";
import Contrast from "@react-spectrum/s2/icons/Contrast";
import DeviceDesktop from "@react-spectrum/s2/icons/DeviceDesktop";
import DevicePhone from "@react-spectrum/s2/icons/DevicePhone";
import TextIcon from "@react-spectrum/s2/icons/Text";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { EmailPreview, HostError } from "../../host";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { explain } from "../../parts/errors";
import { EmailFrame } from "../../preview/EmailFrame";
import { Envelope } from "../../preview/Envelope";
import { remember } from "../../settings/session";
import { DEFAULT_KEY } from "./place";
import { Size } from "./Size";

interface Props {
  preview: UseQueryResult<EmailPreview, HostError>;
  userId: string | null;
  onUser: (id: string | null) => void;
  locale: string;
}

type View = "desktop" | "mobile" | "text";
const NOBODY = "nobody";

export function PreviewPane({ preview, userId, onUser, locale }: Props) {
  const t = useText();
  const [view, setView] = useState<View>("desktop");
  const [dark, setDark] = useState(false);
  const { data, error } = preview;
  return (
    <section aria-label={t("preview.title")} className={pane} data-testid="preview">
      <div className={style({ display: "flex", gap: 8, alignItems: "center", flexWrap: "wrap" })}>
        <UserPicker userId={userId} onUser={onUser} />
        {locale !== DEFAULT_KEY && (
          <span className={style({ font: "ui-sm", color: "neutral-subdued" })}>{t("preview.locale", { locale })}</span>
        )}
        <div className={style({ flexGrow: 1 })} />
        <SegmentedControl aria-label={t("preview.view")} selectedKey={view} onSelectionChange={(key) => setView(key as View)}>
          <SegmentedControlItem id="desktop" aria-label={t("preview.desktop")}>
            <DeviceDesktop />
          </SegmentedControlItem>
          <SegmentedControlItem id="mobile" aria-label={t("preview.mobile")}>
            <DevicePhone />
          </SegmentedControlItem>
          <SegmentedControlItem id="text" aria-label={t("preview.text")}>
            <TextIcon />
          </SegmentedControlItem>
        </SegmentedControl>
        <ToggleButton isSelected={dark} onChange={setDark} aria-label={t("preview.dark")}>
          <Contrast />
        </ToggleButton>
      </div>
      {error && (
        <InlineAlert variant="negative">
          <Heading level={2}>{t("preview.failed")}</Heading>
          <Content>{explain(t, error)}</Content>
        </InlineAlert>
      )}
      {data && (
        <>
          <Envelope from={data.from} subject={data.subject.output} preheader={data.preheader.output} />
          {view === "text" ? (
            <pre className={plain} data-testid="preview-text">
              {data.text.output === "" ? t("preview.noText") : data.text.output}
            </pre>
          ) : (
            <EmailFrame title={t("preview.frame")} html={data.body.output} device={view} dark={dark} />
          )}
          <Size bytes={data.bodyBytes} />
        </>
      )}
    </section>
  );
}

function UserPicker({ userId, onUser }: Pick<Props, "userId" | "onUser">) {
  const t = useText();
  const { data } = useAnswer("library.get", {});
  const users = data?.simulatedUsers ?? [];
  const known = users.some((user) => user.id === userId) ? userId : null;
  return (
    <Picker
      aria-label={t("preview.user")}
      value={known ?? NOBODY}
      onChange={(key) => {
        const id = key === null || key === NOBODY ? null : String(key);
        onUser(id);
        remember({ previewUserId: id ?? "" });
      }}
      data-testid="preview-user"
      styles={style({ width: 200 })}
    >
      <PickerItem id={NOBODY}>
        <Text slot="label">{t("preview.nobody")}</Text>
      </PickerItem>
      {users.map((user) => (
        <PickerItem key={user.id} id={user.id} textValue={user.name}>
          <Text slot="label">{user.name}</Text>
        </PickerItem>
      ))}
    </Picker>
  );
}

const pane = style({ display: "flex", flexDirection: "column", gap: 12, minHeight: 0, minWidth: 0 });

const plain = style({
  flexGrow: 1,
  minHeight: 0,
  margin: 0,
  padding: 16,
  overflow: "auto",
  whiteSpace: "pre-wrap",
  font: "code",
  backgroundColor: "gray-75",
  borderRadius: "lg",
});
