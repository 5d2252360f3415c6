import type { Draft } from '../../domain/draft.ts';
import { dataPage } from '../../web/citizen/pages/apply.ts';
import { document } from '../../web/citizen/pages/layout.ts';
import type { Page } from '../../web/citizen/pages/layout.ts';
import { receiptPage } from '../../web/citizen/pages/receipt.ts';
import { servicePage } from '../../web/citizen/pages/service.ts';
import { assets as builtAssets } from '../assets.ts';
import type { RenderPreview } from '../usecases/preview-standard.ts';
import type { ReceiptWriter } from '../usecases/take-in.ts';

/** A draft of a standard through the very pages of the site, without script: the console shows them in frames that run none. */
export function previewPages(
  publicUrl: string,
  assets: Readonly<Record<string, string>> = builtAssets,
): RenderPreview {
  const still = ({ script: _script, ...page }: Page): string => document({ assets, publicUrl }, page);
  return (view) => {
    const { office, standard } = view;
    const draft = emptyDraft(office.id, standard.serviceId, standard.version);
    return {
      page: still(servicePage({ ...view, inForce: standard.version, publicUrl })),
      form: still(dataPage({ office, standard, draft })),
    };
  };
}

/** The applicant's receipt as a whole document, for the counter to print. */
export function receiptWriter(
  publicUrl: string,
  assets: Readonly<Record<string, string>> = builtAssets,
): ReceiptWriter {
  return (of) => {
    const { script: _script, ...page } = receiptPage({ ...of, handedOut: true });
    return document({ assets, publicUrl }, page);
  };
}

/** Nobody's: it is only drawn. */
function emptyDraft(officeId: string, serviceId: string, version: number): Draft {
  return {
    v: 1,
    id: '0'.repeat(32),
    officeId,
    serviceId,
    version,
    secretHash: '0'.repeat(64),
    input: {},
    items: {},
    fileNames: {},
    createdAt: 0,
    expiresAt: 0,
  };
}
