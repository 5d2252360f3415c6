import { describe, expect, it } from 'vitest';
import { receiptWriter } from '../../../functions/entry/preview.ts';
import { begun } from '../../fixtures/engine-case.ts';
import { mondayMorning } from '../../fixtures/deps.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';
import { wordsOf } from '../site/visitor.ts';

const { office } = realOffice('juai');
const standard = serviceOf(realOffice('juai'), 'perekaman-e-ktp');
const link = 'https://loket.example/s/juai/2222222223/rahasia';
const write = receiptWriter('https://loket.example', { 'style.css': '/aset/style.css' });

function receiptAt(door: 'counter' | 'village'): string {
  const { state } = begun(standard.definition, {}, { door });
  const items = Object.fromEntries(
    Object.entries(state.items).map(([id, item]) => [id, { ...item, files: [], bringsPaper: true }]),
  );
  return write({
    office,
    standard,
    application: { ...state, items },
    applicantName: 'Sarinah <Uji>',
    link,
    notified: false,
    checkedFrom: mondayMorning,
  });
}

describe('the receipt an officer prints', () => {
  it('says what lies on the desk as handed over, and asks for nothing to be brought', () => {
    const words = wordsOf({ body: receiptAt('counter') });
    expect(words).toContain('Tanda terima permohonan');
    expect(words).toContain(
      'Sudah Anda serahkan Surat Pengantar / Blangko KTP dari Kelurahan/ desa Fotocopy KK',
    );
    expect(words).not.toContain('Bawa ke kantor');
    expect(words).toContain('Sarinah <Uji>');
  });

  it('still has the papers brought that lie in the village office', () => {
    const words = wordsOf({ body: receiptAt('village') });
    expect(words).toContain('Bawa ke kantor Surat Pengantar / Blangko KTP dari Kelurahan/ desa Fotocopy KK');
  });

  it('names the office on paper, carries link and QR code, runs no script and leads nowhere else in the site', () => {
    const body = receiptAt('counter');
    expect(body).toContain('class="on-paper"><strong>Kecamatan Juai</strong>');
    expect(body).toContain(link);
    expect(body).toContain('<svg');
    expect(body).not.toContain('<script');
    expect(body).not.toMatch(/<a [^>]*href="(\/|https:\/\/loket)/);
  });
});
