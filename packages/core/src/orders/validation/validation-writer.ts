import type { Database } from '../../database/connect.ts';
import { isDatabaseUnavailable } from '../../database/faults.ts';
import {
  type StoredValidation,
  storeStatement,
  storeValidations,
  type ValidationToStore,
} from './store-validation.ts';

/** Stores a validation and answers once it is durable. */
export type StoreValidation = (validation: ValidationToStore) => Promise<StoredValidation>;

/** Statements on their way at once. */
const mostStatements = 3;
/**
 * Powers of two, so that a connection has few statements to prepare. A validation costs the database half
 * as much in company of 15 as in company of 3.
 */
const batchSizes = [32, 16, 8, 4, 2, 1] as const;
/** While a statement is on its way, so many share the next one before it is sent alongside. */
const worthAnother = 16;

interface Waiting {
  readonly validation: ValidationToStore;
  resolve(stored: StoredValidation): void;
  reject(error: unknown): void;
}

/**
 * One statement, and one flush of the database's log, for the validations that are ready at the same
 * time. A single one does not wait for others.
 */
export function createValidationWriter(deps: {
  readonly database: Pick<Database, 'sql'>;
}): StoreValidation {
  const statements = batchSizes.map((size) => ({ size, statement: storeStatement(size) }));
  const alone = storeStatement(1);
  const waiting: Waiting[] = [];
  let running = 0;

  const run = async (statement: string, batch: readonly Waiting[]): Promise<void> => {
    try {
      const stored = await storeValidations(
        deps.database,
        statement,
        batch.map(({ validation }) => validation),
      );
      for (const { validation, resolve } of batch) {
        resolve(stored.get(validation.decided.id) ?? null);
      }
    } catch (error) {
      if (batch.length === 1 || isDatabaseUnavailable(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One that the database cannot hold must not cost the others.
      await Promise.all(batch.map((one) => run(alone, [one])));
    }
  };

  const pump = (): void => {
    while (running < mostStatements && waiting.length >= (running === 0 ? 1 : worthAnother)) {
      const fitting = statements.find(({ size }) => size <= waiting.length);
      if (fitting === undefined) return;
      const batch = waiting.splice(0, fitting.size);
      running += 1;
      void run(fitting.statement, batch).finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  return (validation) =>
    new Promise((resolve, reject) => {
      waiting.push({ validation, resolve, reject });
      pump();
    });
}
