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
  state: { done: 'Done', next: 'Next', later: 'Later', trouble: 'Needs you' },

  connect: {
    title: 'Connect your POS',
    lead: 'Your POS asks you whether this site may read your menu and send it orders. That happens in a window of its own; this page goes on by itself.',
    button: (pos: string) => `Connect ${pos}`,
    again: (pos: string) => `Connect ${pos} again`,
    waiting: 'Waiting for you in the other window…',
    waitingHelp: 'Sign in to your POS there and allow the connection. This page goes on by itself.',
    blocked: 'Your browser has kept the window from opening.',
    openByHand: (pos: string) => `Open ${pos} here`,
    cancel: 'Stop waiting',
    connected: (merchant: string, pos: string) => `${merchant} is connected with ${pos}.`,
    justConnected: 'Your POS is connected.',
    revoked: (since: string) =>
      `Your POS has not let us in since ${since}. No orders and no menu changes come through until you connect again.`,
    revokedNoDate:
      'Your POS no longer lets us in. No orders and no menu changes come through until you connect again.',
    inactive:
      'Support has switched this account off. Nothing is synced and no orders come through; ask support what to do.',
    noProvider: 'No POS can be connected here yet. Ask support.',
  },

  locations: {
    title: 'Match your locations',
    lead: 'Say which location of your POS each location of your site is. Orders go to the kitchen that you choose here.',
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
    saved: 'The locations are saved.',
    notSaved: (count: number) =>
      count === 1
        ? 'One location could not be saved: somebody else took it, or the POS no longer has it. Look again.'
        : `${count} locations could not be saved: somebody else took them, or the POS no longer has them. Look again.`,
    refresh: 'Ask the POS again',
    refreshWix: 'Ask Wix again',
    noneOnSite:
      'Your site has no location yet. Add one in Wix under Settings, Business info; it turns up here.',
    noneInPos: 'Your POS has named no location yet. That can take a moment.',
    matched: (count: number, of: number) =>
      count === of
        ? `All ${of} locations are matched.`
        : `${count} of ${of} locations are matched.`,
    archived: 'Archived on Wix',
    atOnce: {
      title: (names: string) => `Already switched on in Wix: ${names}`,
      text: 'As soon as you save, the menu of your POS is published there, and the menus that your site has now are disabled. Nothing is deleted: Wix keeps them in its archive. If you want to decide first who keeps what up to date, take step 3 before you save.',
    },
    change: 'The menu of the new location is published with the next sync.',
  },

  switchOn: {
    title: 'Switch it on in Wix',
    lead: 'The last step is yours in Wix: switch the POS integration on for each location, in the settings of Wix Restaurants Orders. From then on your site takes orders for your POS.',
    on: 'On',
    off: 'Off',
    check: 'Check again',
    allOn: 'The integration is on everywhere.',
    some: (count: number, of: number) => `On at ${count} of ${of} locations.`,
  },
};
