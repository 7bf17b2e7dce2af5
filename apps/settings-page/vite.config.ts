import { fileURLToPath } from 'node:url';
import { viteSettings } from '@pos-bridge/web-build';
import { defineConfig } from 'vite';

export default defineConfig(
  viteSettings({
    home: fileURLToPath(new URL('.', import.meta.url)),
    root: 'src',
    output: 'dist',
    base: '/settings/',
  }),
);
