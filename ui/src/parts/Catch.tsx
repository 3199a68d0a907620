// Keeps an error in one screen from taking the program with it.
import { Button, Content, Heading, InlineAlert } from "@react-spectrum/s2";
import { Component, type ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";

interface Props {
  children: ReactNode;
}

export class Catch extends Component<Props, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <Broken error={this.state.error} retry={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const t = useText();
  return (
    <div className={style({ padding: 32, display: "flex", flexDirection: "column", gap: 16, alignItems: "start" })}>
      <InlineAlert variant="negative">
        <Heading level={2}>{t("error.screenTitle")}</Heading>
        <Content>{t("error.screenText", { message: error.message })}</Content>
      </InlineAlert>
      <Button variant="secondary" onPress={retry}>
        {t("common.tryAgain")}
      </Button>
    </div>
  );
}
