import { lazyRouteComponent } from '@tanstack/react-router';

/** The code of a page could not be fetched, however often it was tried. */
export class PageNotLoaded extends Error {
  override readonly name = 'PageNotLoaded';
}

const pausesMs = [300, 1_500];

/** Fetches the code of a page, again where the network failed for a moment. */
export const withRetries =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    let failure: unknown;
    try {
      return await load();
    } catch (error) {
      failure = error;
    }
    // Browsers may remember that an address failed: it is asked for under another one.
    const [address] = /(?<!\S)https?:\S+\.js/.exec(String(failure)) ?? [];
    for (const pauseMs of pausesMs) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      try {
        const again: Promise<Module> =
          address === undefined ? load() : import(/* @vite-ignore */ `${address}?again=${pauseMs}`);
        return await again;
      } catch (error) {
        failure = error;
      }
    }
    throw new PageNotLoaded('the code of a page could not be fetched', { cause: failure });
  };

/** The page that a module exports by the name, fetched when one goes there. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(withRetries(load), name);
