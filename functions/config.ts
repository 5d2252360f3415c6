import { defineSecret, defineString } from 'firebase-functions/params';

/** Parameters and secrets of an installation, parsed once. Empty counts as unset. */

/** Public address of the site, without trailing slash: it stands in links and QR codes. */
export const publicUrl = defineString('PUBLIC_URL');
/** Sender of mails as shown. */
export const mailFrom = defineString('MAIL_FROM', { default: 'Loket Kecamatan <loket@localhost>' });
/** `smtps://user:password@host:port`. */
export const smtpUrl = defineSecret('SMTP_URL');
/** Private key and certificate chain (signer first) of the local signature driver, PEM. */
export const signerKeyPem = defineSecret('SIGNER_KEY_PEM');
export const signerChainPem = defineSecret('SIGNER_CHAIN_PEM');

/** Address of the agency's Esign Client Service (BSrE), without trailing slash; empty where no camat signs himself. */
export const bsreUrl = defineString('BSRE_URL', { default: '' });
/** Roots of the authority whose certificates the signers have, PEM: without them anybody's signature would do. */
export const bsreRoots = defineString('BSRE_ROOTS_PEM', { default: '' });
/** `yes` where the service is reached through a private tunnel: only then may its address be plain http. */
export const bsreTunnel = defineString('BSRE_PRIVATE_TUNNEL', { default: '' });
/** `user:password` of the application user at that service. */
export const bsreUser = defineSecret('BSRE_USER');
/** What that service calls a one-time code: its document says `totp`, its examples `otp`. */
export const bsreCodeField = defineString('BSRE_CODE_FIELD', { default: 'totp' });

/** Is this the Functions emulator? Only the refusals below ask; no behaviour depends on it. */
function isEmulator(): boolean {
  return process.env['FUNCTIONS_EMULATOR'] === 'true';
}

/**
 * What must never be true in production: an emulator's address (everything would be open), or the evaluation seal.
 * @throws with the remedy in the message
 */
export function refuseUnsafeProduction(facts: { evaluationSeal: boolean }): void {
  if (isEmulator()) return;
  const emulators = Object.keys(process.env).filter((name) => name.endsWith('_EMULATOR_HOST'));
  if (emulators.length > 0) {
    throw new Error(
      `Refusing to start: ${emulators.join(', ')} is set. Remove it from the deployed environment.`,
    );
  }
  if (facts.evaluationSeal) {
    throw new Error(
      'Refusing to sign: SIGNER_CHAIN_PEM holds the evaluation seal. Set the office seal’s own certificate.',
    );
  }
}

/**
 * What is typed to sign must never travel in the clear.
 * @throws with the remedy in the message
 */
export function refusePlainSigning({ url, tunnel }: { url: string; tunnel: string }): void {
  if (url.startsWith('https://') || tunnel === 'yes') return;
  throw new Error(
    'Refusing to sign: BSRE_URL is not https. Use https, or BSRE_PRIVATE_TUNNEL=yes in a private tunnel.',
  );
}

export function required(value: string, name: string): string {
  if (value.trim() === '') throw new Error(`The setting ${name} is empty`);
  return value;
}
