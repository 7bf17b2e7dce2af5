import { z } from 'zod';
import { type ApiAnswer, catalogId, type TestWix } from './test-wix.ts';

export const drafts = '/restaurants/v3/draft-catalogs';

const bulkAnswer = z.object({
  results: z.array(
    z.object({
      entityMetadata: z.object({
        id: z.string().optional(),
        originalIndex: z.number(),
        success: z.boolean(),
        error: z.object({ code: z.string() }).optional(),
      }),
      entity: z.unknown().optional(),
    }),
  ),
  bulkActionMetadata: z.object({ totalSuccesses: z.number(), totalFailures: z.number() }),
});

/** What a client of drafts does again and again, at the simulated Wix of the test that runs. */
export function testDrafts(current: () => TestWix) {
  async function createDraft(): Promise<string> {
    const answer = await current().call('POST', `${drafts}/${catalogId}/create`, {});
    return z.object({ catalog: z.object({ id: z.string() }) }).parse(answer.body).catalog.id;
  }
  const bulk = (draftId: string, path: string, body: unknown): Promise<ApiAnswer> =>
    current().call('POST', `${drafts}/${draftId}/bulk/${path}`, body);
  const results = async (draftId: string, path: string, body: unknown) =>
    bulkAnswer.parse((await bulk(draftId, path, body)).body);
  const idOf = async (draftId: string, path: string, body: unknown): Promise<string> => {
    const { results: made } = await results(draftId, path, body);
    return z.string().parse(made[0]?.entityMetadata.id);
  };

  /** A draft with one of everything: variation, menu, section, dish. */
  async function smallMenu(draftId: string) {
    const large = await idOf(draftId, 'variations/create', { variations: [{ name: 'Large' }] });
    const menuId = await idOf(draftId, 'menus/create', { menus: [{ name: 'Lunch' }] });
    const sectionId = await idOf(draftId, 'sections/create', {
      createSectionRequests: [{ menuId, section: { name: 'Soups' } }],
    });
    const dishId = await idOf(draftId, 'dishes/create', {
      createDishRequests: [
        {
          menuId,
          sectionId,
          dish: {
            name: 'Soup',
            price: { value: '5.00' },
            dishOptions: {
              values: [
                {
                  name: 'Size',
                  selection: {
                    defaultChoice: large,
                    availableChoices: [{ itemId: large, price: { value: '1.50' } }],
                  },
                },
              ],
            },
          },
        },
      ],
    });
    return { large, menuId, sectionId, dishId };
  }
  const publish = (draftId: string) => current().call('POST', `${drafts}/${draftId}/publish`, {});
  return { createDraft, bulk, results, smallMenu, publish };
}
