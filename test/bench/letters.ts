import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderLetter } from '../../functions/letters/render.ts';
import { localSigner } from '../../functions/letters/sign.ts';
import { verifyPdf } from '../../functions/letters/verify.ts';
import { composeLetter } from '../../functions/letters/templates/registry.ts';
import { makeEvaluationKey } from '../../tools/evaluation-key.mjs';
import { aLetterInput, skckAnswers } from '../fixtures/letters/letter-input.ts';

export type Row = { what: string; value: number; unit: string; compare?: string };

const warmUps = 10;
const rounds = 50;
const peerRounds = 5;

/**
 * Letters per design §7: generate and sign within 60 ms (p50) once warm; each round has another name and number, so
 * nothing is answered from a cache. Chromium and LibreOffice make the same text in one process a letter, as an
 * application without a pool would, and only where they are installed.
 */
export async function measureLetters(): Promise<Row[]> {
  const key = makeEvaluationKey();
  const signer = localSigner(key);
  const render: number[] = [];
  const sign: number[] = [];
  const verify: number[] = [];
  const total: number[] = [];
  let firstMs = 0;
  let sizeBytes = 0;
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const start = performance.now();
    const unsigned = await aRenderedLetter(round);
    const rendered = performance.now();
    const signed = await signer.sign(unsigned, {
      signerName: 'Dr. CONTOH PEJABAT, S.Sos., M.Si.',
      reason: 'Pengesahan surat',
      location: 'Kejayan',
      at: Date.UTC(2026, 2, 16, 3, 30),
      fieldName: 'Tanda-tangan-1',
    });
    const done = performance.now();
    const reading = await verifyPdf(signed, { trustedRootsPem: [key.rootPem] });
    const verified = performance.now();
    if (reading.verdict !== 'valid') throw new Error(`the measured letter is ${reading.verdict}`);
    if (round === 0) firstMs = done - start;
    sizeBytes = signed.length;
    if (round < warmUps) continue;
    render.push(rendered - start);
    sign.push(done - rendered);
    total.push(done - start);
    verify.push(verified - done);
  }
  return [
    { what: 'letter: generate + sign, p50', value: at(total, 0.5), unit: 'ms', compare: 'promise ≤ 60 ms' },
    { what: 'letter: generate + sign, p95', value: at(total, 0.95), unit: 'ms' },
    { what: 'letter: generate, p50', value: at(render, 0.5), unit: 'ms' },
    { what: 'letter: sign, p50', value: at(sign, 0.5), unit: 'ms' },
    { what: 'letter: verify, p50', value: at(verify, 0.5), unit: 'ms' },
    { what: 'letter: first in the process', value: firstMs, unit: 'ms' },
    { what: 'letter: signed file', value: sizeBytes, unit: 'bytes' },
    ...(await measurePeers()),
  ];
}

async function aRenderedLetter(round: number): Promise<Uint8Array> {
  const answers = { ...skckAnswers, name: `${skckAnswers.name} ${round}` };
  const content = composeLetter(
    'pengantar-skck',
    aLetterInput({ answers, number: `331.1/${round}/424.306/2026` }),
  );
  if (!content.ok) throw new Error(content.refusal.code);
  const rendered = await renderLetter(content.value);
  if (!rendered.ok) throw new Error(rendered.refusal.code);
  return rendered.value;
}

async function measurePeers(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-bench-'));
  const html = join(folder, 'letter.html');
  const rows = Object.entries(skckAnswers).map(([label, value]) => `<tr><td>${label}<td>: ${value}`);
  await writeFile(
    html,
    `<!doctype html><html lang="id"><meta charset="utf-8"><title>Surat</title><h1>KECAMATAN KEJAYAN</h1><h2>SURAT PENGANTAR SKCK</h2><table>${rows.join('')}</table>`,
  );
  const pdf = join(folder, 'letter.pdf');
  const profile = join(folder, 'profile');
  const chromium = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    `--print-to-pdf=${pdf}`,
  ];
  const office = [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
  ];
  const peers = [
    { name: 'headless Chromium', command: 'chromium', args: [...chromium, pathToFileURL(html).href] },
    { name: 'LibreOffice', command: 'soffice', args: [...office, html] },
  ];
  const measured: Row[] = [];
  for (const { name, command, args } of peers) {
    const times: number[] = [];
    for (let round = 0; round <= peerRounds; round += 1) {
      const start = performance.now();
      if (!(await ran(command, args))) break;
      // The first run sets up a profile, which a server would have done before.
      if (round > 0) times.push(performance.now() - start);
    }
    if (times.length > 0) {
      measured.push({
        what: `letter: ${name}, one process a letter, unsigned, p50`,
        value: at(times, 0.5),
        unit: 'ms',
        compare: 'for scale',
      });
    }
  }
  await rm(folder, { recursive: true });
  return measured;
}

function ran(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(command, args, (error) => {
      resolve(!error);
    });
  });
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
