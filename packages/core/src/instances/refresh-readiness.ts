import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import type { Transaction } from '../database/connect.ts';

/** Which configurations may have changed their status. */
export type ReadinessScope =
  | { readonly instanceId: InstanceId }
  | { readonly accountId: AccountId }
  | { readonly configurationId: ConfigurationId };

/** Looks again at the status of configurations, after (and in the transaction of) any change to it. */
export type RefreshReadiness = (tx: Transaction, scope: ReadinessScope) => Promise<void>;
