const dayFormat = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short' });
const yearFormat = new Intl.DateTimeFormat(undefined, {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A moment in the viewer's zone; hovering shows it in UTC, to the millisecond. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  // Shown as it came: no value of Wix or of a POS may take the page away.
  if (Number.isNaN(date.getTime())) return <span>{at}</span>;
  const thisYear = date.getFullYear() === new Date().getFullYear();
  return (
    <time dateTime={at} title={`${at.replace('T', ' ').replace('Z', '')} UTC`} className="numeric">
      {(thisYear ? dayFormat : yearFormat).format(date)} {timeFormat.format(date)}
    </time>
  );
}
