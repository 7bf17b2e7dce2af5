import { Group, Paper, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { ReactNode } from 'react';
import { counted } from '../../components/counted.ts';
import { duration } from '../../components/duration.ts';
import { TextLink } from '../../components/text-link.tsx';
import { attentionLabels } from '../orders/order-labels.ts';
import { worthText } from '../orders/order-sums.ts';
import type { Outage, Show } from './outage-labels.ts';
import classes from './outages.module.css';

/** What became of the window's orders, in a few numbers; each leads to its orders below. */
export function OutageSummary(props: {
  readonly outage: Outage;
  show(show: Show | undefined): void;
}) {
  const { outage, show } = props;
  const { all, atPos, late, slowest, refused, open, openBy, notTaken, withoutTotal } = outage;
  return (
    <section aria-label="Summary">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" mb="sm">
        <Figure
          label="Came in"
          value={counted(all.orders, 'order')}
          onClick={() => show(undefined)}
          note={
            withoutTotal === 0
              ? worthText(all.worth)
              : [worthText(all.worth), `${withoutTotal} without a total`].filter(Boolean).join(', ')
          }
        />
        <Figure
          label="In the kitchen"
          value={String(atPos.orders)}
          onClick={() => show('created')}
          note={late === 0 ? 'None over 1 minute' : `${late} after more than 1 minute`}
        />
        <Figure
          label="Slowest to the kitchen"
          value={
            slowest === null ? (
              '–'
            ) : (
              <TextLink to="/orders/$orderId" params={{ orderId: slowest.orderId }} fw="inherit">
                {duration(slowest.ms)}
              </TextLink>
            )
          }
          note="From Wix’s call until the POS had it"
        />
        <Figure
          label="Still open"
          value={String(open.orders)}
          tone={open.orders === 0 ? 'good' : 'bad'}
          onClick={() => show('open')}
          note={open.orders === 0 ? 'Nothing to do' : worthText(open.worth)}
        />
        <Figure
          label="Not taken"
          value={String(notTaken.open)}
          tone={notTaken.open === 0 ? 'good' : 'bad'}
          note={
            notTaken.orders === 0
              ? 'Every order was taken'
              : `open, of ${notTaken.orders} that the bridge did not take`
          }
        />
      </SimpleGrid>
      {(openBy.length > 0 || refused.orders > 0) && (
        <Group gap="xs" mb="md" aria-label="Open orders by reason" role="group">
          {openBy.map(({ attention, orders }) => (
            <UnstyledButton
              key={attention ?? 'under_way'}
              onClick={() => show(attention ?? 'under_way')}
            >
              <Pill
                tone={attention === null ? 'busy' : 'bad'}
                text={`${orders} · ${attention === null ? 'Being retried' : attentionLabels[attention].text}`}
              />
            </UnstyledButton>
          ))}
          {refused.orders > 0 && (
            <UnstyledButton onClick={() => show('rejected')}>
              <Pill tone="quiet" text={`${refused.orders} · Refused, nothing to do`} />
            </UnstyledButton>
          )}
        </Group>
      )}
    </section>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: ReactNode;
  readonly note: string;
  readonly tone?: 'good' | 'bad';
  readonly onClick?: () => void;
}) {
  const { label, value, note, tone, onClick } = props;
  return (
    <Paper className={classes.figure}>
      <Text fz={12} c="dimmed">
        {label}
      </Text>
      <div className={classes.value} data-tone={tone}>
        {onClick === undefined ? (
          value
        ) : (
          <UnstyledButton
            fz="inherit"
            fw="inherit"
            c="inherit"
            onClick={onClick}
            className={classes.lead}
          >
            {value}
          </UnstyledButton>
        )}
      </div>
      <Text fz={12} c="dimmed" className="numeric">
        {note}
      </Text>
    </Paper>
  );
}
