import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';

/** Works by GET and without script; what was asked stays in the field. */
export function searchBox(of: { action: string; label: string; hint: string; query: string }): Html {
  return html`<form class="search" method="get" action="${of.action}" role="search">
    <label for="cari">${of.label}</label>
    <p class="hint" id="cari-petunjuk">${of.hint}</p>
    <div class="row">
      <input
        id="cari"
        name="cari"
        type="search"
        value="${of.query}"
        maxlength="80"
        autocomplete="off"
        enterkeyhint="search"
        aria-describedby="cari-petunjuk"
      />
      <button class="button">${text.search.button}</button>
    </div>
  </form>`;
}
