import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, describe, expect, it } from 'vitest';
import { mailName, startMailSink } from '../../../tools/mail-sink.ts';
import { freePort } from '../../../tools/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'lk-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the mail sink', () => {
  it('keeps one whole file for each addressee and sends nothing', async () => {
    const sink = await startMailSink(join(folder, 'mails'), await freePort());
    const transport = createTransport(sink.url);
    await transport.sendMail({
      from: 'loket@contoh.example',
      to: ['warga@contoh.example', 'desa@contoh.example'],
      subject: 'Permohonan diterima',
      text: 'Nomor permohonan Anda: ABC',
    });
    transport.close();
    await sink.stop();
    const files = readdirSync(join(folder, 'mails')).sort();
    expect(files.map((name) => name.replace(/^.*Z-\d{3}-/, ''))).toEqual([
      'warga@contoh.example.eml',
      'desa@contoh.example.eml',
    ]);
    for (const name of files) {
      const mail = readFileSync(join(folder, 'mails', name), 'utf8');
      expect(mail).toContain('Subject: Permohonan diterima');
      expect(mail).toContain('Nomor permohonan Anda: ABC');
    }
  });

  it('refuses to share a port', async () => {
    const port = await freePort();
    const first = await startMailSink(join(folder, 'a'), port);
    await expect(startMailSink(join(folder, 'b'), port)).rejects.toThrow('EADDRINUSE');
    await first.stop();
  });

  it('names files by time, and no address leaves the folder', () => {
    const at = new Date('2026-03-16T03:30:00.005Z');
    expect(mailName(at, 7, '../Warga/x@contoh.example')).toBe(
      '2026-03-16T03-30-00-005Z-007-.._warga_x@contoh.example.eml',
    );
  });
});
