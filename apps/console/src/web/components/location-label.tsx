import { Text } from '@mantine/core';
import { TextLink } from './text-link.tsx';

/** Of whom something is, and where, in a table’s cell. */
export function LocationLabel(props: {
  readonly of: { readonly merchantName: string | null; readonly locationName: string | null };
}) {
  const { merchantName, locationName } = props.of;
  return (
    <>
      {merchantName ?? '–'}
      <Text span c="dimmed" fz="inherit">
        {' '}
        · {locationName ?? '–'}
      </Text>
    </>
  );
}

/** A merchant by name, leading to the account. */
export function MerchantLink(props: {
  readonly of: { readonly accountId: string; readonly merchantName: string | null };
}) {
  const { accountId, merchantName } = props.of;
  return (
    <TextLink to="/accounts/$accountId" params={{ accountId }}>
      {merchantName ?? accountId}
    </TextLink>
  );
}

/** A location by name, leading to its stock. */
export function LocationLink(props: {
  readonly of: { readonly configurationId: string; readonly locationName: string | null };
}) {
  const { configurationId, locationName } = props.of;
  return (
    <TextLink to="/stock/$configurationId" params={{ configurationId }}>
      {locationName ?? configurationId}
    </TextLink>
  );
}
