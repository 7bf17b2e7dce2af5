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
    name: 'How many extras',
    help: 'How many choices a guest must or may take.',
  },
  dishInStockUpdated: {
    name: 'Sold out',
    help: 'Whether a dish can be ordered right now.',
  },
};

export const masters = {
  title: 'Decide who keeps what up to date',
  lead: 'Names, descriptions and prices always come from your POS. For the rest you decide: what the POS keeps is replaced on your site at every sync; what Wix keeps stays as you set it there.',
  concerns,
  wix: 'Wix',
  pos: 'POS',
  keep: 'Keep it like this',
  save: 'Save',
  saved: 'Saved. It counts from the next sync on.',
  summary: (pos: number, wix: number) =>
    wix === 0
      ? 'Your POS keeps everything up to date.'
      : `${pos} by your POS, ${wix} by you in Wix.`,
};
