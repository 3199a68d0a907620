// A tag in its colour.
import { Badge } from "@react-spectrum/s2";
import type { Tag } from "../host";

export function TagMark({ tag }: { tag: Tag }) {
  return (
    <Badge variant={tag.color} fillStyle="subtle" size="S">
      {tag.name}
    </Badge>
  );
}
