// Dates and times as the person reads them: their language, their zone.
import { useMemo } from "react";
import { useTimeZone } from "../settings/state";
import { useLocaleTag } from ".";

export interface Dates {
  /** Date and time to the minute. */
  dateTime(instant: string | number | Date): string;
  /** With seconds, for journals. */
  precise(instant: string | number | Date): string;
  /** "3 minutes ago" for what is recent, the date for what is not. */
  ago(instant: string | number | Date): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function dates(locale: string, timeZone: string): Dates {
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const second = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    dateTime: (instant) => minute.format(new Date(instant)),
    precise: (instant) => second.format(new Date(instant)),
    ago(instant) {
      const past = new Date(instant).getTime() - Date.now();
      const distance = Math.abs(past);
      if (distance < MINUTE) return relative.format(0, "second");
      if (distance < HOUR) return relative.format(Math.round(past / MINUTE), "minute");
      if (distance < DAY) return relative.format(Math.round(past / HOUR), "hour");
      if (distance < 7 * DAY) return relative.format(Math.round(past / DAY), "day");
      return minute.format(new Date(instant));
    },
  };
}

export function useDates(): Dates {
  const locale = useLocaleTag();
  const timeZone = useTimeZone();
  return useMemo(() => dates(locale, timeZone), [locale, timeZone]);
}
