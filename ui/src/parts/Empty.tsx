// What stands where there is nothing yet: why, and what to do next.
import { Button, ButtonGroup, Content, Heading, IllustratedMessage } from "@react-spectrum/s2";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Props {
  illustration: ReactNode;
  title: string;
  text: string;
  action?: { label: string; run: () => void; testId?: string };
  second?: { label: string; run: () => void };
}

export function Empty({ illustration, title, text, action, second }: Props) {
  return (
    <div className={style({ display: "flex", flexGrow: 1, alignItems: "center", justifyContent: "center", padding: 32 })}>
      <IllustratedMessage>
        {illustration}
        <Heading>{title}</Heading>
        <Content>{text}</Content>
        {(action ?? second) && (
          <ButtonGroup>
            {second && (
              <Button variant="secondary" onPress={second.run}>
                {second.label}
              </Button>
            )}
            {action && (
              <Button variant="accent" onPress={action.run} data-testid={action.testId}>
                {action.label}
              </Button>
            )}
          </ButtonGroup>
        )}
      </IllustratedMessage>
    </div>
  );
}
