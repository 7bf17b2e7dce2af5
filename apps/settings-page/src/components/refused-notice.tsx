import { Notice } from '@pos-bridge/ui-theme/notice';
import { useTexts } from '../language/texts.tsx';
import type { Refused } from '../session/api.ts';

/** Why the last thing that was asked for did not happen. */
export function RefusedNotice({ refusal }: { readonly refusal: Refused | null }) {
  const texts = useTexts();
  if (refusal === null) return null;
  const { title, todo } = texts.refusals[refusal.code];
  return (
    <Notice tone="bad" title={title} alert>
      <p>{todo}</p>
      {refusal.code === 'FAULT' && refusal.requestId !== null && (
        <p>{texts.supportNumber(refusal.requestId)}</p>
      )}
    </Notice>
  );
}
