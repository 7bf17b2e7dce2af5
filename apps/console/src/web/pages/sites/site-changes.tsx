import { Text, Timeline } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Moment } from '../../components/moment.tsx';
import { actionInWords } from '../audit/audit-labels.ts';
import type { SitePage } from './site-labels.ts';

/** What was done to the site itself: installations, and links that were made for its merchant. */
export function SiteChanges({ changes }: Pick<SitePage, 'changes'>) {
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No activity yet.
      </Text>
    );
  }
  return (
    <Timeline bulletSize={24} lineWidth={1} color="gray" active={-1}>
      {changes.map(({ id, at, action, actorName, reason }) => (
        <Timeline.Item
          key={id}
          bullet={<IconPencil size={13} aria-hidden />}
          title={
            <>
              {actionInWords(action)} by {actorName}
            </>
          }
          mt={14}
          styles={{ itemTitle: { fontSize: 13.5, fontWeight: 500 } }}
        >
          {reason !== null && (
            <Text fz={13} c="dimmed">
              {reason}
            </Text>
          )}
          <Text fz={12} c="dimmed">
            <Moment at={at} />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
