import { describe, expect, it } from 'vitest';
import { Act, FaultReason, ReturnReason } from '../../../domain/application.ts';
import { Refusal as RefusalSchema } from '../../../domain/refusal.ts';
import { Step } from '../../../domain/steps/step.ts';
import { faultWords, returnWords, stepWords } from '../../../domain/words-id.ts';
import {
  actWords,
  cardStatusWords,
  refusalMessages,
  refusalWords,
  signInProblem,
  whoCan,
} from '../../../web/console/text.ts';
import { refusals } from '../../fixtures/refusals.ts';
import { aCard } from './a-card.ts';

const office = { sections: [{ id: 'angin', name: 'Seksi Angin' }] };

describe('every no', () => {
  it('has a sentence of its own', () => {
    const codes = RefusalSchema.options.map((option) => option.shape.code.value).sort();
    expect(Object.keys(refusalMessages).sort()).toEqual(codes);
    const sentences = Object.values(refusals).map((refusal) => refusalWords(refusal));
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it('says what is wrong and what to do, in two sentences without codes or English', () => {
    for (const refusal of Object.values(refusals)) {
      const words = refusalWords(refusal, (id) => (id === 'ktp' ? 'Foto copy KTP' : undefined));
      expect(words.split(/[.;] /).length, words).toBeGreaterThan(1);
      expect(words, refusal.code).not.toContain(refusal.code);
      expect(words, refusal.code).not.toMatch(/undefined|null|signedAt|out-of-range|\bktp\b/);
    }
  });

  it('never says gagal, ditolak or asli', () => {
    for (const refusal of Object.values(refusals))
      expect(refusalWords(refusal)).not.toMatch(/\b(gagal|ditolak|asli)\b/i);
  });

  it('tells what the other did when somebody came first', () => {
    expect(refusalWords(refusals.stale)).toContain('diparaf oleh kasi');
    expect(refusalWords({ code: 'stale' })).toContain('ada perubahan');
  });

  it('names the requirement, the field and the person who can', () => {
    expect(refusalWords(refusals.incomplete, () => 'Foto copy KTP')).toContain('Foto copy KTP');
    expect(refusalWords(refusals['invalid-input'])).toContain('Waktu tanda tangan harus sesudah');
    expect(refusalWords(refusals['not-allowed'])).toContain('camat');
    expect(refusalWords(refusals['missing-glyphs'])).toContain('Nama: 🪁');
  });
});

describe('the tables of words', () => {
  it('have a word for every act, step, fault and reason', () => {
    const acts = Act.options.map((option) => option.shape.act.value).sort();
    expect(Object.keys(actWords).sort()).toEqual(acts);
    const steps = Step.options.map((option) => option.shape.do.value).sort();
    expect(Object.keys(stepWords).sort()).toEqual(steps);
    expect(Object.keys(faultWords).sort()).toEqual([...FaultReason.options].sort());
    expect(Object.keys(returnWords).sort()).toEqual([...ReturnReason.options].sort());
  });

  it('call each button differently', () => {
    expect(new Set(Object.values(actWords)).size).toBe(Object.keys(actWords).length);
  });
});

describe('the status of a row', () => {
  it('uses the same words as the status page', () => {
    expect(cardStatusWords(aCard(), office)).toBe('Diterima, menunggu diperiksa');
    expect(cardStatusWords(aCard({ status: 'returned' }), office)).toBe('Perlu dilengkapi');
    expect(cardStatusWords(aCard({ stepKind: 'initial', waitingFor: ['section-head:angin'] }), office)).toBe(
      'Menunggu paraf Kasi Angin',
    );
  });

  it('names those who sign, not those who only note a signature down', () => {
    const card = aCard({ stepKind: 'sign', waitingFor: ['secretary', 'camat', 'counter'] });
    expect(cardStatusWords(card, office)).toBe('Menunggu tanda tangan Sekcam atau Camat');
  });
});

describe('who can do what cannot be done here', () => {
  it('is named by post, as the applicant, or as Loket itself', () => {
    expect(whoCan({ act: 'initial', by: [{ role: 'section-head', section: 'angin' }] }, office)).toBe(
      'Kasi Angin',
    );
    expect(whoCan({ act: 'correct', by: [{ role: 'counter' }], applicant: true }, office)).toBe(
      'Petugas loket atau pemohon',
    );
    expect(whoCan({ act: 'issue', by: [], system: true }, office)).toBe('Loket secara otomatis');
  });
});

describe('a sign-in that does not work', () => {
  it('does not tell whether the address or the password was wrong', () => {
    const words = signInProblem('auth/wrong-password');
    expect(signInProblem('auth/user-not-found')).toBe(words);
    expect(signInProblem('auth/invalid-credential')).toBe(words);
  });

  it('tells a lost connection from a wrong password', () => {
    expect(signInProblem('auth/network-request-failed')).toContain('sambungan');
  });
});
