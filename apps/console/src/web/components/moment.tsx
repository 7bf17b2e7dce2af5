import { momentTitle, momentWords } from './moment-words.ts';
import { knownZone } from './wall-clock.ts';

/**
 * A moment in the viewer's zone; where it is the merchant's business, in the merchant's, which is named then.
 * Hovering names the viewer's zone, and tells UTC to the millisecond.
 */
export function Moment(props: { readonly at: string; readonly zone?: string | null | undefined }) {
  const { at } = props;
  const date = new Date(at);
  // Shown as it came: no value of Wix or of a POS may take the page away.
  if (Number.isNaN(date.getTime())) return <span>{at}</span>;
  const zone = knownZone(props.zone);
  return (
    <time dateTime={at} title={momentTitle(at)} className="numeric">
      {momentWords(date, { zone, seconds: zone === undefined })}
      {zone !== undefined && ` ${zone}`}
    </time>
  );
}
