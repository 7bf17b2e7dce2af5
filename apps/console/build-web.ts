import { fileURLToPath } from 'node:url';
import { buildPages } from '@pos-bridge/web-build';

await buildPages({
  home: fileURLToPath(new URL('.', import.meta.url)),
  output: 'dist/web',
  sources: ['src/web', '../../packages/ui-theme/src', 'package.json', 'build-web.ts'],
});
