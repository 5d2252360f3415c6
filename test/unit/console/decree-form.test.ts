import { describe, expect, it } from 'vitest';
import type { Decree } from '../../../domain/office.ts';
import { DecreeInput } from '../../../domain/lifecycle.ts';
import { decreeOf, decreeProblems, newDecree, newestFirst } from '../../../web/console/decree-form.ts';
import type { DecreeDraft } from '../../../web/console/decree-form.ts';

const previous: Decree = {
  v: 1,
  officeId: 'contoh',
  id: '060-1-2023',
  number: '060/ 1 /2023',
  title: 'PENETAPAN STANDAR PELAYANAN',
  on: '2023-06-22',
  signer: { post: 'CAMAT CONTOH', name: 'Lama Contoh' },
  legalBases: ['Undang-Undang Nomor 25 Tahun 2009'],
  dictums: [
    { label: 'KESATU', text: 'Menetapkan standar.' },
    { label: 'KEDUA', text: 'Keputusan Nomor 9/2019 dicabut.' },
    { label: 'KETIGA', text: 'Berlaku pada tanggal ditetapkan.' },
  ],
  pledge: ['Kami sanggup.'],
  notes: [],
};
const listed = {
  decrees: [previous],
  drafts: [
    { id: 'd1', serviceId: 'kartu', name: 'Kartu', version: 2, changedAt: 0, problems: 0 },
    { id: 'd2', serviceId: 'kartu', name: 'Kartu', version: 2, changedAt: 0, problems: 0 },
  ],
};
const begun = newDecree({
  previous,
  camat: { name: 'Baru Contoh', post: 'CAMAT CONTOH', nip: '1970' },
  place: 'Contoh',
  today: '2026-11-24',
});
const whole: DecreeDraft = { ...begun, number: ' 060/ 2 /2026 ', draftIds: ['d1'] };

describe('a new decree', () => {
  it('begins with what stays: legal bases, pledge, and the camat as he is appointed now', () => {
    expect(begun.legalBases).toEqual(previous.legalBases);
    expect(begun.pledge).toEqual(['Kami sanggup.']);
    expect(begun.signerName).toBe('Baru Contoh');
    expect(begun.on).toBe('2026-11-24');
    expect(begun.number).toBe('');
  });

  it('does not revoke once more what the last one revoked', () => {
    expect(begun.dictums).toEqual([
      { label: 'KESATU', text: 'Menetapkan standar.' },
      { label: 'KEDUA', text: 'Berlaku pada tanggal ditetapkan.' },
    ]);
  });

  it('needs a number of its own, a day, a signer and something that changes', () => {
    expect(decreeProblems(whole, listed)).toEqual([]);
    expect(decreeProblems({ ...whole, number: ' ' }, listed)).toEqual(['numberMissing']);
    expect(decreeProblems({ ...whole, number: '060/1/2023' }, listed)).toEqual(['numberTaken']);
    expect(decreeProblems({ ...whole, from: '2026-11-23' }, listed)).toEqual(['fromMissing']);
    expect(decreeProblems({ ...whole, signerName: '' }, listed)).toEqual(['signerMissing']);
    expect(decreeProblems({ ...whole, draftIds: [] }, listed)).toEqual(['nothingChanges']);
    expect(decreeProblems({ ...whole, draftIds: [], archives: ['kartu'] }, listed)).toEqual([]);
    expect(decreeProblems({ ...whole, draftIds: ['d1', 'd2'] }, listed)).toEqual(['sameServiceTwice']);
  });

  it('is sent trimmed, without empty parts, naming what it revokes', () => {
    const sent = decreeOf({ ...whole, revokesIds: [previous.id], signerRank: ' ' }, [previous]);
    expect(DecreeInput.parse(sent)).toEqual(sent);
    expect(sent.number).toBe('060/ 2 /2026');
    expect(sent.revokes).toBe('060/ 1 /2023');
    expect(sent.signer).toEqual({ post: 'CAMAT CONTOH', name: 'Baru Contoh', nip: '1970' });
    expect('recipients' in sent).toBe(false);
    expect('consultationId' in sent).toBe(false);
  });
});

describe('decrees', () => {
  it('stand newest first, those without a day last', () => {
    const undated = { ...previous, id: 'x' };
    delete undated.on;
    const newer = { ...previous, id: 'y', on: '2026-01-01' };
    expect(newestFirst([undated, previous, newer]).map(({ id }) => id)).toEqual(['y', '060-1-2023', 'x']);
  });
});
