import type { Handed, StoredFile } from '../../../domain/application.ts';
import type { Office } from '../../../domain/office.ts';
import { particularsOf, setWords } from '../../../domain/requirement-words.ts';
import type { SetAsked } from '../../../domain/requirement-sets.ts';
import { isSeenAtDesk, mayBringPaper } from '../../../domain/standard.ts';
import type { Requirement } from '../../../domain/standard.ts';
import { html, typed } from '../html.ts';
import type { Html } from '../html.ts';
import { requirementHints, sizeWords, text } from '../text.ts';
import { problemLine } from './form.ts';

/** Handing in one requirement: what is there, a small form to add a file, or the word that paper comes. Works without script. */
export interface HandIn {
  requirement: Requirement;
  handed: Handed;
  fileNames: Readonly<Record<string, string>>;
  office: Office;
  /** Address the forms post to: itself for a file, `/kertas` for paper, `/hapus` to remove. */
  action: string;
  /** Words of what was wrong with the last file. */
  problem?: string | undefined;
  /** Entries of which this is one that together need only so many. */
  set?: SetAsked | undefined;
}

export function handInId(requirementId: string): string {
  return `berkas-${requirementId}`;
}

export function handInState(requirement: Requirement, handed: Handed): { sign: string; words: string } {
  if (isSeenAtDesk(requirement)) return { sign: '–', words: text.apply.state.atDesk };
  if (handed.files.length > 0) return { sign: '✓', words: text.apply.stateFiles(handed.files.length) };
  if (handed.bringsPaper) return { sign: '✓', words: text.apply.state.paper };
  return { sign: '○', words: text.apply.state.none };
}

export function handInForms(of: HandIn): Html {
  const { requirement, handed, action, problem } = of;
  const particulars = [...(of.set ? [setWords(of.set)] : []), ...particularsOf(requirement)];
  const beside = html`${particulars.map((words) => html`<p class="hint">${words}</p>`)}`;
  if (isSeenAtDesk(requirement))
    return html`<p>${requirementHints[requirement.kind]}</p>
      ${beside}`;
  return html`<p class="hint">${requirementHints[requirement.kind]}</p>
    ${beside}
    ${
      handed.files.length > 0 &&
      html`<ul class="filelist">
        ${handed.files.map((file) => fileRow(of, file))}
      </ul>`
    }
    ${problem !== undefined && problemLine(`${handInId(requirement.id)}-salah`, problem)}
    ${
      handed.bringsPaper
        ? html`<p class="paper"><span aria-hidden="true">✓</span> ${text.apply.bringsPaper}</p>
            ${paperForm(action, requirement, false)}`
        : html`${uploadForm(of)}${mayBringPaper(requirement) && handed.files.length === 0 && paperForm(action, requirement, true)}`
    }`;
}

export function fileFacts(file: StoredFile, fileNames: Readonly<Record<string, string>>): Html {
  return html`<span class="filename">${typed(fileNames[file.sha256] ?? '', 120)}</span>
    <span class="soft">${sizeWords(file.sizeBytes)}</span>`;
}

function fileRow({ fileNames, action, requirement }: HandIn, file: StoredFile): Html {
  return html`<li>
    <span>${fileFacts(file, fileNames)}</span>
    <form method="post" action="${action}/hapus" data-enhance="submit">
      <input type="hidden" name="sha256" value="${file.sha256}" /><button
        class="linkish"
        aria-describedby="${handInId(requirement.id)}-nama"
      >
        ${text.apply.remove}
      </button>
    </form>
  </li>`;
}

function uploadForm({ requirement, handed, office, action, problem }: HandIn): Html {
  const id = handInId(requirement.id);
  if (handed.files.length >= office.settings.filesPerRequirement)
    return html`<p class="hint">${text.apply.fullFiles}</p>`;
  return html`<form
    method="post"
    action="${action}"
    enctype="multipart/form-data"
    class="upload"
    data-enhance="submit"
  >
    <label for="${id}-pilih">${text.apply.file}</label>
    <input
      type="file"
      id="${id}-pilih"
      name="berkas"
      accept="image/jpeg,image/png,image/webp,application/pdf"
      aria-describedby="${id}-nama${problem !== undefined && ` ${id}-salah`} ${id}-ukuran"
      ${problem !== undefined && html` aria-invalid="true"`}
      data-enhance="file"
      data-limit-bytes="${office.settings.uploadLimitBytes}"
      data-too-large="${text.apply.tooLarge(sizeWords(office.settings.uploadLimitBytes))}"
    />
    <p class="odd" id="${id}-ukuran" role="status"></p>
    <button class="button second" aria-describedby="${id}-nama">${text.apply.upload}</button>
  </form>`;
}

function paperForm(action: string, requirement: Requirement, brings: boolean): Html {
  return html`<form method="post" action="${action}/kertas" data-enhance="submit">
    <input type="hidden" name="bawa" value="${brings ? 'ya' : 'tidak'}" /><button
      class="linkish"
      aria-describedby="${handInId(requirement.id)}-nama"
    >
      ${brings ? text.apply.bringPaper : text.apply.uploadInstead}
    </button>
  </form>`;
}
