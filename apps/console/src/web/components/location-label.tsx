import { Dash } from './dash.tsx';
import classes from './location-label.module.css';
import { TextLink } from './text-link.tsx';

/** A merchant by name, leading to the account. */
export function MerchantLink(props: {
  readonly of: { readonly accountId: string | null; readonly merchantName: string | null };
}) {
  const { accountId, merchantName } = props.of;
  if (accountId === null) return merchantName ?? <Dash />;
  return (
    <TextLink
      to="/accounts/$accountId"
      params={{ accountId }}
      className={classes.name}
      title={merchantName ?? accountId}
    >
      {merchantName ?? accountId}
    </TextLink>
  );
}

/** A location by name, leading to its stock. */
export function LocationLink(props: {
  readonly of: { readonly configurationId: string | null; readonly locationName: string | null };
}) {
  const { configurationId, locationName } = props.of;
  if (configurationId === null) return locationName ?? <Dash />;
  return (
    <TextLink
      to="/stock/$configurationId"
      params={{ configurationId }}
      className={classes.name}
      title={locationName ?? configurationId}
    >
      {locationName ?? configurationId}
    </TextLink>
  );
}
