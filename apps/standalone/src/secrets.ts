import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  encryptionKey: z.string(),
  consoleAuthSecret: z.string(),
  adminPassword: z.string(),
  wixAppId: z.string(),
  wixAppSecret: z.string(),
  wixPrivateKey: z.string(),
  wixPublicKey: z.string(),
  posClientSecret: z.string(),
  posWebhookSecret: z.string(),
});
export type Secrets = z.infer<typeof secretsSchema>;

export interface KeptSecrets {
  readonly secrets: Secrets;
  readonly file: string;
  /** They did not exist before. */
  readonly areNew: boolean;
}

/** The secrets of a sandbox: made once, kept in `DATA_DIR`, readable by its owner alone. */
export async function keepSecrets(dataDir: string): Promise<KeptSecrets> {
  const file = path.join(dataDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return { secrets: secretsSchema.parse(JSON.parse(kept)), file, areNew: false };
  const secrets = makeSecrets();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return { secrets, file, areNew: true };
}

function makeSecrets(): Secrets {
  const wix = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    encryptionKey: `sandbox:${randomBytes(32).toString('base64')}`,
    consoleAuthSecret: randomBytes(32).toString('hex'),
    adminPassword: randomBytes(9).toString('base64url'),
    wixAppId: randomUUID(),
    wixAppSecret: randomBytes(32).toString('hex'),
    wixPrivateKey: wix.privateKey,
    wixPublicKey: wix.publicKey,
    posClientSecret: randomBytes(24).toString('hex'),
    posWebhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  };
}
