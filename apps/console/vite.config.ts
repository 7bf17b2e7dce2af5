import { fileURLToPath } from 'node:url';
import { viteSettings } from '@pos-bridge/web-build';
import { defineConfig } from 'vite';

const ofTheConsole = {
  target: 'http://localhost:4000',
  headers: { origin: 'http://localhost:4000' },
};

export default defineConfig({
  ...viteSettings({
    home: fileURLToPath(new URL('.', import.meta.url)),
    root: 'src/web',
    output: 'dist/web',
  }),
  server: {
    // `pnpm --filter @pos-bridge/console dev` beside a running console.
    proxy: { '/trpc': ofTheConsole, '/api': ofTheConsole },
  },
});
