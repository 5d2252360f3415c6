import type { Office } from '../../../domain/office.ts';
import { hoursLines } from '../hours.ts';
import { dataBlock, html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';

/** What every page needs to know of the installation. */
export interface Shell {
  /** Public addresses of style and scripts by source name; a missing one is left out, the page works without. */
  assets: Readonly<Record<string, string>>;
  /** Without trailing slash. */
  publicUrl: string;
}

export interface Page {
  title: string;
  main: Html;
  office?: Office | undefined;
  /** Marks pages about a demo office that are not under its own heading. */
  demo?: boolean;
  script?: 'apply.js' | 'verify.js' | 'survey.js' | 'queue.js';
  /** A style sheet beside the site's own. */
  style?: 'survey.css' | 'queue.css';
  /** Link above the heading. */
  back?: { href: string; label?: string };
  /** A shared screen: nothing on it leads anywhere else. */
  bare?: boolean;
  /** A shared screen clears itself: after so many seconds without a touch, or `unasked` where no script can tell. */
  idle?: { seconds: number; unasked: number; to: string };
  /** Loads itself anew where no script runs. */
  refresh?: { seconds: number };
  /** Something on the page must be put right: said first in the title, for those who hear it. */
  hasProblems?: boolean;
  /** Kept out of search engines. */
  personal?: boolean;
  /** Anyone's, but one of many much alike, such as results of a search. */
  unlisted?: boolean;
  /** The address this page is known by, where it has several. */
  canonical?: string;
  /** What the page says, for machines (schema.org). */
  data?: object;
}

/** A whole page. Complete without style and script. */
export function document({ assets }: Shell, page: Page): string {
  const { office } = page;
  const place = office?.name ?? text.site.name;
  const demo = page.demo === true || office?.demo === true;
  const style = assets['style.css'];
  const script = page.script && assets[page.script];
  const ownStyle = page.style && assets[page.style];
  const { idle } = page;
  const brand = html`<strong>${place}</strong>${office && html`<span>${office.regency}</span>`}`;
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.hasProblems && text.errors.summary.concat(' – ')}${page.title} – ${place}</title>
        ${(page.personal ?? page.unlisted) && html`<meta name="robots" content="noindex" />`}
        ${page.canonical && html`<link rel="canonical" href="${page.canonical}" />`}
        <meta name="theme-color" content="#0a5c50" />
        <link rel="icon" href="data:," />
        ${style && html`<link rel="stylesheet" href="${style}" />`}
        ${ownStyle && html`<link rel="stylesheet" href="${ownStyle}" />`}
        ${idle && html`<noscript><meta http-equiv="refresh" content="${idle.unasked}; url=${idle.to}" /></noscript>`}
        ${page.refresh && html`<noscript><meta http-equiv="refresh" content="${page.refresh.seconds}" /></noscript>`}
        ${script && html`<script src="${script}" defer></script>`} ${page.data && dataBlock(page.data)}
      </head>
      <body
        data-sending="${text.site.sending}"
        ${page.bare && html` class="bare"`}
        ${idle && html` data-idle-to="${idle.to}" data-idle-seconds="${idle.seconds}"`}
      >
        <a class="skip" href="#isi">${text.site.skip}</a>
        <header class="head">
          ${demo && html`<p class="demo">${text.site.demo}</p>`}
          <div class="wrap">
            ${page.bare ? html`<div class="brand">${brand}</div>` : html`<a class="brand" href="${office ? `/${office.id}` : '/'}">${brand}</a>`}
          </div>
        </header>
        <div class="wrap">
          ${page.back && html`<nav class="back" aria-label="${text.site.back}"><a href="${page.back.href}">${page.back.label ?? text.site.back}</a></nav>`}
          <main id="isi" tabindex="-1">${page.main}</main>
        </div>
        ${!page.bare && foot(office)}
      </body>
    </html> `.markup;
}

function foot(office: Office | undefined): Html {
  if (!office)
    return html`<footer class="foot">
      <div class="wrap">
        <p><a href="/">${text.site.allOffices}</a></p>
      </div>
    </footer>`;
  return html`<footer class="foot">
    <div class="wrap">
      <nav aria-label="${text.site.footerNav}">
        <ul>
          <li><a href="/${office.id}">${text.site.services}</a></li>
          <li><a href="/${office.id}/lacak">${text.site.track}</a></li>
          <li><a href="/${office.id}/ikm">${text.site.index}</a></li>
        </ul>
      </nav>
      <p>
        ${office.name}, ${office.regency}, ${office.province}<br />${text.site.hours}:
        ${hoursLines(office).join('; ')}
      </p>
    </div>
  </footer>`;
}
