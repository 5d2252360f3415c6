import type { TokenOptions } from '@firebase/rules-unit-testing';

/** Claims and papers as they should never be. Each differs from the right one in the thing its name tells. */

/** Of a counter officer; right would be `{ v: 1, m: { <office>: { r: ['counter'] } } }`. */
export function malformedClaims(office: string): [name: string, claims: TokenOptions][] {
  const post = { r: ['counter'] };
  const withRoles = (r: unknown) => ({ v: 1, m: { [office]: { r } } });
  return [
    ['no version', { m: { [office]: post } }],
    ['another version', { v: 2, m: { [office]: post } }],
    ['the version as text', { v: '1', m: { [office]: post } }],
    ['no offices', { v: 1 }],
    ['offices null', { v: 1, m: null }],
    ['offices as text', { v: 1, m: office }],
    ['offices as a list', { v: 1, m: [{ [office]: post }] }],
    ['the office outside the offices', { v: 1, [office]: post, m: {} }],
    ['another spelling of the office', { v: 1, m: { [office.toUpperCase()]: post } }],
    ['the office by its path', { v: 1, m: { [`offices/${office}`]: post } }],
    ['the post as text', { v: 1, m: { [office]: 'counter' } }],
    ['the post as a list', { v: 1, m: { [office]: ['counter'] } }],
    ['the post null', { v: 1, m: { [office]: null } }],
    ['no roles', { v: 1, m: { [office]: {} } }],
    ['roles null', withRoles(null)],
    ['roles as text', withRoles('counter')],
    ['roles as text that holds the word', withRoles('counter,admin')],
    ['roles as a map', withRoles({ counter: true })],
    ['roles as true', withRoles(true)],
    ['an empty list of roles', withRoles([])],
    ['a list of lists of roles', withRoles([['counter']])],
    ['a role in capitals', withRoles(['COUNTER'])],
    ['a role with a space', withRoles(['counter '])],
    ['a pattern for a role', withRoles(['.*'])],
    ['roles under another name', { v: 1, m: { [office]: { roles: ['counter'] } } }],
  ];
}

/** Sections of a section head, villages of a village officer; right would be a list of codes. */
export const malformedScopes: [name: string, scope: (own: string) => unknown][] = [
  ['sections or villages missing', () => undefined],
  ['sections or villages null', () => null],
  ['sections or villages as text', (own) => own],
  ['sections or villages as a map', (own) => ({ [own]: true })],
  ['an empty list of sections or villages', () => []],
  ['a list of lists of sections or villages', (own) => [[own]]],
  ['a section or village cut short', (own) => [own.slice(0, -1)]],
  ['a pattern for a section or village', () => ['.*']],
];

export const malformedPapers: [name: string, paper: object][] = [
  ['no sections and villages', { status: 'open' }],
  ['sections and villages null', { sections: null, villageCodes: null }],
  ['sections and villages as text', { sections: 'pemerintahan', villageCodes: '9999992001' }],
  [
    'sections and villages as a map',
    { sections: { pemerintahan: true }, villageCodes: { '9999992001': true } },
  ],
];
