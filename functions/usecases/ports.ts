import type { LetterContent, LetterInput } from '../../domain/letter.ts';
import type { OutboxMessage } from '../../domain/outbox.ts';
import type { PrintDocument } from '../../domain/print.ts';
import type { Result } from '../../domain/result.ts';
import type { Sheet } from '../../domain/sheet.ts';

/** What the use cases need from the world. Firestore, Storage, keys and clocks are somebody else's business. */

/** A document's state when it was read: what a precondition compares with. */
export type Seen = string;

export interface Stored {
  path: string;
  data: Record<string, unknown>;
  seen: Seen;
}

/**
 * One write of a commit. `create` fails if the document exists. `update` and `remove` fail if it changed since `before` was
 * read; `update` replaces the whole document. `merge` sets the named top-level fields whether or not the document exists.
 */
export type Write =
  | { do: 'create'; path: string; data: object }
  | { do: 'set'; path: string; data: object }
  | { do: 'merge'; path: string; data: object }
  | { do: 'update'; before: Stored; data: object }
  | { do: 'remove'; before: Stored };

export interface Query {
  /** A collection's path, or with `group: true` the last name of a collection group. */
  collection: string;
  group?: boolean;
  where: readonly { field: string; op: '==' | '<=' | '>=' | '<' | 'array-contains' | 'in'; value: unknown }[];
  orderBy?: { field: string; direction: 'asc' | 'desc' };
  limit: number;
}

/** Documents with all-or-nothing commits. One contract suite for Firestore and for memory. */
export interface Documents {
  get(path: string): Promise<Stored | undefined>;
  getAll(paths: readonly string[]): Promise<(Stored | undefined)[]>;
  find(query: Query): Promise<Stored[]>;
  /** `lost` when any precondition no longer held: nothing was written; read again, decide again. */
  commit(writes: readonly Write[]): Promise<'done' | 'lost'>;
  /** A commit of one `update` that gives back the document as it now is, so that it can be changed again without a read. */
  update(before: Stored, data: object): Promise<Stored | 'lost'>;
}

/** Files by content: the name is the hash, saving twice is saving once. */
export interface Files {
  save(officeId: string, bytes: Uint8Array, type: string): Promise<{ sha256: string }>;
  read(officeId: string, sha256: string): Promise<{ bytes: Uint8Array; type: string } | undefined>;
}

