import type { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { type CanonicalCatalog, canonicalCatalogSchema } from './canonical-menu.ts';
import { FindingList, type MenuFinding } from './menu-finding.ts';
import { checkEntities } from './menu-rules-entities.ts';
import { checkReferences } from './menu-rules-references.ts';

export interface MenuValidation {
  /** Those that block come first. */
  readonly findings: readonly MenuFinding[];
  /** What may be published; null where a finding blocks. */
  readonly catalog: CanonicalCatalog | null;
}

/**
 * Judges what a provider returned as a menu, and names each thing that is wrong with its path.
 * What is only reported is published all the same, without the part that cannot be (an option group
 * without choices, an image without an address).
 */
export function validateMenu(fetched: unknown): MenuValidation {
  const parsed = canonicalCatalogSchema.safeParse(fetched);
  if (!parsed.success) return { findings: shapeFindings(parsed.error), catalog: null };

  const findings = new FindingList();
  if (unstorable.test(canonicalJson(parsed.data))) {
    findings.blocks(
      'NOT_A_MENU',
      '',
      'The menu holds characters that are no text (NUL or broken Unicode).',
    );
  }
  checkReferences(parsed.data, findings);
  checkEntities(parsed.data, findings);
  const blocking = findings.found.filter(({ severity }) => severity === 'blocks');
  const reported = findings.found.filter(({ severity }) => severity === 'reported');
  return {
    findings: [...blocking, ...reported],
    catalog: blocking.length === 0 ? parsed.data : null,
  };
}

/** JSON escapes NUL and lone surrogates alone among what PostgreSQL refuses; an escaped backslash is none. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

function shapeFindings(error: z.ZodError): MenuFinding[] {
  return error.issues.map((issue) => {
    const path = pathText(issue.path);
    const isPrice = issue.path.at(-1) === 'price';
    return {
      code: isPrice ? 'PRICE_NOT_MONEY' : 'NOT_A_MENU',
      severity: 'blocks',
      path,
      sentence: isPrice
        ? `The price at ${path} is not an amount of money (${issue.message}).`
        : `The POS's menu is not understood at ${path === '' ? 'its root' : path}: ${issue.message}.`,
    };
  });
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
