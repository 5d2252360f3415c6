import * as z from 'zod';
import { ApplicationId, Reference } from './application.ts';
import type { Application } from './application.ts';
import { localDay } from './calendar.ts';
import { longDateTime } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintDocument } from './print.ts';
import { VillageCode } from './roles.ts';
import { bundleWords as words } from './sheets-words.ts';
import { Slug } from './standard.ts';
import type { Definition } from './standard.ts';

/** A village's bundle (paket desa): files of several residents that travel to the office together, with one slip. */

const Instant = z.int().min(0);

/** Made by the browser that begins it, so that pressing twice begins one. */
export const BundleId = z.string().regex(/^[0-9a-f]{32}$/);

/** Files in one bundle. */
export const bundleLimit = 20;

/** `bundles/{id}`: ids, codes and times only. */
export const Bundle = z.strictObject({
  v: z.literal(1),
  id: BundleId,
  officeId: Slug,
  /** Printed on the slip, to be typed where nothing scans. */
  code: Reference,
  villageCodes: z.array(VillageCode).min(1),
  madeBy: z.string(),
  madeAt: Instant,
  /** `open`: files are still added; `sent`: the slip is printed; `received`: the counter has gone through it. */
  state: z.enum(['open', 'sent', 'received']),
  sentAt: Instant.optional(),
  receivedAt: Instant.optional(),
  files: z.array(
    z.strictObject({
      applicationId: ApplicationId,
      addedAt: Instant,
      /** The paper lies at the counter: who took it, and when. */
      arrived: z.strictObject({ at: Instant, uid: z.string() }).optional(),
    }),
  ),
});
export type Bundle = z.infer<typeof Bundle>;

/** Papers that travel: what the applicant brings on paper instead of as a file. */
export function papersTravelling(definition: Definition, application: Pick<Application, 'items'>): string[] {
  return definition.requirements
    .filter(({ id }) => {
      const item = application.items[id];
      return item?.bringsPaper === true && item.files.length === 0;
    })
    .map(({ text }) => text);
}

/** Files the counter has looked for and not found. While nobody has looked nothing is missing. */
export function missingFiles({ state, files }: Pick<Bundle, 'state' | 'files'>): string[] {
  return state === 'received'
    ? files.filter(({ arrived }) => arrived === undefined).map(({ applicationId }) => applicationId)
    : [];
}

/**
 * What the counter ticked. A file once received keeps who took it and when; one found later is added; a press that
 * arrives twice changes nothing.
 */
export function received(
  bundle: Bundle,
  arrived: readonly string[],
  { at, uid }: { at: number; uid: string },
): Bundle {
  const files = bundle.files.map((file) =>
    file.arrived === undefined && arrived.includes(file.applicationId)
      ? { ...file, arrived: { at, uid } }
      : file,
  );
  return { ...bundle, state: 'received', receivedAt: bundle.receivedAt ?? at, files };
}

/** What a scanner or a hand puts into the field: the slip's address, the bundle's id, or its code. */
export function bundleKey(typed: string): { id: string } | { code: string } | undefined {
  const text = typed.trim();
  const id = /(?:^|\/)([0-9a-f]{32})$/i.exec(text)?.[1];
  if (id !== undefined) return { id: id.toLowerCase() };
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '');
  return Reference.safeParse(code).success ? { code } : undefined;
}

/** Where the console shows a bundle: ids only. */
export function bundleAddress(publicUrl: string, officeId: string, bundleId: string): string {
  return `${publicUrl}/konsol/#/${officeId}/lembar/paket/${bundleId}`;
}

export interface BundleEntry {
  reference: string;
  serviceName: string;
  papers: readonly string[];
}

export function bundleSlipDocument(
  office: Pick<Office, 'name' | 'hours' | 'villages'>,
  bundle: Bundle,
  entries: readonly BundleEntry[],
  { publicUrl, now }: { publicUrl: string; now: number },
): PrintDocument {
  const { zone, zoneLabel } = office.hours;
  const villages = bundle.villageCodes.map(
    (code) => office.villages.find((village) => village.code === code)?.name ?? code,
  );
  return {
    title: `${words.title} ${bundle.code}`,
    author: office.name,
    madeOn: localDay(now, zone),
    footer: `${office.name} · ${bundle.code}`,
    fit: 'flowing',
    blocks: [
      { kind: 'heading', level: 2, text: words.title },
      { kind: 'paragraph', text: words.lead },
      {
        kind: 'facts',
        rows: [
          { label: words.code, value: bundle.code },
          { label: words.village, value: villages.join(', ') },
          { label: words.made, value: longDateTime(bundle.madeAt, zone, zoneLabel) },
          { label: words.count, value: String(entries.length) },
        ],
      },
      {
        kind: 'table',
        columns: [
          { heading: words.number, width: 0.6, align: 'right' },
          { heading: words.reference, width: 2 },
          { heading: words.service, width: 3 },
          { heading: words.papers, width: 5 },
          { heading: words.arrived, width: 1.2 },
        ],
        rows: entries.map(({ reference, serviceName, papers }, index) => ({
          cells: [
            String(index + 1),
            reference,
            serviceName,
            papers.length > 0 ? papers.join('; ') : words.none,
            '',
          ],
        })),
      },
      { kind: 'qr', url: bundleAddress(publicUrl, bundle.officeId, bundle.id), caption: words.qr },
      { kind: 'signature', lines: [words.from], name: words.line },
      { kind: 'signature', lines: [words.to], name: words.line },
    ],
  };
}
