import { describe, expect, it } from 'vitest';
import type { ApplicationEvent } from '../../../domain/application.ts';
import type { Attachment } from '../../../domain/attachments.ts';
import { actFields, actValue, fieldProblem } from '../../../web/console/act-fields.ts';
import { eventFiles, fieldFiles, named, withFile } from '../../../web/console/attaching.ts';
import { base64Of } from '../../../web/console/base64.ts';
import { shrunkSize } from '../../../web/console/shrink-photo.ts';
import { mondayMorning } from '../../fixtures/deps.ts';

const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
const field = actFields('survey-field', { duties: [], items: {} }, []).find(({ kind }) => kind === 'files');
if (!field) throw new Error('no files asked for');
const problemOf = (value: string) => fieldProblem(field, value, undefined, mondayMorning);

describe('photos in a form', () => {
  it('are never asked for', () => {
    expect(problemOf('')).toBeUndefined();
    expect(actValue(field, '', undefined)).toBeUndefined();
  });

  it('go with the act once they arrived, in the order they were chosen', () => {
    const chosen = withFile(withFile('', first, 'sending'), second, 'sending');
    const arrived = withFile(withFile(chosen, second, 'sent'), first, 'sent');
    expect(problemOf(arrived)).toBeUndefined();
    expect(actValue(field, arrived, undefined)).toEqual([first, second]);
  });

  it('hold the act back while one is on its way, or did not arrive', () => {
    const chosen = withFile(withFile('', first, 'sent'), second, 'sending');
    expect(problemOf(chosen)).toBe('Tunggu sampai semua berkas terkirim.');
    const failed = withFile(chosen, second, 'failed');
    expect(problemOf(failed)).toBe('Ada berkas yang belum terkirim. Kirim ulang atau hapus berkas itu.');
    const without = withFile(failed, second, undefined);
    expect(problemOf(without)).toBeUndefined();
    expect(fieldFiles(without)).toEqual([{ id: first, state: 'sent' }]);
  });

  it('are asked for where something is seen, brought back or proved', () => {
    const asks = (['survey-field', 'hear', 'hold-event', 'agency-answer', 'record-payment'] as const).map(
      (act) => actFields(act, { duties: [], items: {} }, []).some(({ kind }) => kind === 'files'),
    );
    expect(asks).toEqual([true, true, true, true, true]);
    expect(actFields('summon', { duties: [], items: {} }, []).some(({ kind }) => kind === 'files')).toBe(
      false,
    );
  });
});

describe('a photo before it is sent', () => {
  it('is made 1600 pixels long where it is longer, and keeps its form', () => {
    expect(shrunkSize({ width: 4000, height: 3000 })).toEqual({ width: 1600, height: 1200 });
    expect(shrunkSize({ width: 1500, height: 3200 })).toEqual({ width: 750, height: 1600 });
    expect(shrunkSize({ width: 1601, height: 1 })).toEqual({ width: 1600, height: 1 });
    expect(shrunkSize({ width: 1600, height: 1200 })).toBeUndefined();
  });

  it('is written as base64 however large it is', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, position) => position % 251);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});

describe('files of an event', () => {
  const file = { sha256: 'c'.repeat(64), sizeBytes: 9, type: 'image/jpeg' as const };
  const paper = { sha256: 'd'.repeat(64), sizeBytes: 9, type: 'application/pdf' as const };
  const kept: Attachment = {
    ...file,
    id: first,
    name: 'tanggul.jpg',
    at: mondayMorning,
    uid: 'kasi',
    step: 'survei',
  };
  const surveyed: Pick<ApplicationEvent, 'happening' | 'revision'> = {
    revision: 7,
    happening: { kind: 'surveyed', surveyedAt: mondayMorning, suits: true, files: [file, paper] },
  };
  const names = (event: typeof surveyed, attachments: Attachment[]) =>
    eventFiles(event, attachments).map(({ name }) => name);

  it('are called as the officer’s device called them, once the act that names them is recorded', () => {
    const recorded = named(
      [kept],
      { act: 'survey-field', surveyedAt: 1, suits: true, attachments: [first] },
      7,
    );
    expect(recorded).toEqual([{ ...kept, used: 7 }]);
    expect(names(surveyed, recorded)).toEqual(['tanggul.jpg', 'Berkas 2']);
  });

  it('are counted where their names are not known', () => {
    expect(names(surveyed, [])).toEqual(['Foto 1', 'Berkas 2']);
    expect(names({ revision: 8, happening: { kind: 'validated' } }, [])).toEqual([]);
  });

  it('of a hand-over are a signature', () => {
    const happening = { kind: 'handed-over' as const, collector: 'applicant' as const, inBook: false };
    const signature = { ...file, type: 'image/png' as const };
    expect(names({ revision: 9, happening: { ...happening, files: [signature] } }, [])).toEqual([
      'Tanda tangan',
    ]);
  });
});
