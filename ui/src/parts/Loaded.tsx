// Shows an answer once it is there, and says so when it cannot be had.
import { Button, Content, Heading, InlineAlert, ProgressCircle } from "@react-spectrum/s2";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";
import { explain } from "./errors";

interface Props<T> {
  answer: UseQueryResult<T, Error>;
  children: (data: T) => ReactNode;
}

export function Loaded<T>({ answer, children }: Props<T>) {
  const t = useText();
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) {
    return (
      <div className={style({ display: "flex", flexDirection: "column", gap: 16, alignItems: "start", padding: 32 })}>
        <InlineAlert variant="negative">
          <Heading level={2}>{t("error.loadTitle")}</Heading>
          <Content>{explain(t, answer.error)}</Content>
        </InlineAlert>
        <Button variant="secondary" onPress={() => void answer.refetch()}>
          {t("common.tryAgain")}
        </Button>
      </div>
    );
  }
  return (
    <div className={style({ display: "flex", justifyContent: "center", padding: 64 })}>
      <ProgressCircle isIndeterminate aria-label={t("common.loading")} />
    </div>
  );
}
