import type { Tone } from '@pos-bridge/ui-theme';
import {
  IconAlertTriangle,
  IconBell,
  IconBuildingStore,
  IconCheck,
  IconEraser,
  IconHelp,
  IconSend,
  IconWorld,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { codeInWords } from '../code-labels.ts';
import { faultInWords } from '../fault-words.ts';
import { attentionLabels, attentions, type Order } from '../order-labels.ts';

export type OrderEvent = Order['events'][number];

/** One thing that happened to an order. Equal sentences are the same thing again. */
export interface Told {
  readonly icon: TablerIcon;
  /** Without: neither good nor bad. */
  readonly tone?: Tone;
  readonly sentence: string;
  /** More about it, in words; null where there is nothing to add. */
  readonly more?: string | null;
  /** What engineers quote of it: a code, an id, a fault as it was. */
  readonly quote?: string | null;
}

type Detail = OrderEvent['detail'];
type Statuses = Order['statuses'];

const told: {
  readonly [Kind in OrderEvent['kind']]: (
    detail: Detail,
    fault: OrderEvent['fault'],
    statuses: Statuses,
  ) => Told;
} = {
  received: () => ({ icon: IconWorld, sentence: 'Wix asked to create the order' }),
  repeated: () => ({
    icon: IconWorld,
    sentence: 'Wix repeated the request and got the same answer',
  }),
  conflict: () => ({
    icon: IconAlertTriangle,
    tone: 'bad',
    sentence: 'Refused: Wix sent a different order with the same id',
  }),
  submitting: (detail) => ({
    icon: IconSend,
    sentence: 'Sent to the POS',
    more: attemptIn(detail),
  }),
  not_sent: (_detail, fault) => ({
    icon: IconX,
    tone: 'warn',
    sentence: 'It did not reach the POS',
    ...faultIn(fault, 'Too little time was left for the call.'),
  }),
  answer_lost: (_detail, fault) => ({
    icon: IconHelp,
    tone: 'warn',
    sentence: 'The POS’s answer was lost: it may have the order or not',
    ...faultIn(fault),
  }),
  asked: () => ({ icon: IconHelp, sentence: 'Asked the POS whether it has the order' }),
  not_answered: (_detail, fault) => ({
    icon: IconHelp,
    tone: 'warn',
    sentence: 'The POS could not say whether it has the order',
    ...faultIn(fault),
  }),
  found: (detail) => ({
    icon: IconBuildingStore,
    tone: 'good',
    sentence:
      detail['how'] === 'told' ? 'The POS told that it has the order' : 'The POS has the order',
  }),
  absent: () => ({ icon: IconBuildingStore, sentence: 'The POS has no such order' }),
  created: (detail, _fault, statuses) => ({
    icon: IconCheck,
    tone: 'good',
    sentence: 'The order is in the kitchen',
    ...statusIn(detail, statuses),
  }),
  rejected: (detail) => ({
    icon: IconX,
    tone: 'bad',
    sentence: 'The order was refused',
    ...codesIn(detail),
  }),
  gave_up: (detail) => ({
    icon: IconX,
    tone: 'bad',
    sentence: 'Given up: the order never reached the POS in time',
    ...codesIn(detail),
  }),
  resubmitted: (detail) => ({
    icon: IconSend,
    sentence: 'Support sent the order again',
    more: textIn(detail, 'by'),
  }),
  pos_status: (detail, _fault, statuses) => {
    const { more, quote } = statusIn(detail, statuses);
    return {
      icon: IconBuildingStore,
      sentence: more ?? `At the POS: ${quote ?? 'changed'}`,
      quote,
    };
  },
  wix_status: (detail) => ({
    icon: IconWorld,
    sentence: `On Wix: ${wixStatusInWords(textIn(detail, 'status'))}`,
    quote: textIn(detail, 'status'),
  }),
  wix_accepted: () => ({ icon: IconCheck, tone: 'good', sentence: 'Accepted on Wix' }),
  wix_canceled: () => ({ icon: IconX, tone: 'bad', sentence: 'Canceled on Wix' }),
  wix_fulfilled: () => ({ icon: IconCheck, tone: 'good', sentence: 'Fulfilled on Wix' }),
  wix_refused: (detail, fault) => ({
    icon: IconAlertTriangle,
    tone: 'bad',
    sentence: 'Wix refused the status change',
    quote: fault?.text ?? disagreementIn(detail),
  }),
  raised: (detail) => ({
    icon: IconBell,
    tone: 'warn',
    sentence: `Flagged for support: ${attentionIn(detail)}`,
    quote: textIn(detail, 'attention'),
  }),
  settled: (detail) => ({
    icon: IconCheck,
    sentence: `No longer flagged: ${attentionIn(detail)}`,
    quote: textIn(detail, 'attention'),
  }),
  personal_data_erased: () => ({ icon: IconEraser, sentence: 'Customer data erased' }),
};

export const tell = ({ kind, detail, fault }: OrderEvent, statuses: Statuses): Told =>
  told[kind](detail, fault, statuses);

const textIn = (detail: Detail, name: string): string | null => {
  const value = detail[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const attemptIn = ({ attempt }: Detail): string | null =>
  typeof attempt === 'number' && attempt > 1 ? `Attempt ${attempt}` : null;

/** A fault in words, and as it was. */
const faultIn = (
  fault: OrderEvent['fault'],
  otherwise: string | null = null,
): Pick<Told, 'more' | 'quote'> =>
  fault === null
    ? { more: otherwise, quote: null }
    : { more: faultInWords(fault), quote: fault.text };

/** Where the order stands at the POS, in the POS’s words for it. */
function statusIn(detail: Detail, statuses: Statuses): Required<Pick<Told, 'more' | 'quote'>> {
  const status = textIn(detail, 'posOrderStatus');
  const known = statuses.find((one) => one.status === status);
  if (known === undefined || known.meaning === status) return { more: null, quote: status };
  return { more: known.meaning, quote: status };
}

function codesIn({ codes }: Detail): Pick<Told, 'more' | 'quote'> {
  const known = Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [];
  if (known.length === 0) return {};
  return { more: known.map(codeInWords).join(', '), quote: known.join(', ') };
}

function attentionIn(detail: Detail): string {
  const attention = attentions.find((one) => one === detail['attention']);
  return attention === undefined ? 'something is wrong' : attentionLabels[attention].text;
}

const disagreementIn = (detail: Detail): string | null => {
  const wix = textIn(detail, 'wix');
  const pos = textIn(detail, 'pos');
  return wix === null && pos === null ? null : `Wix: ${wix ?? '–'}, POS: ${pos ?? '–'}`;
};

const wixStatuses: Readonly<Record<string, string>> = {
  PENDING: 'waiting for the payment',
  NEW: 'placed',
  ACCEPTED: 'accepted',
  FULFILLED: 'fulfilled',
  CANCELED: 'canceled',
};

/** Wix may come to have statuses that nobody here knows; those as they are. */
export const wixStatusInWords = (status: string | null): string =>
  status === null ? 'not seen yet' : (wixStatuses[status] ?? status);
