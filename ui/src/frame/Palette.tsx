// Search and commands in one place: type, choose, be there.
import { Autocomplete, CustomDialog, DialogContainer, Header, Heading, Menu, MenuItem, MenuSection, SearchField, Text } from "@react-spectrum/s2";
import { useDeferredValue, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { fromAddress, type Place, toAddress } from "./route";
import { useGo } from "./router";

/** Campaigns offered at once. */
const MOST = 5;

export function Palette({ onClose }: { onClose: () => void }) {
  return (
    <DialogContainer onDismiss={onClose}>
      <PaletteDialog onClose={onClose} />
    </DialogContainer>
  );
}

function PaletteDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const [text, setText] = useState("");
  const { data } = useAnswer(
    "campaign.list",
    {
      search: useDeferredValue(text.trim()),
      statuses: [],
      kinds: [],
      channels: [],
      tags: [],
      sort: "modified",
      descending: true,
      offset: 0,
      limit: MOST,
    },
    { keepLast: true },
  );
  const places: { place: Place; label: string }[] = [
    { place: { at: "home" }, label: t("rail.home") },
    { place: { at: "campaigns" }, label: t("rail.campaigns") },
    { place: { at: "testData", id: "new" }, label: t("testData.new") },
    { place: { at: "testData" }, label: t("rail.testData") },
    { place: { at: "runs" }, label: t("rail.runs") },
    { place: { at: "inbox" }, label: t("rail.inbox") },
    { place: { at: "endpoints" }, label: t("rail.endpoints") },
    { place: { at: "settings" }, label: t("rail.settings") },
  ];
  const wanted = text.trim().toLocaleLowerCase();
  const matching = places.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const campaigns = data?.rows ?? [];
  const visit = (place: Place) => {
    onClose();
    go(place);
  };

  return (
    <CustomDialog size="M" aria-label={t("search.open")} isDismissible>
      <div className={style({ display: "flex", flexDirection: "column", gap: 12, height: 544 })}>
        {/* What matches is decided here and by the host, which searches more than names. */}
        <Autocomplete inputValue={text} onInputChange={setText}>
          <SearchField aria-label={t("search.placeholder")} placeholder={t("search.placeholder")} autoFocus data-testid="search-field" styles={style({ width: "full" })} />
          <div className={style({ overflow: "auto", flexGrow: 1, minHeight: 0 })}>
            <Menu
              aria-label={t("search.results")}
              onAction={(key) => {
                const at = String(key);
                if (at.startsWith("/")) visit(fromAddress(at));
                else visit({ at: "campaign", id: at, step: "properties" });
              }}
            >
              {campaigns.length > 0 && (
                <MenuSection id="campaigns">
                  <Header>
                    <Heading>{t("rail.campaigns")}</Heading>
                  </Header>
                  {campaigns.map((row) => (
                    <MenuItem key={row.id} id={row.id} textValue={row.name}>
                      <Text slot="label">
                        {t("search.campaign", { name: row.name === "" ? t("campaign.unnamed") : row.name, status: t(`status.${row.status}`) })}
                      </Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {matching.length > 0 && (
                <MenuSection id="places">
                  <Header>
                    <Heading>{t("search.goTo")}</Heading>
                  </Header>
                  {matching.map(({ place, label }) => (
                    <MenuItem key={toAddress(place)} id={toAddress(place)} textValue={label}>
                      <Text slot="label">{label}</Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
            {campaigns.length === 0 && matching.length === 0 && (
              <p className={style({ font: "body", margin: 0, padding: 12 })}>{t("common.nothingFound")}</p>
            )}
          </div>
        </Autocomplete>
      </div>
    </CustomDialog>
  );
}
