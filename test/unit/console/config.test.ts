import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../web/console/config.ts';

const project = { projectId: 'p', apiKey: 'k', authDomain: 'p.example', region: 'asia-southeast2' };
const emulators = {
  auth: 'http://127.0.0.1:1',
  firestore: { host: '127.0.0.1', port: 2 },
  functions: { host: '127.0.0.1', port: 3 },
};

describe('the console’s settings', () => {
  it('name emulators, or the key that App Check asks for in production', () => {
    expect(parseConfig({ ...project, emulators }).emulators).toEqual(emulators);
    expect(parseConfig({ ...project, appCheckSiteKey: 's' }).appCheckSiteKey).toBe('s');
    expect(() => parseConfig(project)).toThrow('appCheckSiteKey');
  });

  it('are not guessed where something is missing', () => {
    expect(() => parseConfig({ ...project, apiKey: '', emulators })).toThrow('apiKey');
    expect(() => parseConfig({ ...project, emulators: { ...emulators, firestore: {} } })).toThrow(
      'firestore',
    );
    expect(() => parseConfig('<!doctype html>')).toThrow();
  });
});
