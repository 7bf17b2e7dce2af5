import { Box, Grid, Group, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { LoadingPage } from '../../../components/loading.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Page } from '../../../components/page.tsx';
import { Section, Sections } from '../../../components/section.tsx';
import { useOrderChanges } from '../../../components/use-changes.ts';
import { CustomerSection, type Revealed } from '../customer-section.tsx';
import { attentionLabels, type Order, stateLabels } from '../order-labels.ts';
import { orderTitle } from '../order-title.ts';
import { PosOpinionLine } from '../pos-opinion.tsx';
import { RawOrder } from '../raw-order.tsx';
import { usePointing } from '../receipt/pointing.ts';
import { Receipt } from '../receipt/receipt.tsx';
import { RemarkList } from '../receipt/remark-list.tsx';
import { refusalsIn, remarksOf, remarksOfPos } from '../receipt/remarks.ts';
import { ComparedWithNow, useValidateAgain, ValidateAgainButton } from '../validate-again.tsx';
import { delayInWords } from './delay-words.ts';
import { wixStatusInWords } from './event-labels.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderDetails } from './order-details.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderStory } from './order-story.tsx';
import { PrecedingValidation } from './preceding-validation.tsx';

const route = getRouteApi('/signed-in/orders/$orderId');

export function OrderPage() {
  const { orderId } = route.useParams();
  const trpc = useTRPC();
  const { refetchInterval } = useOrderChanges(orderId);
  const query = useQuery(trpc.orders.get.queryOptions({ id: orderId }, { refetchInterval }));
  if (query.data !== undefined) return <Story key={query.data.id} order={query.data} />;
  return <LoadingPage title="Order" what="order" query={query} heights={[90, 320]} />;
}

function Story({ order }: { readonly order: Order }) {
  const subject = { type: 'order', id: order.id } as const;
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const again = useValidateAgain(subject);
  const said = again.data;
  const pointing = usePointing([
    ...remarksOfPos(order.refusals ?? []),
    ...(said === undefined
      ? []
      : [...remarksOfPos(refusalsIn(said.posOpinion)), ...remarksOf(said.findings)].map(
          (remark) => ({ ...remark, key: `again ${remark.key}` }),
        )),
  ]);
  const delay = delayInWords(order.delay);
  const findings = (
    <Section
      title={order.state === 'rejected' ? 'Why it was refused' : 'Findings'}
      actions={<ValidateAgainButton again={again} />}
    >
      <ComparedWithNow again={again} then={null} />
      {said !== undefined && <PosOpinionLine opinion={said.posOpinion} />}
      {pointing.remarks.length > 0 ? (
        <RemarkList pointing={pointing} />
      ) : (
        <Text size="sm" c="dimmed">
          No refusal from the POS. Validate the order again to see its findings now.
        </Text>
      )}
    </Section>
  );
  const isRefused = order.refusals !== null && order.refusals.length > 0;
  return (
    <Page
      title={titleOf(order)}
      lead={order.merchantName ?? 'Unknown merchant'}
      actions={<OrderActions order={order} />}
    >
      <Group gap="xs" mt={-8} mb="md">
        <Pill {...stateLabels[order.state]} />
        {order.wixStatus !== null && (
          <Pill tone="quiet" text={`On Wix: ${wixStatusInWords(order.wixStatus)}`} />
        )}
        {delay !== null && <Pill tone="warn" text="Late" />}
        {delay !== null && <Text size="sm">{delay}</Text>}
      </Group>
      <Raised order={order} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Sections>
            <Section title="What happened">
              <OrderStory order={order} />
            </Section>
            {isRefused && findings}
            <Section title="Receipt">
              <Receipt
                receipt={revealed?.receipt ?? order.receipt}
                isMasked={revealed === null}
                pointing={pointing}
              />
            </Section>
            {!isRefused && findings}
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Sections>
            <OrderFacts order={order} />
            <CustomerSection
              subject={subject}
              masked={order.customer}
              hasHidden={order.hidden.length > 0}
              erasedAt={order.erasedAt}
              revealed={revealed}
              onReveal={setRevealed}
            />
            <PrecedingValidation validation={order.validation} order={order.order} />
            <OrderDetails order={order} />
            <RawOrder
              order={revealed?.order ?? order.order}
              hidden={revealed === null ? order.hidden : []}
            />
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

const titleOf = ({ receivedAt, receipt, locationName }: Order): string =>
  orderTitle({
    at: receivedAt,
    total: receipt.totals.total,
    currency: receipt.currency,
    locationName,
  });

function Raised({ order: { attention, attentionDue } }: { readonly order: Order }) {
  if (attention === null) return null;
  const { text, sentence } = attentionLabels[attention];
  return (
    <Box mb="md">
      <Notice tone="warn" title={text}>
        <Text size="sm">
          {sentence}
          {attentionDue !== null && (
            <>
              {' '}
              Due <Moment at={attentionDue} />.
            </>
          )}
        </Text>
      </Notice>
    </Box>
  );
}