/** Identity provider of the staff (Firebase Auth). */
export interface Accounts {
  has(uid: string): Promise<boolean>;
  /** Sets the claims and ends the person's sessions, so that a lost right does not live on in a token. */
  setClaims(uid: string, claims: object): Promise<void>;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** What our own reading of a PDF's signatures says. */
export interface SignatureVerdict {
  verdict: 'valid' | 'invalid' | 'unsigned' | 'changed-after-signing';
  /** Of the last signature. */
  signerSubject?: string | undefined;
  /** How many there are. */
  signatures: number;
}

/** Letters: words → content → bytes, and reading signatures. The PDF library is loaded only when one of these runs. */
export interface Letters {
  /** The kinds of letter there are, each with the answers without which it is not made. */
  templates(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Refuses `letter-hole` naming the field that is missing. */
  compose(template: string, input: LetterInput): Promise<Result<LetterContent>>;
  /** Refuses `missing-glyphs` naming fields and characters. */
  check(content: LetterContent): Promise<Result<null>>;
  render(content: LetterContent): Promise<Result<Uint8Array>>;
  verify(pdf: Uint8Array): Promise<SignatureVerdict>;
  /** A poster, booklet or report as PDF; signs the face lacks are drawn as other signs, never left out unseen. */
  print(document: PrintDocument): Promise<Uint8Array>;
  /** The pages of the same one below the other as a PNG picture, for a telephone. */
  picture(document: PrintDocument): Promise<Uint8Array>;
}

/** Printed documents and tables as files of an office suite. Their libraries are loaded only when one of these runs. */
export interface Reports {
  /** The same document as `Letters.print`, to be worked on in a word processor. */
  docx(document: PrintDocument): Promise<Uint8Array>;
  xlsx(sheets: readonly Sheet[]): Promise<Uint8Array>;
  /** One archive of files by name. `at`: UTC milliseconds, the time each bears. */
  zip(files: Readonly<Record<string, Uint8Array>>, at: number): Promise<Uint8Array>;
}

/** What a signature says about itself. Printed nowhere; a reader shows it beside the signature. */
export interface SignatureFacts {
  signerName: string;
  reason: string;
  location: string;
  /** UTC milliseconds; the signing time, written as `/M`. */
  at: number;
  /** Unique within the file: `Tanda-tangan-1`. */
  fieldName: string;
}

/**
 * Puts a signature into a finished PDF as an incremental update: every byte given stays where it is. Throws when no signature
 * could be made; never returns an unsigned file. Drivers: the local key (`letters/sign.ts`).
 */
export interface Signer {
  driver: string;
  sign(pdf: Uint8Array, facts: SignatureFacts): Promise<Uint8Array>;
}

/** What a person types to sign: it lives in the one call, never in a log, a document or a queue. */
export interface Credential {
  kind: 'passphrase' | 'totp';
  secret: string;
}

/**
 * Why a person's signature did not come about. After `outcome-unknown` it may have: nobody calls again until a person has looked.
 * `code` is the service's own number.
 */
export interface SignFailure {
  kind:
    'wrong-credential' | 'not-registered' | 'rejected' | 'unavailable' | 'outcome-unknown' | 'bad-response';
  code?: number;
}

export type SignedByPerson =
  { ok: true; pdf: Uint8Array; documentId?: string | undefined } | { ok: false; failure: SignFailure };

/** Whether a person may sign, in the service's own word; not known when it did not answer. */
export type SignerStatus = { known: false } | { known: true; status: string; maySign: boolean };

/** Certified signatures of persons, made by a service with what the person types (BSrE). */
export interface PersonalSigner {
  driver: string;
  status(nik: string): Promise<SignerStatus>;
  sign(
    pdf: Uint8Array,
    of: { nik: string; credential: Credential; reason: string; location: string },
  ): Promise<SignedByPerson>;
  /** Has a one-time code sent to the person. */
  requestCode(nik: string): Promise<{ ok: true } | { ok: false; failure: SignFailure }>;
}

/** What an applicant is told about, by event. */
export type NoticeKind = OutboxMessage['notice'];

/** Words of a message; the wording lives in `notify/messages.ts`. */
export interface Wording {
  (
    notice: NoticeKind,
    facts: OutboxMessage['facts'] & { link: string },
  ): {
    subject: string;
    text: string;
  };
}

/** Time, chance and hashing, handed in so that tests can choose them. */
export interface Surroundings {
  now(): number;
  /** 128 random bits as 32 hex digits. */
  newId(): string;
  /** 128 random bits for a link, base64url. */
  newSecret(): string;
  /** 10 characters without look-alikes. */
  newReference(): string;
  sha256(data: string | Uint8Array): string;
  /** Keyed hash, hex. */
  hmac(key: string, text: string): string;
  /** Waits a random short while before trying a lost commit again. */
  pause(attempt: number): Promise<void>;
  /** Ids and codes only: whatever is logged must not be personal. */
  log(message: string, facts: Record<string, string | number | boolean>): void;
}

/** Public address of this installation, e.g. in links and QR codes; without trailing slash. */
export interface Settings {
  publicUrl: string;
}

export interface Deps extends Surroundings {
  documents: Documents;
  files: Files;
  accounts: Accounts;
  mailer: Mailer;
  settings: Settings;
}

/** Use cases that touch letters. */
export interface LetterDeps extends Deps {
  letters: Letters;
}

/** Use cases that make reports and exports. */
export interface ReportDeps extends LetterDeps {
  reports: Reports;
}

/** Use cases that sign. */
export interface SigningDeps extends LetterDeps {
  signer: Signer;
}
