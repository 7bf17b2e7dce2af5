import { readSandboxEnv } from './env.ts';
import { startSandbox } from './start-sandbox.ts';

const env = readSandboxEnv(process.env);
const sandbox = await startSandbox({
  wixPort: env.SANDBOX_WIX_PORT,
  posPort: env.SANDBOX_POS_PORT,
  host: env.SANDBOX_HOST,
  adapterUrl: env.SANDBOX_ADAPTER_URL,
  wixApp: { appId: env.WIX_APP_ID, appSecret: env.WIX_APP_SECRET },
  ...(env.SANDBOX_WIX_PRIVATE_KEY && { wixPrivateKeyPem: env.SANDBOX_WIX_PRIVATE_KEY }),
  posClient: {
    clientId: env.SANDBOX_POS_CLIENT_ID,
    clientSecret: env.SANDBOX_POS_CLIENT_SECRET,
  },
  posWebhookSecrets: env.SANDBOX_POS_WEBHOOK_SECRETS,
  ...(env.SANDBOX_STATE_DIR && { stateDirectory: env.SANDBOX_STATE_DIR }),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
console.log(`sandbox ready: Wix at ${sandbox.wixUrl}, POS at ${sandbox.posUrl}`);
