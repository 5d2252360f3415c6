import * as z from 'zod';
import { ActId, ApplicationId, Collector } from './application.ts';
import { Bundle, BundleId } from './bundle.ts';
import { IsoDay } from './calendar.ts';
import { labelsOnSheet } from './folder-label.ts';
import { SpoiledBy } from './print-queue.ts';
import { Slug } from './standard.ts';

/**
 * Sheets of a day at the counter: collection sheet, folder labels, slips, bundles, what waits to be printed. Callables: name →
 * input and output. Whoever may not do a thing here gets an empty list, or `not-found` for a single paper, as for any case that
 * is not his to see. Hand-over and print themselves are acts on the case (`actOnApplication`).
 */

const inOffice = { officeId: Slug };
const inCase = { ...inOffice, applicationId: ApplicationId };
const inBundle = { ...inOffice, bundleId: BundleId };
const File = z.strictObject({ name: z.string(), type: z.string(), base64: z.string() });

const CollectionRow = z.strictObject({
  applicationId: ApplicationId,
  revision: z.int(),
  reference: z.string(),
  name: z.string(),
  serviceName: z.string(),
  letterNumber: z.string().optional(),
  originals: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  /** Who may collect it by its standard. */
  collectors: z.array(Collector).min(1),
  readyAt: z.int().optional(),
});
export type CollectionRow = z.infer<typeof CollectionRow>;

const PrintRow = z.strictObject({
  applicationId: ApplicationId,
  revision: z.int(),
  reference: z.string(),
  name: z.string(),
  serviceName: z.string(),
  productTitle: z.string(),
  letterNumber: z.string().optional(),
  /** Since when it waits. */
  since: z.int(),
  /** Sheets spoiled so far. */
  spoiled: z.int(),
  lastSpoiled: z.strictObject({ at: z.int(), by: SpoiledBy, note: z.string().optional() }).optional(),
});
export type PrintRow = z.infer<typeof PrintRow>;

/** A bundle with what its codes stand for; names are not part of it. */
export const BundleView = z.strictObject({
  bundle: Bundle,
  files: z.array(
    z.strictObject({
      applicationId: ApplicationId,
      reference: z.string(),
      serviceName: z.string(),
      papers: z.array(z.string()),
      arrivedAt: z.int().optional(),
      missing: z.boolean(),
      /** Goes on as a request for another service. */
      movedTo: z.strictObject({ id: ApplicationId, reference: z.string() }).optional(),
    }),
  ),
});
export type BundleView = z.infer<typeof BundleView>;

export const sheetsApi = {
  /** What lies ready to be handed over by the caller; `on`: only what became ready that day. Logged as one opening. */
  collectionList: {
    input: z.strictObject({ ...inOffice, on: IsoDay.optional() }),
    output: z.strictObject({ rows: z.array(CollectionRow), more: z.boolean() }),
  },
  /** The same as a sheet to be signed, A4. */
  collectionSheet: { input: z.strictObject({ ...inOffice, on: IsoDay.optional() }), output: File },
  folderLabels: {
    input: z.strictObject({
      ...inOffice,
      applicationIds: z
        .array(ApplicationId)
        .min(1)
        .max(3 * labelsOnSheet),
      paper: z.enum(['labels-21', 'label-58']),
      /** Labels of the first sheet that are gone. */
      skip: z
        .int()
        .min(0)
        .max(labelsOnSheet - 1),
    }),
    output: File,
  },
  /** Of a case that waits for its applicant: a page to print (A5, 80 or 58 mm), an A5 page as PDF, or a picture. Each has a link of its own. */
  returnedSlip: {
    input: z.strictObject({ ...inCase, form: z.enum(['page', 'pdf', 'picture']) }),
    output: File,
  },
  /** Cases at a print step that the caller may print. Logged as one opening. */
  printQueue: {
    input: z.strictObject(inOffice),
    output: z.strictObject({ rows: z.array(PrintRow), more: z.boolean() }),
  },
  /** A sheet was spoiled: noted, the case stays in the queue. `not-now` where it stands at no print step. */
  spoilPrint: {
    input: z.strictObject({
      ...inCase,
      actId: ActId,
      by: SpoiledBy,
      note: z.string().trim().max(300).optional(),
    }),
    output: z.strictObject({ spoiled: z.int() }),
  },
  /** Bundles the caller may see, newest first. */
  listBundles: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      bundles: z.array(
        z.strictObject({
          id: BundleId,
          code: z.string(),
          state: Bundle.shape.state,
          madeAt: z.int(),
          count: z.int(),
          arrived: z.int(),
          missing: z.int(),
          mine: z.boolean(),
        }),
      ),
    }),
  },
  /** Begins the bundle with its first file. `invalid-input` (`bundle`) where it is `full`, `sent` on its way, or the file is `in-another-bundle`. */
  addToBundle: {
    input: z.strictObject({ ...inBundle, applicationId: ApplicationId }),
    output: z.strictObject({ code: z.string(), count: z.int() }),
  },
  /** By what was scanned or typed: address, id or code. */
  openBundle: {
    input: z.strictObject({ ...inOffice, bundle: z.string().trim().min(1).max(400) }),
    output: BundleView,
  },
  /** The slip. An open bundle is closed by it, and has none for others than its maker (`still-filled`): what travels is what is printed. */
  bundleSlip: { input: z.strictObject(inBundle), output: File },
  /** What of a bundle lies at the counter, once its slip is printed; the others are missing from now on until they turn up. */
  receiveBundle: {
    input: z.strictObject({ ...inBundle, arrived: z.array(ApplicationId).max(20) }),
    output: BundleView,
  },
} as const;
