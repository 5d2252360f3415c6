import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, typed } from '../../../web/citizen/html.ts';

describe('the page tag', () => {
  it('shows what somebody typed as text, never as markup', () => {
    expect(html`<p title="${'"><script>'}">${"<script>alert('x')</script> & co"}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; co</p>',
    );
  });

  it('keeps markup made by itself, also in lists', () => {
    const parts = ['a', '<b>'].map((each) => html`<i>${each}</i>`);
    expect(html`<b>${parts}</b>`.markup).toBe('<b><i>a</i><i>&lt;b&gt;</i></b>');
  });

  it('leaves out what is not there, and keeps a nought', () => {
    expect(html`${false}${undefined}${null}${''}${0}`.markup).toBe('0');
  });

  it('lets no text of any kind open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = html`${text}`.markup;
        expect(inside).not.toMatch(/[<>"']/);
        expect(inside.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });
});

describe('typed words', () => {
  it('keep their own direction to themselves', () => {
    expect(typed('أحمد').markup).toBe('<bdi>أحمد</bdi>');
  });

  it('are cut by characters, never inside one', () => {
    expect(typed('😀'.repeat(10_000), 3).markup).toBe('<bdi>😀😀😀…</bdi>');
    expect(typed('😀😀😀', 3).markup).toBe('<bdi>😀😀😀</bdi>');
  });
});
