import { Flex, Text, UnstyledButton } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { counted } from '../../components/counted.ts';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { PathLink } from '../../components/path-link.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import { countText, type WorkGroup } from './work-groups.ts';
import { kindLabels, pathOf, sentenceOf, type WorkItem } from './work-labels.ts';
import classes from './work-list.module.css';

/** A line of the work list: one thing, or all that have its cause. */
export type WorkRow =
  | { readonly row: 'item'; readonly item: WorkItem; readonly isIndented: boolean }
  | { readonly row: 'group'; readonly group: WorkGroup; readonly isUnfolded: boolean };

export const workColumns = (unfold: (cause: string) => void): readonly Column<WorkRow>[] => [
  {
    title: 'Time',
    cell: (line) => <TimeLeft until={line.row === 'item' ? line.item.due : line.group.since} />,
  },
  {
    title: 'What',
    cell: (line) =>
      line.row === 'item' ? (
        <Item item={line.item} isIndented={line.isIndented} />
      ) : (
        <Group {...line} unfold={unfold} />
      ),
  },
  {
    title: 'Kind',
    cell: (line) => (
      <Pill {...kindLabels[line.row === 'item' ? line.item.kind : line.group.kind]} />
    ),
  },
  { title: 'Merchant', cell: (line) => nameOf(line, 'merchantName', 'merchant') },
  { title: 'Location', cell: (line) => nameOf(line, 'locationName', 'location') },
];

function Item({ item, isIndented }: { readonly item: WorkItem; readonly isIndented: boolean }) {
  return (
    <div className={isIndented ? classes.indented : undefined}>
      <PathLink path={pathOf(item)}>{sentenceOf(item)}</PathLink>
      {item.kind === 'order-not-taken' && (
        <Text fz={12} c="dimmed" component="div">
          Wix order <Identifier value={item.wixOrderId} short />
        </Text>
      )}
    </div>
  );
}

function Group(props: {
  readonly group: WorkGroup;
  readonly isUnfolded: boolean;
  unfold(cause: string): void;
}) {
  const { group, isUnfolded } = props;
  const Chevron = isUnfolded ? IconChevronDown : IconChevronRight;
  const hidden = group.count - group.items.length;
  const text = `${countText(group)}: ${group.sentence}`;
  return (
    <>
      {group.items.length === 0 ? (
        <span className={classes.cause}>{text}</span>
      ) : (
        <UnstyledButton
          fz="inherit"
          className={classes.cause}
          aria-expanded={isUnfolded}
          onClick={() => props.unfold(group.cause)}
        >
          <Chevron size={14} aria-hidden className={classes.chevron} />
          {text}
        </UnstyledButton>
      )}
      <Flex gap={6} fz={12} className={`${classes.indented} ${classes.more}`}>
        <Text fz="inherit" c="dimmed" component="div">
          {group.worth !== '' && <span className="numeric">{group.worth}, </span>}
          since <Moment at={group.since} />
          {isUnfolded && hidden > 0 && `, the first ${group.items.length} are below`}
        </Text>
        {group.path !== null && <PathLink path={group.path}>Show all</PathLink>}
      </Flex>
    </>
  );
}

/** The one name of all, or how many there are. */
function nameOf(line: WorkRow, name: 'merchantName' | 'locationName', noun: string): string {
  if (line.row === 'item') return line.item[name] ?? '–';
  const names = new Set(line.group.items.map((item) => item[name]));
  const [only] = names;
  return names.size === 1 ? (only ?? '–') : names.size === 0 ? '–' : counted(names.size, noun);
}
