import type { MantineColorSchemeManager } from '@mantine/core';

/** Light or dark as the system says: an iframe of another site has no storage that lasts. */
export const schemeOfSystem: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
