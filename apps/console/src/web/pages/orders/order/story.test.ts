import { expect, test } from 'vitest';
import type { Order } from '../order-labels.ts';
import type { OrderEvent } from './event-labels.ts';
import { storyOf } from './story.ts';

let id = 0;
const event = (
  at: string,
  kind: OrderEvent['kind'],
  detail: OrderEvent['detail'] = {},
  fault: OrderEvent['fault'] = null,
): OrderEvent => {
  id += 1;
  return { id, at: `2026-01-05T${at}.000Z`, kind, detail, fault };
};
const statuses = [{ status: 'cooking', meaning: 'The kitchen prepares it.' }];
const tell = (...events: OrderEvent[]) => storyOf({ events, statuses, validation: null });
const once = (sentence: string, more: object = {}) => ({
  kind: 'once',
  step: expect.objectContaining({ sentence, ...more }),
});

test('five attempts in vain are one line with their number and span, and what ended them another', () => {
  const attempt = (at: string, attempt: number, kind: 'timeout' | 'unreachable') => [
    event(at, 'submitting', { attempt }),
    event(at, 'not_sent', { attempt }, { kind, text: `${kind}: no answer` }),
  ];
  const story = tell(
    event('12:00:00', 'received', { requestId: '1' }),
    ...attempt('12:00:01', 1, 'unreachable'),
    ...attempt('12:01:00', 2, 'unreachable'),
    ...attempt('12:03:00', 3, 'timeout'),
    ...attempt('12:06:00', 4, 'unreachable'),
    ...attempt('12:11:00', 5, 'unreachable'),
    event('12:12:00', 'submitting', { attempt: 6 }),
    event('12:12:01', 'created', { posOrderId: 'pos-1', posOrderStatus: 'cooking' }),
  );
  expect(story).toMatchObject([
    once('Wix asked to create the order'),
    {
      kind: 'repeated',
      times: 5,
      round: [{ sentence: 'Sent to the POS' }, { sentence: 'It did not reach the POS' }],
    },
    once('Sent to the POS', { more: 'Attempt 6' }),
    once('The order is in the kitchen', { more: 'The kitchen prepares it.', quote: 'cooking' }),
  ]);
  const [, attempts] = story;
  expect(attempts?.kind === 'repeated' && attempts.steps.map(({ at }) => at.slice(11, 19))).toEqual(
    [
      ...['12:00:01', '12:00:01', '12:01:00', '12:01:00', '12:03:00', '12:03:00'],
      ...['12:06:00', '12:06:00', '12:11:00', '12:11:00'],
    ],
  );
});

test('codes and faults are told in words, and quoted as they are', () => {
  expect(
    tell(
      event('12:00:00', 'answer_lost', {}, { kind: 'timeout', text: 'timeout: no answer in 8 s' }),
      event('12:00:00', 'not_answered', {}, { kind: null, text: 'odd' }),
      event('12:00:00', 'rejected', { codes: ['CLOSED', 'ONE_OF_TOMORROW'] }),
      event('12:00:00', 'raised', { attention: 'outcome_unknown' }),
      event('12:00:00', 'wix_status', { status: 'CANCELED' }),
      event('12:00:00', 'wix_status', { status: 'HELD' }),
      event('12:00:00', 'pos_status', { posOrderStatus: 'cooking' }),
      event('12:00:00', 'pos_status', { posOrderStatus: 'strange' }),
      event('12:00:00', 'wix_refused', { wix: 'CANCELED', pos: 'accepted' }),
    ),
  ).toMatchObject([
    once('The POS’s answer was lost: it may have the order or not', {
      more: 'The POS did not answer in time.',
      quote: 'timeout: no answer in 8 s',
    }),
    once('The POS could not say whether it has the order', { more: 'odd', quote: 'odd' }),
    once('The order was refused', {
      more: 'Closed or paused, ONE_OF_TOMORROW',
      quote: 'CLOSED, ONE_OF_TOMORROW',
    }),
    once('Flagged for support: May not be in the kitchen', { quote: 'outcome_unknown' }),
    once('On Wix: canceled', { quote: 'CANCELED' }),
    once('On Wix: HELD'),
    once('The kitchen prepares it.', { quote: 'cooking' }),
    once('At the POS: strange'),
    once('Wix refused the status change', { quote: 'Wix: CANCELED, POS: accepted' }),
  ]);
});

test('begins with the guest’s checkout', () => {
  const validation: Order['validation'] = {
    id: 'val_1',
    validatedAt: '2026-01-05T11:58:00.000Z',
    outcome: 'invalid',
    posOrderStatus: null,
    codes: [],
    changes: { differences: [], customerChanged: false },
  };
  const events = [event('12:00:00', 'received')];
  expect(storyOf({ events, statuses, validation })).toMatchObject([
    once('Wix asked whether it can be ordered: not valid', { at: '2026-01-05T11:58:00.000Z' }),
    once('Wix asked to create the order'),
  ]);
});
