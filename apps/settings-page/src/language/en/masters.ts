import type { ConcernTexts } from '../words.ts';

const concerns: ConcernTexts = {
  entityAvailabilityUpdated: {
    name: 'Serving hours',
    help: 'When menus, sections and dishes can be ordered.',
  },
  fulfillmentMethodsDefinition: {
    name: 'Pickup and delivery',
    help: 'Which dishes are offered for pickup, for delivery, or both.',
  },
  dishImagesUpdated: { name: 'Photos', help: 'The pictures of your dishes.' },
  entitySortingControl: {
    name: 'Order on the menu',
    help: 'What comes first: sections in a menu, dishes in a section.',
  },
  dishLabelsUpdated: { name: 'Labels', help: 'Marks such as vegan, spicy or gluten free.' },
  dishOptionsMinMaxUpdated: {
    name: 'Number of extras',
    help: 'How many options a guest must or can choose.',
  },
  dishInStockUpdated: {
    name: 'Sold out',
    help: 'Whether a dish can be ordered right now.',
  },
};

export const masters = {
  title: 'Choose what the POS updates',
  lead: 'Names, descriptions and prices always come from your POS. Choose for the rest: “POS” replaces it on your site at every sync, “Wix” leaves it as you set it there.',
  concerns,
  wix: 'Wix',
  pos: 'POS',
  keep: 'Keep these settings',
  save: 'Save',
  saved: 'Saved. Applies from the next sync.',
  summary: (pos: number, wix: number) =>
    wix === 0 ? 'Your POS updates everything.' : `${pos} by your POS, ${wix} by you in Wix.`,
};
