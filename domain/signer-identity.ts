import * as z from 'zod';

/** `offices/{o}/staff/{uid}/private/signing` **P**: how the signing service knows the signer. No client reads it. */
export const SignerIdentity = z.strictObject({
  v: z.literal(1),
  nik: z.string().regex(/^\d{16}$/),
});
export type SignerIdentity = z.infer<typeof SignerIdentity>;
