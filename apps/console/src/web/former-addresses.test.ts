import { expect, test } from 'vitest';
import { presentAddress } from './former-addresses.ts';

test.each([
  ['/receivers', '/endpoints'],
  ['/receivers?trouble=failing&receiver=tgt_1', '/endpoints?trouble=failing&endpoint=tgt_1'],
  ['/receivers#top', '/endpoints#top'],
  ['/messages', '/webhook-events'],
  ['/messages/msg_1', '/webhook-events/msg_1'],
  ['/messages?state=dead&before=20', '/webhook-events?state=dead&before=20'],
  ['/deliveries?targetId=tgt_1&state=dead', '/deliveries?endpointId=tgt_1&state=dead'],
  ['/deliveries?messageSequence=3', '/deliveries?eventSequence=3'],
  ['/deliveries?endpointId=tgt_1', undefined],
  ['/receiverships', undefined],
  ['/endpoints?endpoint=tgt_1', undefined],
  ['/', undefined],
])('%s lies at %s now', (former, present) => {
  expect(presentAddress(former)).toBe(present);
});
