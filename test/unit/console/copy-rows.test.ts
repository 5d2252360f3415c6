import { describe, expect, it } from 'vitest';
import { copyRows } from '../../../web/console/copy-rows.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { aSentCase, counter } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf } from '../../fixtures/office.ts';

describe('what is typed again in another system', () => {
  it('comes in the order of the form, choices and days in words, nothing that was left open', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps, { input: { gender: 'p' } });
    const opened = granted(
      await openCase(deps, uidOf('contoh', counter), { officeId: 'contoh', applicationId: sent.id }),
    );
    expect(copyRows(opened, contoh.office).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Nama: Ratna Layangan',
      'NIK: 3514064508900001',
      'Alamat: Dusun Pelangi RT 01 RW 02',
      'Desa/kelurahan: Layang-Layang',
      'Nomor HP: +6281234567890',
      'Surel: ratna@example.test',
      'Tempat lahir: Contoh',
      'Tanggal lahir: 5 Agustus 1990',
      'Jenis kelamin: Perempuan',
      'Pekerjaan: Contoh',
      'Keperluan: Contoh',
    ]);
  });

  it('names the other persons by what they are there for, but not who filed', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const opened = granted(
      await openCase(deps, uidOf('contoh', counter), { officeId: 'contoh', applicationId: sent.id }),
    );
    const parties = [
      ...opened.parties,
      { role: 'witness' as const, name: 'Seno', identity: { kind: 'none' as const } },
      { role: 'filer' as const, name: 'Petugas Desa', identity: { kind: 'none' as const } },
    ];
    const rows = copyRows({ ...opened, parties }, contoh.office);
    expect(rows.at(-1)).toEqual({ label: 'Saksi: Nama', value: 'Seno' });
    expect(JSON.stringify(rows)).not.toContain('Petugas Desa');
  });
});
