// Endpoints: where triggers go.
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { Loaded } from "../parts/Loaded";
import { Page } from "../parts/Page";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { LocalEndpoint } from "./LocalEndpoint";

export function Endpoints() {
  const t = useText();
  const endpoints = useAnswer("endpoint.list", {});
  return (
    <Page title={t("endpoint.title")} lead={t("endpoint.lead")} testId="endpoints">
      <Loaded answer={endpoints}>
        {(list) => (
          <div className={style({ display: "flex", flexDirection: "column", gap: 24, maxWidth: 880 })}>
            {list.map((endpoint) => endpoint.local && <LocalEndpoint key={endpoint.id} endpoint={endpoint} local={endpoint.local} />)}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
