import { Grid, Group, SegmentedControl, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { LoadingPage } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Section, Sections } from '../../components/section.tsx';
import { codeInWords } from '../orders/code-labels.ts';
import { CustomerSection, type Revealed } from '../orders/customer-section.tsx';
import { outcomeLabels, type Validation } from '../orders/order-labels.ts';
import { PosOpinionLine } from '../orders/pos-opinion.tsx';
import { RawOrder } from '../orders/raw-order.tsx';
import { usePointing } from '../orders/receipt/pointing.ts';
import { Receipt } from '../orders/receipt/receipt.tsx';
import { RemarkList } from '../orders/receipt/remark-list.tsx';
import { refusalsIn, remarksOf, remarksOfPos } from '../orders/receipt/remarks.ts';
import {
  ComparedWithNow,
  useValidateAgain,
  ValidateAgainButton,
} from '../orders/validate-again.tsx';
import { decisionInWords } from './decision-words.ts';
import { FollowedBy } from './followed-by.tsx';
import { ValidationFacts } from './validation-facts.tsx';

const route = getRouteApi('/signed-in/validations/$validationId');

export function ValidationPage() {
  const { validationId } = route.useParams();
  const trpc = useTRPC();
  const query = useQuery(trpc.validations.get.queryOptions({ id: validationId }));
  if (query.data !== undefined) return <Story key={query.data.id} validation={query.data} />;
  return <LoadingPage title="Validation" what="validation" query={query} heights={[90, 320]} />;
}

function decisionSentence(validation: Validation): string {
  const { outvoted } = validation;
  const overruled =
    outvoted.length === 0
      ? ''
      : ` It overruled the bridge’s checks (${outvoted.map(codeInWords).join(', ')}).`;
  return `Decided by: ${decisionInWords(validation)}.${overruled}`;
}

function Story({ validation }: { readonly validation: Validation }) {
  const subject = { type: 'validation', id: validation.id } as const;
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const again = useValidateAgain(subject);
  const [when, setWhen] = useState('now');
  const now = when === 'now' ? again.data : undefined;
  const { findings, posOpinion } = now ?? validation;
  const pointing = usePointing([...remarksOfPos(refusalsIn(posOpinion)), ...remarksOf(findings)]);
  const { text, tone } = outcomeLabels[validation.outcome];
  return (
    <Page
      title="Validation"
      lead={`${validation.merchantName ?? 'Unknown merchant'} · ${validation.locationName ?? 'unknown location'}`}
      actions={<ValidateAgainButton again={again} />}
    >
      <Group gap="xs" mt={-8} mb="md">
        <Pill tone={tone} text={text} />
        <Text size="sm">
          {validation.posOrderStatus === null
            ? 'No verdict. Wix got an error.'
            : `Sent to Wix: “${validation.posOrderStatus}”.`}{' '}
          {decisionSentence(validation)}
        </Text>
      </Group>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6, xl: 5 }}>
          <Sections>
            <Section title="Receipt">
              <Receipt
                receipt={revealed?.receipt ?? validation.receipt}
                isMasked={revealed === null}
                pointing={pointing}
              />
            </Section>
            <CustomerSection
              subject={subject}
              masked={validation.customer}
              hasHidden={validation.hidden.length > 0}
              erasedAt={validation.erasedAt}
              revealed={revealed}
              onReveal={setRevealed}
            />
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6, xl: 7 }}>
          <Sections>
            <Section
              title="Findings"
              actions={
                again.data !== undefined && (
                  <SegmentedControl
                    size="xs"
                    aria-label="Findings of when"
                    value={when}
                    onChange={setWhen}
                    data={[
                      { value: 'then', label: 'At validation' },
                      { value: 'now', label: 'Now' },
                    ]}
                  />
                )
              }
            >
              <ComparedWithNow again={again} then={validation} />
              <PosOpinionLine opinion={posOpinion} />
              <RemarkList pointing={pointing} />
            </Section>
            <ValidationFacts validation={validation} />
            <FollowedBy order={validation.followedBy} validated={validation.order} />
          </Sections>
        </Grid.Col>
        <Grid.Col span={12}>
          <Sections>
            <RawOrder
              order={revealed?.order ?? validation.order}
              hidden={revealed === null ? validation.hidden : []}
            />
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
