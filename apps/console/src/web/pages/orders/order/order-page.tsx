import { Alert, Grid, Group, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconBell } from '@tabler/icons-react';
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
import { PosOpinionLine } from '../pos-opinion.tsx';
import { RawOrder } from '../raw-order.tsx';
import { usePointing } from '../receipt/pointing.ts';
import { Receipt } from '../receipt/receipt.tsx';
import { RemarkList } from '../receipt/remark-list.tsx';
import { refusalsIn, remarksOf, remarksOfPos } from '../receipt/remarks.ts';
import { ComparedWithNow, useValidateAgain, ValidateAgainButton } from '../validate-again.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderTimeline } from './order-timeline.tsx';
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
  const state = stateLabels[order.state];
  return (
    <Page
      title={`Order ${order.wixOrderId}`}
      lead={`${order.merchantName ?? 'Unknown merchant'} · ${order.locationName ?? 'unknown location'}`}
      actions={<OrderActions order={order} />}
    >
      <Group gap="xs" mt={-8} mb="md">
        <Pill {...state} />
        {order.posOrderStatus !== null && (
          <Pill tone="quiet" text={`POS: ${order.posOrderStatus}`} />
        )}
        {order.wixStatus !== null && <Pill tone="quiet" text={`Wix: ${order.wixStatus}`} />}
      </Group>
      <Raised order={order} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6, xl: 4 }}>
          <Sections>
            <Section title="Receipt">
              <Receipt
                receipt={revealed?.receipt ?? order.receipt}
                isMasked={revealed === null}
                pointing={pointing}
              />
            </Section>
            <CustomerSection
              subject={subject}
              masked={order.customer}
              hasHidden={order.hidden.length > 0}
              erasedAt={order.erasedAt}
              revealed={revealed}
              onReveal={setRevealed}
            />
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6, xl: 4 }}>
          <Sections>
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
            <PrecedingValidation validation={order.validation} />
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, xl: 4 }}>
          <Sections>
            <OrderFacts order={order} />
            <Section title="Timeline">
              <OrderTimeline events={order.events} />
            </Section>
          </Sections>
        </Grid.Col>
        <Grid.Col span={12}>
          <Sections>
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

function Raised({ order: { attention, attentionDue } }: { readonly order: Order }) {
  if (attention === null) return null;
  const { text, sentence } = attentionLabels[attention];
  return (
    <Alert
      mb="md"
      color="yellow"
      variant="light"
      icon={<IconBell aria-hidden />}
      title={text}
      styles={{ title: { color: 'var(--warn)' } }}
    >
      <Text size="sm" c="var(--mantine-color-text)">
        {sentence}
        {attentionDue !== null && (
          <>
            {' '}
            Due <Moment at={attentionDue} />.
          </>
        )}
      </Text>
    </Alert>
  );
}
