import { Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { FilterPeriod } from '../../components/filter-period.tsx';
import { MerchantPicker } from '../../components/merchant-picker.tsx';
import type { OutageWindow } from './outage-labels.ts';
import type { OutagesSearch } from './search.ts';

const hourMs = 3_600_000;
const presets = [
  { value: '1', label: 'Last hour' },
  { value: '3', label: '3 hours' },
  { value: '24', label: '24 hours' },
  { value: '168', label: '7 days' },
] as const;
const usualHours = 3;
/** So long a preset stays marked while the page is open. */
const nearMs = 5 * 60_000;

/** What the address says, or the last hours before the page was opened; as long as it is open, the same ones. */
export function useOutageWindow(search: OutagesSearch): OutageWindow {
  const [openedAt] = useState(minuteNow);
  return {
    from: search.from ?? before(openedAt, usualHours),
    until: search.until,
    accountId: search.accountId,
  };
}

/** When the outage was, and whose orders are meant. */
export function WindowBar(props: {
  readonly window: OutageWindow;
  set(changes: Partial<Record<keyof OutageWindow, string | undefined>>): void;
}) {
  const { window, set } = props;
  const chosen =
    window.until === undefined
      ? presets.find(
          ({ value }) =>
            Math.abs(Date.now() - Number(value) * hourMs - Date.parse(window.from)) < nearMs,
        )
      : undefined;
  return (
    <Group align="flex-end" gap="sm" mb="md" role="search" aria-label="Window">
      <SegmentedControl
        size="xs"
        mb={2}
        aria-label="Time shown"
        data={presets.map((preset) => ({ ...preset }))}
        value={chosen?.value ?? ''}
        onChange={(hours) => set({ from: before(minuteNow(), Number(hours)), until: undefined })}
      />
      <FilterPeriod
        label="Time"
        period={{ from: window.from, until: window.until }}
        width={240}
        onChange={set}
      />
      <MerchantPicker
        label="Merchant"
        value={window.accountId}
        onChange={(accountId) => set({ accountId })}
      />
    </Group>
  );
}

/** Full minutes, as periods are shown. */
const minuteNow = (): number => Math.floor(Date.now() / 60_000) * 60_000;
const before = (moment: number, hours: number): string =>
  new Date(moment - hours * hourMs).toISOString();
