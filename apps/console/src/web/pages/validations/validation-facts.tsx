import { duration } from '../../components/duration.ts';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { Validation } from '../orders/order-labels.ts';

export function ValidationFacts({ validation }: { readonly validation: Validation }) {
  const { requestId } = validation;
  return (
    <Section title="The call">
      <Facts
        facts={[
          ['Asked', <Moment key="at" at={validation.validatedAt} />],
          [
            'Took',
            validation.posDurationMs === null
              ? duration(validation.durationMs)
              : `${duration(validation.durationMs)}, of which the POS ${duration(validation.posDurationMs)}`,
          ],
          ['Validation', <Identifier key="id" value={validation.id} />],
          ['Wix order', <Identifier key="order" value={validation.wixOrderId} />],
          [
            'Wix request',
            requestId === null ? (
              '–'
            ) : (
              <TextLink key="request" to="/spi-calls" search={{ requestId }}>
                {requestId}
              </TextLink>
            ),
          ],
          ['Account', <MerchantLink key="account" of={validation} />],
          ['Location', <Identifier key="place" value={validation.configurationId} />],
          ['POS location', <Identifier key="pos" value={validation.posLocationId} />],
          ['Menu', <Identifier key="menu" value={validation.publicationId} />],
        ]}
      />
    </Section>
  );
}
