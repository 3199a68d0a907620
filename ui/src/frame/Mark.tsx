// The program's sign.
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={style({ size: 24, flexShrink: 0 })}>
      <rect width="24" height="24" rx="6" fill="#e8300c" />
      <path d="M6 8.5 12 13l6-4.5V16H6z" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinejoin="round" />
      <path d="m13.5 4-3 5h2.2l-1.2 4 4-5.6h-2.3L14.6 4z" fill="#fff" stroke="#e8300c" strokeWidth=".9" />
    </svg>
  );
}
