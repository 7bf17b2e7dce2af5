import { accountJobs } from '../accounts/jobs.ts';
import { catalogJobs } from '../catalog/jobs.ts';
import { configurationJobs } from '../configurations/jobs.ts';
import { deliveryJobs } from '../deliveries/jobs.ts';
import { installationJobs } from '../installation/jobs.ts';
import { inventoryJobs } from '../inventory/jobs.ts';
import type { JobDefinition } from '../jobs/define-job.ts';
import { orderJobs } from '../orders/jobs.ts';
import { posJobs } from '../pos/jobs.ts';
import { spiCallJobs } from '../spi-calls/jobs.ts';
import { wixEventJobs } from '../wix/jobs.ts';

/** Every kind of job of the house: `migrate` makes a queue for each. */
export const allJobs: readonly Pick<JobDefinition, 'name' | 'queue'>[] = [
  ...wixEventJobs,
  ...installationJobs,
  ...accountJobs,
  ...configurationJobs,
  ...spiCallJobs,
  ...deliveryJobs,
  ...inventoryJobs,
  ...posJobs,
  ...catalogJobs,
  ...orderJobs,
];
