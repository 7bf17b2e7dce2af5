import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { Picker, type PickerOption, usePickerText } from './picker.tsx';

const shownAtMost = 20;

/** A filter by merchant: an account, found by the words of the merchant's name. */
export function MerchantPicker(props: {
  readonly label: string;
  readonly width?: number;
  /** The account's id. */
  readonly value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const trpc = useTRPC();
  const text = usePickerText();
  const known = useQuery(
    trpc.accounts.list.queryOptions(
      { accountId: props.value, limit: 1 },
      { enabled: props.value !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  ).data?.rows[0];
  const chosen = known?.id === props.value ? known && optionOf(known) : undefined;
  const wish = text.wishFor(chosen?.name);
  const found = useQuery(
    trpc.accounts.list.queryOptions(
      { merchant: wish.text, limit: shownAtMost },
      { enabled: wish.enabled },
    ),
  ).data?.rows;
  return <Picker {...props} chosen={chosen} found={found?.map(optionOf)} text={text} />;
}

const optionOf = (account: {
  readonly id: string;
  readonly merchantName: string | null;
  readonly provider: string;
  readonly state: 'active' | 'inactive' | 'disconnected';
}): PickerOption => ({
  value: account.id,
  name: account.merchantName ?? account.id,
  hint: account.state === 'active' ? account.provider : account.state,
});
