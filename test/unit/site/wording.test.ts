import { beforeAll, describe, expect, it } from 'vitest';
import { act, aSentCase, bringTo, faulty, stateOf } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import { contoh, realOffices } from '../../fixtures/office.ts';
import { refusals } from '../../fixtures/refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { StatusWord } from '../../../domain/status.ts';
import * as wordsId from '../../../domain/words-id.ts';
import { wording } from '../../../functions/notify/messages.ts';
import type { NoticeKind } from '../../../functions/usecases/ports.ts';
import {
  collectorWords,
  faultRemedies,
  nikWarningWords,
  refusalMessage,
  requirementHints,
  requirementNotes,
  text,
} from '../../../web/citizen/text.ts';
import { indexText } from '../../../web/survey/index-text.ts';
import { surveyText } from '../../../web/survey/text.ts';
import { actIdIn, siteOf, Visitor, wordsOf } from './visitor.ts';

/** Wordings never used on the public site (shared ui §4), each with words that would break the rule. */
const forbidden: readonly [what: string, pattern: RegExp, examples: readonly string[]][] = [
  ['*ditolak* for an incomplete file', /ditolak/i, ['Permohonan ditolak']],
  [
    '*sah* or *asli* as a promise',
    /dijamin (sah|asli)|surat (ini )?(asli|sah)\b|\bpasti (asli|sah)\b/i,
    ['Dijamin sah', 'Surat ini asli', 'Surat sah', 'Pasti asli.'],
  ],
  [
    '*menyetujui* for what the law requires',
    /menyetujui|saya setuju/i,
    ['Dengan ini Anda menyetujui', 'Ya, saya setuju'],
  ],
  ['*gagal* without the next step', /\bgagal\b/i, ['Pengiriman gagal']],
  [
    'English',
    /\b(upload|submit|download|error|login|file|please|online)\b/i,
    [
      'Upload foto',
      'Submit',
      'Download surat',
      'Error 500',
      'Login dulu',
      'Pilih file',
      'Please',
      'Daftar online',
    ],
  ],
];

/** One of each status; the type makes a new one appear here. */
const statuses: { [C in StatusWord['code']]: Extract<StatusWord, { code: C }> } = {
  received: { code: 'received' },
  returned: { code: 'returned' },
  processing: { code: 'processing' },
  'awaiting-initial': { code: 'awaiting-initial', by: [{ role: 'section-head', section: 'angin' }] },
  'awaiting-signature': { code: 'awaiting-signature', by: [{ role: 'secretary' }, { role: 'camat' }] },
  ready: { code: 'ready' },
  issued: { code: 'issued' },
  'handed-over': { code: 'handed-over' },
  finished: { code: 'finished' },
  cancelled: { code: 'cancelled' },
  transferred: { code: 'transferred' },
  'on-hold': { code: 'on-hold', reason: 'fault' },
  'awaiting-survey': { code: 'awaiting-survey' },
  summoned: { code: 'summoned' },
  'awaiting-appointment': { code: 'awaiting-appointment', booked: false },
  'awaiting-agency': { code: 'awaiting-agency', agency: 'Dinas Contoh' },
  'awaiting-answer': { code: 'awaiting-answer' },
  'awaiting-event': { code: 'awaiting-event' },
  'awaiting-recap': { code: 'awaiting-recap' },
  forwarded: { code: 'forwarded', agency: 'Dinas Contoh' },
  refused: { code: 'refused' },
  expired: { code: 'expired' },
};
const notices: { [K in NoticeKind]: K } = {
  received: 'received',
  returned: 'returned',
  ready: 'ready',
  cancelled: 'cancelled',
  refused: 'refused',
  expired: 'expired',
};

/** Words shared with console and messages: the tables as they are, the functions with samples. */
function sharedWords(): string[] {
  const { statusWords, performerWords: _performers, ...tables } = wordsId;
  return [
    ...wordsIn(tables),
    ...[...Object.values(statuses), { code: 'on-hold', reason: 'signer-away' } as const].map((word) =>
      statusWords(word, contoh.office),
    ),
  ];
}

const facts = {
  officeName: 'Kecamatan',
  serviceName: 'Surat',
  reference: '23456789AB',
  link: 'https://l.example',
};

