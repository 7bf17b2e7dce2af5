import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** How the pages of an app are built; its `vite.config.ts` adds what is its own. */
export const viteSettings = (pages: {
  /** The app's folder. */
  readonly home: string;
  /** Where `index.html` lies, below `home`. */
  readonly root: string;
  readonly output: string;
  /** The path at which the pages are served, with a slash at both ends. */
  readonly base?: string;
}): UserConfig => ({
  root: join(pages.home, pages.root),
  base: pages.base ?? '/',
  plugins: [react()],
  build: {
    outDir: join(pages.home, pages.output),
    emptyOutDir: true,
    // Nothing is loaded from an inlined data: address, which the content security policy would refuse.
    assetsInlineLimit: 0,
    // Every browser that runs the pages knows it by now.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
