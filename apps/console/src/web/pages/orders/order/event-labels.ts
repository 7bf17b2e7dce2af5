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
} from '@tabler/icons-react';
import type { Order } from '../order-labels.ts';

export type OrderEvent = Order['events'][number];

interface Told {
  readonly side: 'Wix' | 'POS' | 'Bridge';
  readonly icon: typeof IconCheck;
  readonly sentence: string;
}

const told: Readonly<Record<string, Told>> = {
  received: { side: 'Wix', icon: IconWorld, sentence: 'Wix asked to create the order' },
  repeated: {
    side: 'Wix',
    icon: IconWorld,
    sentence: 'Wix repeated the request and got the same answer',
  },
  conflict: {
    side: 'Wix',
    icon: IconAlertTriangle,
    sentence: 'Refused: Wix sent a different order with the same id',
  },
  submitting: { side: 'Bridge', icon: IconSend, sentence: 'Sent to the POS' },
  not_sent: { side: 'Bridge', icon: IconX, sentence: 'Not delivered to the POS' },
  answer_lost: { side: 'Bridge', icon: IconHelp, sentence: 'The POS’s answer was lost' },
  asked: { side: 'Bridge', icon: IconHelp, sentence: 'Asked the POS whether it has the order' },
  not_answered: { side: 'Bridge', icon: IconHelp, sentence: 'The POS gave no answer' },
  found: { side: 'POS', icon: IconBuildingStore, sentence: 'The POS has the order' },
  absent: { side: 'POS', icon: IconBuildingStore, sentence: 'The POS has no such order' },
  created: { side: 'POS', icon: IconCheck, sentence: 'The POS created the order' },
  rejected: { side: 'POS', icon: IconX, sentence: 'The POS refused the order' },
  gave_up: {
    side: 'Bridge',
    icon: IconX,
    sentence: 'Given up: the order never reached the POS in time',
  },
  resubmitted: { side: 'Bridge', icon: IconSend, sentence: 'Support sent the order again' },
  pos_status: { side: 'POS', icon: IconBuildingStore, sentence: 'Status changed at the POS' },
  wix_status: { side: 'Wix', icon: IconWorld, sentence: 'Status changed on Wix' },
  wix_accepted: { side: 'Wix', icon: IconCheck, sentence: 'Accepted on Wix' },
  wix_canceled: { side: 'Wix', icon: IconX, sentence: 'Canceled on Wix' },
  wix_fulfilled: { side: 'Wix', icon: IconCheck, sentence: 'Fulfilled on Wix' },
  wix_refused: { side: 'Wix', icon: IconAlertTriangle, sentence: 'Wix refused the status change' },
  raised: { side: 'Bridge', icon: IconBell, sentence: 'Flagged for attention' },
  settled: { side: 'Bridge', icon: IconCheck, sentence: 'Settled' },
  personal_data_erased: {
    side: 'Bridge',
    icon: IconEraser,
    sentence: 'Customer data erased',
  },
};

export const tell = ({ kind }: OrderEvent): Told =>
  told[kind] ?? { side: 'Bridge', icon: IconHelp, sentence: kind };

/** The rest of what is known of an event, in a line. */
export const detailOf = ({ detail }: OrderEvent): string =>
  Object.entries(detail)
    .flatMap(([name, value]) => {
      if (value === null || value === undefined || value === '') return [];
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      return text === '' ? [] : [`${name}: ${text}`];
    })
    .join(' · ');
