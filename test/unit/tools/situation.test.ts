import { describe, expect, it } from 'vitest';
import { chooseSituation, javaMajor, type Findings } from '../../../tools/java/situation.ts';

const complete: Findings['cache'] = { folder: '/cache', firestoreJar: '/cache/firestore.jar', problems: [] };
const empty: Findings['cache'] = { ...complete, problems: ['firestore.jar missing'] };
const component = { jar: '/sdk/cloud-firestore-emulator.jar', version: '1.19.9' };
const java = (major: number) => ({ path: '/usr/bin/java', major });
const wanted = { firestore: '1.22.0', storage: '1.1.3' };
const noDownload = () => false;

describe('which Firestore emulator runs', () => {
  it('is the genuine one where Java is 21 and its files are complete', () => {
    expect(chooseSituation({ wanted, cache: complete, java: java(21) }, noDownload)).toMatchObject({
      kind: 'genuine',
      jar: '/cache/firestore.jar',
    });
  });

  it('is the genuine one after a download that worked', () => {
    expect(chooseSituation({ wanted, cache: empty, java: java(21), component }, () => true).kind).toBe(
      'genuine',
    );
  });

  it('is the one of the Cloud CLI where the download fails', () => {
    expect(chooseSituation({ wanted, cache: empty, java: java(21), component }, noDownload).kind).toBe(
      'cloud-cli',
    );
  });

  it('is the one of the Cloud CLI on Java 17, without asking for a download', () => {
    const asked = () => {
      throw new Error('asked');
    };
    const chosen = chooseSituation({ wanted, cache: complete, java: java(17), component }, asked);
    expect(chosen).toMatchObject({ kind: 'cloud-cli', jar: component.jar });
    expect(chosen.kind !== 'none' && chosen.label).toContain(
      '1.19.9 from Google Cloud CLI instead of 1.22.0',
    );
  });

  it('is the one the user names, said aloud', () => {
    const chosen = chooseSituation(
      { wanted, cache: empty, java: java(21), override: '/own.jar' },
      noDownload,
    );
    expect(chosen).toMatchObject({ kind: 'own-binary', jar: '/own.jar' });
  });

  it.each([
    ['Java is missing', { wanted, cache: complete, component }, 'Java: not found on PATH'],
    ['Java is too old', { wanted, cache: complete, component, java: java(11) }, 'Java: version 11'],
    ['no emulator is there', { wanted, cache: empty, java: java(17) }, 'of the Google Cloud CLI: not found'],
  ] satisfies [string, Findings, string][])(
    'is none where %s, with what was found and both remedies',
    (_name, found, line) => {
      const chosen = chooseSituation(found, noDownload);
      expect(chosen.kind).toBe('none');
      const message = chosen.kind === 'none' ? chosen.message : '';
      expect(message).toContain(line);
      expect(message).toContain('firebase setup:emulators:firestore');
      expect(message).toContain('google-cloud-cli-firestore-emulator');
    },
  );
});

describe('reading the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 1],
    ['command not found', undefined],
  ])('%s', (text, major) => {
    expect(javaMajor(text)).toBe(major);
  });
});
