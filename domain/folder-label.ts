import type { Application } from './application.ts';
import { localDay } from './calendar.ts';
import type { Office } from './office.ts';
import type { PrintDocument, PrintLabel } from './print.ts';
import { labelWords as words } from './sheets-words.ts';
import type { ServiceStandard } from './standard.ts';

/** The label on a case's folder: whoever scans it lands on the case, at its next act. A name is on it only as initials. */

/** Labels on one A4 sheet: three across, seven down. */
export const labelsOnSheet = 21;

/** `Siti Aminah Contoh` → `S.A.C.`: enough to tell two folders apart, too little to read a name from. */
export function initialsOf(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
    .slice(0, 4)
    .map((letter) => `${letter.toLocaleUpperCase('id')}.`)
    .join('');
}

/** Where the console shows a case: ids only. */
export function caseAddress(publicUrl: string, officeId: string, applicationId: string): string {
  return `${publicUrl}/konsol/#/${officeId}/kasus/${applicationId}`;
}

export function folderLabel(
  office: Pick<Office, 'hours'>,
  of: { application: Application; standard: Pick<ServiceStandard, 'name'>; applicantName: string },
  publicUrl: string,
): PrintLabel {
  const { application, standard } = of;
  return {
    url: caseAddress(publicUrl, application.officeId, application.id),
    heading: application.reference,
    lines: [
      standard.name,
      words.received(localDay(application.submittedAt, office.hours.zone).split('-').reverse().join('-')),
      initialsOf(of.applicantName),
    ],
  };
}

/**
 * @param paper `labels-21`: an A4 sheet of labels 63,5 × 38,1 mm; `label-58`: one label a page, for a thermal printer
 * @param skip labels of the first sheet that are used up already
 */
export function folderLabelsDocument(
  office: Pick<Office, 'name'>,
  labels: readonly PrintLabel[],
  { paper, skip, madeOn }: { paper: 'labels-21' | 'label-58'; skip: number; madeOn: string },
): PrintDocument {
  return {
    title: words.title,
    author: office.name,
    madeOn,
    footer: '',
    paper,
    fit: 'flowing',
    blocks: [{ kind: 'labels', labels, skip: paper === 'labels-21' ? skip % labelsOnSheet : 0 }],
  };
}
