import { Button, Collapse, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { counted } from '../../../components/counted.ts';
import { codeInWords } from '../code-labels.ts';
import { isTelling, type Pointing, remarkId } from './pointing.ts';
import classes from './remark-list.module.css';
import type { Remark } from './remarks.ts';

/** What is said of an order, the worst first; each leads to its row of the receipt. */
export function RemarkList({ pointing }: { readonly pointing: Pointing }) {
  const { remarks } = pointing;
  const telling = [
    ...remarks.filter(({ verdict }) => verdict === 'failed'),
    ...remarks.filter(({ verdict }) => verdict === 'could_not_tell'),
  ];
  const passed = remarks.filter((remark) => !isTelling(remark));
  return (
    <>
      <ul className={classes.list} aria-label="Findings">
        {telling.map((remark) => (
          <li key={remark.key}>
            <RemarkCard remark={remark} pointing={pointing} />
          </li>
        ))}
      </ul>
      {telling.length === 0 && (
        <Text size="sm" c="dimmed">
          No problems found.
        </Text>
      )}
      {passed.length > 0 && <Passed remarks={passed} />}
    </>
  );
}

function RemarkCard({
  remark,
  pointing,
}: {
  readonly remark: Remark;
  readonly pointing: Pointing;
}) {
  const { verdict, place } = remark;
  return (
    <UnstyledButton
      id={remarkId(remark)}
      className={classes.remark}
      data-verdict={verdict}
      data-pointed={pointing.place === place || undefined}
      onMouseEnter={() => pointing.point(place)}
      onMouseLeave={() => pointing.point(null)}
      onFocus={() => pointing.point(place)}
      onBlur={() => pointing.point(null)}
      onClick={() => pointing.goToRow(place)}
    >
      <span className={classes.top}>
        <span className={classes.title}>{remark.title}</span>
        {verdict === 'failed' ? (
          <span>
            {remark.weight !== null && `${codeInWords(remark.code)} `}
            <span className={classes.code}>{remark.code}</span>
          </span>
        ) : (
          <span>not checked</span>
        )}
      </span>
      <span>{remark.sentence}</span>{' '}
      <Text span c="dimmed" fz={12}>
        {remark.weight === null ? 'Refused by the POS.' : weightLabels[remark.weight]}
      </Text>
      {(remark.expected !== null || remark.found !== null) && (
        <span className={classes.compare}>
          {remark.expected !== null && (
            <>
              <span className={classes.name}>Expected</span>
              <span className={classes.value}>{remark.expected}</span>
            </>
          )}
          {remark.found !== null && (
            <>
              <span className={classes.name}>Found</span>
              <span className={classes.value}>{remark.found}</span>
            </>
          )}
        </span>
      )}
    </UnstyledButton>
  );
}

const weightLabels = {
  binding: 'Bridge check: always applies.',
  opinion: 'Opinion: the POS decides.',
} as const;

function Passed({ remarks }: { readonly remarks: readonly Remark[] }) {
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="subtle"
        mt="sm"
        ml={-8}
        aria-expanded={opened}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        onClick={toggle}
      >
        {counted(remarks.length, 'check')} passed
      </Button>
      <Collapse expanded={opened}>
        <ul className={classes.passed}>
          {remarks.map((remark) => (
            <li key={remark.key}>
              <IconCheck size={12} color="var(--good)" aria-hidden /> {remark.title}
              <Text span c="dimmed" fz="inherit">
                {' '}
                · {remark.sentence}
              </Text>
            </li>
          ))}
        </ul>
      </Collapse>
    </>
  );
}
