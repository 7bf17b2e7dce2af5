import type { GroundTexts } from '../words.ts';

const listed = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

const grounds: GroundTexts = {
  'same-name': () => 'Both have the same name.',
  'spelled-alike': () => 'Their names are spelled alike.',
  'shared-words': (words) => `Both names have ${listed(words)}.`,
  'in-address': (words) => `${listed(words)} is in the address of the POS location.`,
  'only-ones-left': () => 'They are the only ones left.',
};

export const setUp = {
  heading: 'Set up',
  settingsHeading: 'Settings',
  state: { done: 'Done', next: 'Next', later: 'Later', trouble: 'Needs attention' },

  connect: {
    title: 'Connect your POS',
    lead: 'Allow this site to read your menu and send orders. Your POS asks in a new window; this page then continues automatically.',
    button: (pos: string) => `Connect ${pos}`,
    again: (pos: string) => `Connect ${pos} again`,
    waiting: 'Waiting for you in the other window…',
    waitingHelp:
      'Sign in to your POS there and allow the connection. This page continues automatically.',
    blocked: 'Your browser blocked the window.',
    openByHand: (pos: string) => `Open ${pos} here`,
    cancel: 'Stop waiting',
    connected: (merchant: string, pos: string) => `${merchant} is connected to ${pos}.`,
    justConnected: 'Your POS is connected.',
    revoked: (since: string) =>
      `Your POS has denied access since ${since}. Orders and menu changes are stopped until you connect again.`,
    revokedNoDate:
      'Your POS no longer allows access. Orders and menu changes are stopped until you connect again.',
    inactive:
      'Support has turned off this account. Menus and orders are stopped. Ask support what to do.',
    noProvider: 'No POS can be connected here yet. Ask support.',
  },

  locations: {
    title: 'Match your locations',
    lead: 'Choose the POS location for each location of your site. Orders go to the kitchen you choose.',
    onSite: 'On your site',
    inPos: 'In your POS',
    notUsed: 'None: no orders from here',
    suggested: 'Suggested.',
    grounds,
    taken: (name: string) => `${name} (taken)`,
    gone: (name: string) => `${name} (no longer in your POS)`,
    acceptAll: (count: number) =>
      count === 1 ? 'Accept the suggestion' : `Accept all ${count} suggestions`,
    save: 'Save',
    saved: 'Locations saved.',
    notSaved: (count: number) =>
      count === 1
        ? '1 location could not be saved: it is taken or no longer in your POS. Choose another one.'
        : `${count} locations could not be saved: they are taken or no longer in your POS. Choose others.`,
    refresh: 'Refresh from the POS',
    refreshWix: 'Refresh from Wix',
    noneOnSite:
      'Your site has no locations yet. Add one in Wix under Settings, Business info. It then appears here.',
    noneInPos: 'No locations from your POS yet. This can take a moment.',
    matched: (count: number, of: number) =>
      count === of ? 'All locations are matched.' : `${count} of ${of} locations are matched.`,
    archived: 'Archived on Wix',
    atOnce: {
      title: (names: string) => `Already switched on in Wix: ${names}`,
      text: 'As soon as you save, the menu of your POS is published there, and the menus that your site has now are disabled. Nothing is deleted: Wix keeps them in its archive. To choose first what the POS updates, do step 3 before you save.',
    },
    change: 'The menu of the new location is published with the next sync.',
  },

  switchOn: {
    title: 'Switch it on in Wix',
    lead: 'Turn on the POS integration for each location in the settings of Wix Restaurants Orders. Your site then takes orders for your POS.',
    on: 'On',
    off: 'Off',
    check: 'Check again',
    allOn: 'The integration is on at all locations.',
    some: (count: number, of: number) => `On at ${count} of ${of} locations.`,
  },
};
