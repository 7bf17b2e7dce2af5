import { localeOf } from './locale-of.ts';
import { useSpeech } from './texts.tsx';

export interface Formats {
  /** `today, 14:05`, or `12 May, 14:05`: a moment of these days, in the viewer's own zone. */
  moment(iso: string): string;
  /** `12 May 2026`. */
  day(iso: string): string;
}

export function formatsOf(locale: string, now: () => Date = () => new Date()): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    moment: (iso) => {
      const at = new Date(iso);
      // Shown as it came: no value of Wix may blank the page.
      if (Number.isNaN(at.getTime())) return iso;
      const days = daysBetween(now(), at);
      const name = Math.abs(days) <= 1 ? near.format(days, 'day') : shortDay.format(at);
      return `${name}, ${time.format(at)}`;
    },
    day: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : day.format(new Date(iso))),
  };
}

/** Nights between two moments, where the viewer is. */
function daysBetween(from: Date, to: Date): number {
  const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12);
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

/** In the page's language, as it is written where the viewer lives: `en-GB` and `en-US` differ. */
export function useFormats(): Formats {
  const { language } = useSpeech();
  return formatsOf(localeOf(language, navigator.languages));
}