/** All words of a text table, its functions called with sample values. */
function wordsIn(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') return wordsIn((table as (...of: string[]) => unknown)('1', '2'));
  if (table !== null && typeof table === 'object') return Object.values(table).flatMap(wordsIn);
  return [];
}

const pages = new Map<string, string>();

beforeAll(async () => {
  const deps = await staffedDeps(realOffices);
  const visitor = new Visitor(siteOf(deps));
  const look = async (path: string) => pages.set(path, wordsOf(await visitor.visit(path)));
  for (const path of ['/', '/kejayan', '/juai', '/kejayan/lacak', '/kejayan/ikm', '/nirwana'])
    await look(path);
  const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  const own = `/kejayan/permohonan/${sent.access.reference}`;
  await look(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
  await look(`${own}/tanda-terima`);
  await look(`${own}/batal`);
  granted(await act(deps, sent, { role: 'counter' }, faulty(await stateOf(deps, sent), 'ktp')));
  pages.set('returned', wordsOf(await visitor.visit(own)));
  await look(`${own}/belum-lengkap`);
  await visitor.post(`${own}/perbaikan/ktp/kertas`, { bawa: 'ya' });
  await visitor.post(`${own}/perbaikan`, { actId: actIdIn(await visitor.visit(own)) });
  await bringTo(deps, sent, 'serah');
  const ready = await visitor.visit(own);
  pages.set('ready', wordsOf(ready));
  pages.set('survey', wordsOf(await visitor.post(`${own}/survei`, { actId: actIdIn(ready) })));
  const token = [...deps.documents.all().keys()].find((path) => path.startsWith('verifications/'));
  await look(`/v/${token?.split('/')[1] ?? ''}`);
  await visitor.post('/kejayan/layanan/pengantar-skck/mulai');
  const draft = visitor.path;
  for (const path of [draft, `${draft}/berkas`, `${draft}/periksa`]) await look(path);
});

describe('words people read', () => {
  it.each(forbidden)('are never %s', (_what, pattern) => {
    expect(pages.size).toBeGreaterThan(15);
    for (const [path, words] of pages) expect([path, pattern.exec(words)?.[0]]).toEqual([path, undefined]);
    const tables = [
      ...wordsIn(text),
      ...[collectorWords, requirementHints, requirementNotes, faultRemedies, nikWarningWords].flatMap(
        wordsIn,
      ),
      ...wordsIn(surveyText),
      ...wordsIn(indexText),
      ...wordsIn(Object.values(refusals).map(refusalMessage)),
      ...wordsIn(Object.values(notices).map((notice) => wording(notice, facts))),
      ...sharedWords(),
    ];
    expect(tables.length).toBeGreaterThan(200);
    for (const words of tables) expect(words).not.toMatch(pattern);
  });

  it.each(forbidden)('would be found where they are %s', (_what, pattern, examples) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const words of examples) expect(words).toMatch(pattern);
  });

  it('are tried for every refusal there is', () => {
    const codes = Refusal.options.map((option) => option.shape.code.value);
    expect(Object.keys(refusals).sort()).toEqual(codes.sort());
  });

  it.each([
    ['refused', 'Permohonan 23456789AB tidak dapat dipenuhi'],
    ['expired', 'Permohonan 23456789AB ditutup karena belum dilanjutkan'],
  ] as const)(
    'of a mail that a case is %s say where the reason stands and where to complain',
    (notice, title) => {
      const { subject, text: body } = wording(notice, facts);
      expect(subject).toBe(title);
      expect(body).toContain('alasan tertulis');
      expect(body).toContain('saluran pengaduan layanan ini');
      expect(body).toContain('permohonan baru');
      expect(body).toContain(`Lihat permohonan Anda: ${facts.link}`);
    },
  );

  it('call the office’s own rules by their name and not a standard', async () => {
    const deps = await staffedDeps(realOffices);
    const words = wordsOf(await new Visitor(siteOf(deps)).visit('/kejayan/layanan/pengantar-skck'));
    const policy = words.slice(words.indexOf('Kebijakan kantor, bukan bagian standar'));
    expect(policy).toContain('Surat ditandatangani secara elektronik');
  });
});
