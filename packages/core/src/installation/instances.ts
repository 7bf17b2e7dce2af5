import type { InstanceId, WixGateway } from '@pos-bridge/wix';
import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { instances } from '../instances/tables.ts';
import type { JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { WixEventHandlers } from '../wix/wix-event.ts';
import type { WixTokens } from '../wix/wix-tokens.ts';
import type { AuthorizationStates } from './authorization-states.ts';
import { createInstallationChecks, type OnAppRemoved } from './confirm-installation.ts';
import { type AppInstaller, createAppInstaller } from './install-app.ts';
import type { InstallStateDeps } from './install-state.ts';

export type InstanceRow = Omit<typeof instances.$inferSelect, 'refreshToken'>;

export interface Instances {
  /** The way in for older apps. */
  readonly installer: AppInstaller;
  /** Asks Wix whether the app is on the site, and believes the answer. */
  confirmInstallation(instanceId: InstanceId): Promise<'installed' | 'not-installed'>;
  get(instanceId: InstanceId): Promise<InstanceRow | undefined>;
  /** Newest first; goes on after the last row of the page before. */
  list(page: {
    readonly limit: number;
    readonly after?: Pick<InstanceRow, 'firstSeenAt' | 'id'>;
  }): Promise<InstanceRow[]>;
  readonly eventHandlers: WixEventHandlers;
  readonly jobHandlers: readonly JobHandler[];
}

export function createInstances(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly jobs: JobQueue;
  readonly gateway: WixGateway;
  readonly tokens: WixTokens;
  readonly states: AuthorizationStates;
  readonly refreshReadiness: RefreshReadiness;
  readonly onInstalled: InstallStateDeps['onInstalled'];
  readonly onAppRemoved: OnAppRemoved;
  readonly publicUrl: string;
}): Instances {
  const { db } = deps;
  const checks = createInstallationChecks(deps);
  return {
    installer: createAppInstaller({ ...deps, wix: deps.gateway }),
    confirmInstallation: checks.confirm,
    get: async (instanceId) => {
      const [row] = await db.select().from(instances).where(eq(instances.id, instanceId));
      return row && withoutSecret(row);
    },
    list: async ({ limit, after }) => {
      const rows = await db
        .select()
        .from(instances)
        .where(
          after &&
            or(
              lt(instances.firstSeenAt, after.firstSeenAt),
              and(eq(instances.firstSeenAt, after.firstSeenAt), lt(instances.id, after.id)),
            ),
        )
        .orderBy(desc(instances.firstSeenAt), desc(instances.id))
        .limit(limit);
      return rows.map(withoutSecret);
    },
    eventHandlers: checks.eventHandlers,
    jobHandlers: checks.jobHandlers,
  };
}

const withoutSecret = ({
  refreshToken: _secret,
  ...row
}: typeof instances.$inferSelect): InstanceRow => row;
