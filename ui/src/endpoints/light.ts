// An endpoint's colour among those a status light can have.
import type { TagColor } from "../host";

const lights = {
  gray: "neutral",
  red: "negative",
  orange: "notice",
  yellow: "yellow",
  green: "positive",
  cyan: "cyan",
  blue: "informative",
  purple: "purple",
  magenta: "magenta",
} as const satisfies Record<TagColor, string>;

export const endpointLight = (color: TagColor) => lights[color];
