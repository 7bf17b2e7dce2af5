import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    // Nothing is loaded from an inlined data: address, which the content security policy would refuse.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    // `pnpm --filter @pos-bridge/console dev` beside a running console.
    proxy: {
      '/trpc': { target: 'http://localhost:4000', headers: { origin: 'http://localhost:4000' } },
      '/api': { target: 'http://localhost:4000', headers: { origin: 'http://localhost:4000' } },
    },
  },
});
