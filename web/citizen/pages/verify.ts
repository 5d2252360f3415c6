import { zoneLabelOf } from '../../../domain/calendar.ts';
import type { Zone } from '../../../domain/calendar.ts';
import { isOfficeSeal } from '../../../domain/letter-record.ts';
import { longDate, longDateTime } from '../../../domain/dates-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { problemLine } from './form.ts';
import type { Page } from './layout.ts';

export interface LetterFacts {
  officeName: string;
  number: string;
  letterOn: string;
  kind: string;
  signerName: string;
  signerPost: string;
  signedAt: number;
  status: 'in-force' | 'withdrawn';
  sha256: string;
  demo: boolean;
  zone: Zone;
  driver: string;
}

type Mark = (typeof text.verify.marks)[keyof typeof text.verify.marks];

/** What one check said. */
export type Checked =
  | { of: 'name'; matches: boolean }
  | { of: 'file'; same: boolean; verdict: keyof Mark['verdicts'] }
  | { of: 'name' | 'file'; problem: string };

/** What anyone with a letter may learn of it: that it is registered, and whether a file or a name agrees. Never a name from it. */
export function verifyPage(token: string, facts: LetterFacts, checked?: Checked): Page {
  const isFile = checked?.of === 'file';
  const isName = checked?.of === 'name';
  const mark: Mark = text.verify.marks[isOfficeSeal(facts.driver) ? 'seal' : 'signature'];
  return {
    title: text.verify.title,
    demo: facts.demo,
    script: 'verify.js',
    personal: true,
    hasProblems: checked !== undefined && 'problem' in checked,
    main: html`<h1>${text.verify.title}</h1>
      <p class="lead">${facts.status === 'in-force' ? text.verify.lead : text.verify.withdrawnLead}</p>
      <dl class="rows">
        ${row(text.verify.status, html`<strong><span aria-hidden="true">${facts.status === 'in-force' ? '✓' : '×'}</span> ${text.verify.statuses[facts.status]}</strong>`)}
        ${row(text.verify.office, facts.officeName)} ${row(text.verify.kind, facts.kind)}
        ${row(text.verify.number, html`<strong>${facts.number}</strong>`)}
        ${row(text.verify.on, longDate(facts.letterOn))}
        ${row(mark.by, html`${facts.signerName}<br /><span class="soft">${facts.signerPost}</span>`)}
        ${row(mark.at, longDateTime(facts.signedAt, facts.zone, zoneLabelOf(facts.zone)))}
      </dl>
      ${mark.about && html`<p class="small">${mark.about}</p>`}
      <section class="act" aria-labelledby="periksa-berkas">
        <h2 id="periksa-berkas">${text.verify.fileTitle}</h2>
        <p>${text.verify.fileLead(mark.fileButton)}</p>
        ${isFile && checked && fileResult(checked, mark)}
        <form
          method="post"
          action="/v/${token}/berkas"
          enctype="multipart/form-data"
          class="upload"
          data-enhance="hash"
          data-sha256="${facts.sha256}"
          data-same="${text.verify.same}"
          data-different="${text.verify.different}"
          data-hashing="${text.verify.hashing}"
        >
          <label for="berkas">${text.verify.file}</label>
          <input
            type="file"
            id="berkas"
            name="berkas"
            accept="application/pdf"
            ${isFile && checked && 'problem' in checked && html` aria-invalid="true" aria-describedby="berkas-salah"`}
          />
          <p class="result" role="status" data-result></p>
          <button class="button second">${mark.fileButton}</button>
        </form>
      </section>
      <section class="act" aria-labelledby="periksa-nama">
        <h2 id="periksa-nama">${text.verify.nameTitle}</h2>
        <p id="nama-petunjuk">${text.verify.nameLead}</p>
        ${isName && checked && nameResult(checked)}
        <form method="post" action="/v/${token}/nama">
          <div class="field">
            <label for="nama">${text.verify.name}</label>
            <input
              type="text"
              id="nama"
              name="nama"
              autocomplete="off"
              spellcheck="false"
              dir="auto"
              aria-describedby="nama-petunjuk"
            />
          </div>
          <button class="button second">${text.verify.nameButton}</button>
        </form>
      </section>`,
  };
}

function row(label: string, value: Html | string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function fileResult(checked: Checked, mark: Mark): Html {
  if ('problem' in checked) return problemLine('berkas-salah', checked.problem);
  if (checked.of !== 'file') return html``;
  const { same, verdict } = checked;
  const isGood = same && verdict === 'valid';
  // The file that was issued is that file, whatever a service added behind a person's signature.
  const isIssued = same && mark === text.verify.marks.signature;
  const isTold = verdict === 'valid' ? same : !isIssued;
  const said = isTold ? mark.verdicts[verdict] : undefined;
  return outcome({ isGood, sign: same, words: same ? text.verify.same : text.verify.different, more: said });
}

function nameResult(checked: Checked): Html {
  if ('problem' in checked) return problemLine('nama-salah', checked.problem);
  if (checked.of !== 'name') return html``;
  const { matches } = checked;
  const words = matches ? text.verify.matches : text.verify.matchesNot;
  return outcome({
    isGood: matches,
    sign: matches,
    words,
    more: matches ? text.verify.matchesLimit : undefined,
  });
}

/** What a check said, in words and by sign; takes the focus. */
function outcome(of: { isGood: boolean; sign: boolean; words: string; more: string | undefined }): Html {
  return html`<div
    class="outcome ${of.isGood ? 'ok' : 'bad'}"
    role="alert"
    tabindex="-1"
    autofocus
    data-enhance="summary"
  >
    <p>
      <strong><span aria-hidden="true">${of.sign ? '✓' : '×'}</span> ${of.words}</strong>
    </p>
    ${of.more !== undefined && html`<p>${of.more}</p>`}
  </div>`;
}
