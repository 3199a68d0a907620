// The program's sign: the same as the one on its window and in the system's menus.
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import icon from "../../../icons/icon.svg";

export function Mark() {
  return <img src={icon} alt="" className={style({ size: 28, flexShrink: 0 })} />;
}
