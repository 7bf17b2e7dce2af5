import { NativeSelect } from '@mantine/core';
import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { useTexts } from './language/texts.tsx';
import { useSite } from './site/site.tsx';

/** Where a site has several accounts that are not given up: the one that the page is about. */
export function AccountChoice(props: {
  readonly account: AccountView | undefined;
  readonly choose: (accountId: string) => void;
}) {
  const texts = useTexts();
  const { accounts } = useSite().overview;
  const open = accounts.filter(({ state }) => state !== 'disconnected');
  if (open.length < 2) return null;
  return (
    <NativeSelect
      label={texts.account}
      mb="md"
      maw={320}
      value={props.account?.id ?? ''}
      onChange={({ currentTarget }) => props.choose(currentTarget.value)}
      data={open.map(({ id, merchantName }) => ({ value: id, label: merchantName ?? id }))}
    />
  );
}
