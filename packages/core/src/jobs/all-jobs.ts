import { accountJobs } from '../accounts/jobs.ts';
import { catalogJobs } from '../catalog/jobs.ts';
import { configurationJobs } from '../configurations/jobs.ts';
import { instanceJobs } from '../instances/jobs.ts';
import { inventoryJobs } from '../inventory/jobs.ts';
import { orderJobs } from '../orders/jobs.ts';
import { posJobs } from '../pos/jobs.ts';
import { spiCallJobs } from '../spi-calls/jobs.ts';
import type { JobDefinition } from './define-job.ts';

/** Every kind of job of the house: `migrate` makes a queue for each. */
export const allJobs: readonly Pick<JobDefinition, 'name' | 'queue'>[] = [
  ...instanceJobs,
  ...accountJobs,
  ...configurationJobs,
  ...spiCallJobs,
  ...inventoryJobs,
  ...posJobs,
  ...catalogJobs,
  ...orderJobs,
];
