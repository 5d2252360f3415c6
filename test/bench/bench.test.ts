import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { treeMemory } from '../../tools/memory.ts';
import { call, handed, postTick, unsignedAppCheck } from '../fixtures/emulator.ts';
import { measureActs } from './act-latency.ts';
import { measureLetters, type Row } from './letters.ts';
import { monthlyRupiah } from './monthly-cost.ts';
import { beginForm, measurePage, type PageBytes } from './page-bytes.ts';
import { budget, measureReadsAndWrites, type Measured } from './reads-and-writes.ts';
import { aQuestionnaire, measureSurveyAnswers } from './survey.ts';

/** Figures of design §7 with what they are compared with. Fails only if something cannot be measured. */

const rows: Row[] = [];
const print = ({ what, value, unit, compare = '' }: Row) =>
  `${what} | ${value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })} ${unit} | ${compare}`;

function add(...measured: Row[]): void {
  rows.push(...measured);
  expect(measured.every(({ value }) => Number.isFinite(value))).toBe(true);
}

afterAll(() => {
  const machine = `${String(cpus().length)} × ${cpus()[0]?.model ?? '?'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, Node ${process.versions.node}`;
  console.log(
    [
      `\n${new Date().toISOString().slice(0, 10)}, ${machine}`,
      'what | value | compare',
      ...rows.map(print),
    ].join('\n'),
  );
});

describe('bench', () => {
  it('letters', async () => add(...(await measureLetters())));

  it('acts', async () => {
    const times = await measureActs();
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
    add(
      { what: 'act over HTTP, warm, p50', value: at(0.5), unit: 'ms', compare: 'promise ≤ 800 ms' },
      { what: 'act over HTTP, warm, p95', value: at(0.95), unit: 'ms', compare: 'promise ≤ 800 ms' },
    );
  });

  it('pages', async () => {
    const service = '/kejayan/layanan/pengantar-skck';
    const { path, cookie } = await beginForm(service);
    add(...pageRows('service page', await measurePage(service)));
    add(...pageRows('its form, first page', await measurePage(path, cookie)));
  });

  it('reads, writes and what they cost', async () => {
    const { warm, cold, idleTickReads } = await measureReadsAndWrites();
    add(...countRows('warm instances', warm), ...countRows('cold instances', cold));
    for (const { what, reads, writes } of warm.parts) {
      add({ what: `  ${what} (warm)`, value: reads, unit: 'reads', compare: `${String(writes)} writes` });
    }
    add({ what: 'tick with nothing due, one office', value: idleTickReads, unit: 'reads a minute' });
    const whole = {
      reads: cold.form.reads + cold.application.reads,
      writes: cold.form.writes + cold.application.writes,
    };
    for (const aDay of [10, 50, 300]) {
      const { withFreeQuota, withoutFreeQuota } = monthlyRupiah(aDay, whole, idleTickReads);
      add({
        what: `Firestore, ${String(aDay)} applications a day, a month`,
        value: withFreeQuota,
        unit: 'rupiah',
        compare: `without the free quota ${withoutFreeQuota.toLocaleString('en')} (prices of about 2020, cold instances)`,
      });
    }
  });

  it('survey', async () => {
    const page = await measurePage(await aQuestionnaire());
    add({
      what: 'questionnaire: HTML, style and script, gzip',
      value: page.html + page.style + page.script,
      unit: 'bytes',
      compare: `promise ≤ 20,000; of it ${String(page.script)} script`,
    });
    for (const { what, reads, writes } of await measureSurveyAnswers())
      add(
        { what, value: reads, unit: 'reads', compare: 'warm instance' },
        { what, value: writes, unit: 'writes', compare: 'promise ≤ 3' },
      );
  });

  it('memory', async () => {
    await postTick();
    // The two functions nothing above has called; a refusal starts them just as well.
    await call('desk', 'openLetter', {}, { appCheck: unsignedAppCheck });
    await fetch(`${handed('LOKET_PUBLIC_URL')}/berkas/`, { signal: AbortSignal.timeout(50_000) });
    const cli = Number(handed('LOKET_CLI_PID'));
    const tree = treeMemory(cli);
    const launcher = treeMemory(parentOf(cli)).processes.find(({ pid }) => pid === parentOf(cli));
    const bytes = tree.pssBytes + (launcher?.pssBytes ?? 0);
    add(
      {
        what: 'memory of everything npm start runs, warm',
        value: bytes / 1e9,
        unit: 'GB',
        compare: 'promise < 2.5 GB',
      },
      { what: 'processes', value: tree.processes.length + 1, unit: '' },
    );
  });
});

function pageRows(name: string, { html, style, script }: PageBytes): Row[] {
  return [
    {
      what: `${name}: HTML, style and script, gzip`,
      value: html + style + script,
      unit: 'bytes',
      compare:
        'promise ≤ 25,000; GOV.UK Frontend alone 26,000; OpenDK 146,000 style and script; Firebase web SDK 138,000',
    },
    { what: `${name}: script, gzip`, value: script, unit: 'bytes', compare: 'promise ≤ 10,000' },
  ];
}

function countRows(name: string, { form, application }: Measured): Row[] {
  const row = (what: string, value: number, unit: string, compare: string): Row => ({
    what: `${what}, ${name}`,
    value,
    unit,
    compare,
  });
  return [
    row('submission to survey', application.reads, 'reads', `budget (ADR 0005) ≤ ${String(budget.reads)}`),
    row('submission to survey', application.writes, 'writes', `budget (ADR 0005) ≤ ${String(budget.writes)}`),
    row('filling in the form, five scans', form.reads, 'reads', ''),
    row('filling in the form, five scans', form.writes, 'writes', ''),
  ];
}

/** The launcher: its own process runs the mail sink. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
