import { fileURLToPath } from 'node:url';
import { buildPages } from '@pos-bridge/web-build';

await buildPages({
  home: fileURLToPath(new URL('.', import.meta.url)),
  output: 'dist',
  sources: ['src', '../../packages/ui-theme/src', 'package.json', 'build-web.ts'],
  // A site owner opens this once, perhaps by a phone, and waits inside somebody else's page.
  mostScriptBytes: 120 * 1024,
});
