import { expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';
import { settingsOf } from '../../../tools/deploy.ts';

it('takes a project’s settings from outside build, which every build empties', () => {
  const settings = settingsOf('kabupaten-contoh');
  expect(settings.map(({ from }) => from.slice(root.length))).toEqual([
    '/deploy/kabupaten-contoh/functions.env',
    '/deploy/kabupaten-contoh/konsol.json',
  ]);
  expect(settings.map(({ to }) => to.slice(root.length))).toEqual([
    '/build/deploy/.env.kabupaten-contoh',
    '/build/public/konsol/config.json',
  ]);
});
