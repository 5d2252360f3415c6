import type { ApplicationEvent, Happening } from '../../../domain/application.ts';
import { longDateTime } from '../../../domain/dates-id.ts';
import type { Office } from '../../../domain/office.ts';
import { capacityWords, happenedWords, returnWords, roleWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { collectorWords, text } from '../text.ts';

/**
 * What happened, newest first. Roles, never names: who did it is the office's business.
 * @param sealed the letter bears the office's seal, not a person's signature
 */
export function timeline(events: readonly ApplicationEvent[], office: Office, sealed: boolean): Html {
  const { zone, zoneLabel } = office.hours;
  return html`<ol class="timeline" reversed>
    ${events
      .toReversed()
      .map(
        (event) =>
          html`<li>
            <strong>${happeningWords(event, office, sealed)}</strong
            ><span class="small"
              >${longDateTime(event.happenedAt ?? event.at, zone, zoneLabel)} ·
              ${text.status.by(actorWords(event))}${
                event.happenedAt === undefined
                  ? ''
                  : ` · ${text.status.recordedLater(longDateTime(event.at, zone, zoneLabel))}`
              }</span
            >
          </li>`,
      )}
  </ol>`;
}

function actorWords({ actor }: ApplicationEvent): string {
  switch (actor.kind) {
    case 'staff':
      return roleWords[actor.role];
    case 'applicant':
      return text.status.you;
    case 'system':
      return text.status.system;
    default:
      return actor satisfies never;
  }
}

/** e.g. "camat", "Plh. camat". */
function asWhom({ signerRole, capacity }: Extract<Happening, { kind: 'signed-on-paper' }>): string {
  const role = roleWords[signerRole];
  return capacity === undefined ? role : `${capacityWords[capacity]} ${role}`;
}

function happeningWords({ happening }: ApplicationEvent, office: Office, sealed: boolean): string {
  switch (happening.kind) {
    case 'submitted':
      return 'Permohonan dikirim';
    case 'checked':
      return happening.outcome === 'complete' ? 'Berkas lengkap' : 'Berkas perlu diperbaiki';
    case 'corrected':
      return 'Perbaikan dikirim';
    case 'validated':
      return 'Isi permohonan sudah diperiksa';
    case 'drafted':
      return 'Konsep surat dibuat';
    case 'numbered':
      return 'Nomor surat disiapkan';
    case 'initialed':
      return 'Surat diparaf';
    case 'prepared':
      return `Surat siap ditandatangani, nomor ${happening.taken.number}`;
    // The signed bytes are not stored yet: nothing is called signed before.
    case 'approved':
      return 'Surat sudah dibaca penanda tangan dan sedang diterbitkan';
    case 'issued':
      return text.status.issued[sealed ? 'seal' : 'signature'];
    case 'signed-on-paper':
      return `Ditandatangani ${asWhom(happening)} pada ${longDateTime(happening.signedAt, office.hours.zone, office.hours.zoneLabel)}`;
    case 'stamped':
      return 'Diberi stempel';
    case 'registered':
      return `Dicatat di buku register, nomor ${happening.taken.number}`;
    case 'handed-over':
      return `Diserahkan kepada ${collectorWords[happening.collector]}`;
    case 'returned':
      return happening.to === 'applicant'
        ? `Dikembalikan kepada Anda: ${returnWords[happening.reason].toLowerCase()}`
        : `Diperbaiki lagi di kantor: ${returnWords[happening.reason].toLowerCase()}`;
    case 'paused':
      return `Ditunda: ${pauseWords[happening.reason]}`;
    case 'resumed':
      return `Dilanjutkan: ${pauseWords[happening.reason]} sudah selesai`;
    case 'cancelled':
      return 'Permohonan dibatalkan';
    case 'survey-opened':
      return 'Survei dibuka';
    default:
      return happenedWords(happening, (moment) =>
        longDateTime(moment, office.hours.zone, office.hours.zoneLabel),
      );
  }
}

export const pauseWords = {
  returned: 'menunggu perbaikan berkas',
  applicant: 'menunggu kedatangan pemohon',
  agency: 'menunggu instansi lain',
  'signer-away': 'pejabat penanda tangan sedang tidak di tempat',
  fault: 'gangguan teknis',
} as const;
