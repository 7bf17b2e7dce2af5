import { Button, Loader } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { useTexts } from '../language/texts.tsx';
import { useChangeWords } from './change-words.ts';
import { Findings } from './findings.tsx';
import type { PreviewState } from './previews.ts';

/** What guests of one location will see after its first sync. */
export function PreviewOf(props: {
  readonly preview: PreviewState;
  readonly lookAgain: () => void;
}) {
  const { menus, tryAgain } = useTexts();
  const words = useChangeWords();
  const { preview } = props;
  if (preview === undefined) {
    return (
      <div className={card.row} role="status">
        <Loader size="xs" aria-hidden />
        <span className={card.quiet}>{menus.preview.working}</span>
      </div>
    );
  }
  const again = (
    <Button variant="default" size="xs" onClick={props.lookAgain}>
      {tryAgain}
    </Button>
  );
  if (preview.outcome === 'refused') {
    return (
      <div className={card.stack}>
        <RefusedNotice refusal={preview.refusal} />
        {again}
      </div>
    );
  }
  if (preview.outcome === 'would-fail') {
    const { what, todo } = menus.failures[preview.failure.code];
    return (
      <div className={card.stack}>
        <div className={card.wide}>
          <Notice tone="bad" title={what}>
            <p>{todo}</p>
          </Notice>
          <Findings findings={preview.findings} total={preview.findingsTotal} />
        </div>
        {again}
      </div>
    );
  }
  return (
    <>
      <p className={card.text}>
        {menus.preview.publish(words.whole(preview.changes))}{' '}
        {menus.preview.takes(preview.estimatedSeconds)}
      </p>
      <Findings findings={preview.findings} total={preview.findingsTotal} />
    </>
  );
}
