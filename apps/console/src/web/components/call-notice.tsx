import { Notice } from '@pos-bridge/ui-theme/notice';
import type { ReactNode } from 'react';
import { type CallReport, callLabels, callSentence } from './call-labels.ts';
import { Moment } from './moment.tsx';

/** Says that the other side does not answer as it should, with what to do; nothing where it does. */
export function CallNotice(props: {
  readonly name: string;
  readonly report: CallReport;
  readonly children: ReactNode;
}) {
  const { name, report } = props;
  const label = callLabels[report.health];
  if (label === null) return null;
  return (
    <Notice tone={label.tone} title={`${name} ${label.text}`}>
      {callSentence(report)}{' '}
      {report.lastSuccessAt === null ? (
        'No recent call succeeded.'
      ) : (
        <>
          Last success: <Moment at={report.lastSuccessAt} />.
        </>
      )}{' '}
      {props.children}
    </Notice>
  );
}
