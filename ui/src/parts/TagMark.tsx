// A tag in its colour.
import { Badge } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Tag } from "../host";

export function TagMark({ tag }: { tag: Tag }) {
  return (
    <Badge variant={tag.color} fillStyle="subtle" size="S" styles={style({ flexShrink: 0 })}>
      {tag.name}
    </Badge>
  );
}
