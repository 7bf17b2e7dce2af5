import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { Picker, type PickerOption, usePickerText } from './picker.tsx';

const shownAtMost = 20;

/** A filter by location, found by the words of its name or the merchant's; of one account, or of any. */
export function LocationPicker(props: {
  readonly label: string;
  readonly width?: number;
  /** The configuration's id. */
  readonly value: string | undefined;
  readonly accountId: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const { value, accountId } = props;
  const trpc = useTRPC();
  const text = usePickerText();
  const known = useQuery(
    trpc.stock.location.queryOptions(
      { configurationId: value ?? '' },
      { enabled: value !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  ).data;
  const chosen = known?.configurationId === value ? known && optionOf(known) : undefined;
  const wish = text.wishFor(chosen?.name);
  const found = useQuery(
    trpc.stock.locations.queryOptions(
      { name: wish.text, accountId, limit: shownAtMost },
      { enabled: wish.enabled },
    ),
  ).data?.rows;
  return <Picker {...props} chosen={chosen} found={found?.map(optionOf)} text={text} />;
}

const optionOf = (location: {
  readonly configurationId: string;
  readonly locationName: string | null;
  readonly posLocationName: string;
  readonly merchantName: string | null;
}): PickerOption => ({
  value: location.configurationId,
  name: location.locationName ?? location.posLocationName,
  hint: location.merchantName,
});
