import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from './java/situation.ts';

/** Programs the tests call, and the Debian package of each. Any one name will do. */
const programs = [
  { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
  { names: ['pdfsig'], debian: 'poppler-utils' },
  { names: ['mutool'], debian: 'mupdf-tools' },
  { names: ['openssl'], debian: 'openssl' },
  { names: ['certutil'], debian: 'libnss3-tools' },
  { names: ['qpdf'], debian: 'qpdf' },
  { names: ['zbarimg'], debian: 'zbar-tools' },
];

/** Where Debian puts Java libraries. */
const javaFolder = '/usr/share/java';

/** PDFBox preflight, the PDF/A checker of the tests, with what it needs beside it. */
const preflightJars = [
  { jar: 'preflight.jar', debian: 'libpdfbox2-java' },
  { jar: 'pdfbox2.jar', debian: 'libpdfbox2-java' },
  { jar: 'fontbox2.jar', debian: 'libpdfbox2-java' },
  { jar: 'xmpbox.jar', debian: 'libpdfbox2-java' },
  { jar: 'commons-logging.jar', debian: 'libcommons-logging-java' },
  { jar: 'javax.activation.jar', debian: 'libactivation-java' },
  { jar: 'jaxb-api.jar', debian: 'libjaxb-api-java' },
];

/** Java's class path for `org.apache.pdfbox.preflight.Validator_A1b`. */
export const preflightClassPath = preflightJars.map(({ jar }) => `${javaFolder}/${jar}`).join(':');

/** Debian packages of the programs that are not on PATH, and of the libraries that are not there. */
export function missingPackages(env: NodeJS.ProcessEnv): string[] {
  const absent = [
    ...programs.filter(({ names }) => !names.some((name) => onPath(name, env))),
    ...preflightJars.filter(({ jar }) => !existsSync(`${javaFolder}/${jar}`)),
  ];
  return [...new Set(absent.map(({ debian }) => debian))];
}

/** The browser of the end-to-end tests. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const names = programs[0]?.names ?? [];
  return names.map((name) => onPath(name, env)).find((path) => path !== undefined);
}

/** Installs what is missing where that is allowed. @returns what a person must install, or undefined if all is there */
export function ensurePackages(): string | undefined {
  const missing = missingPackages(process.env);
  if (missing.length === 0) return undefined;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...missing]])
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  const left = missingPackages(process.env);
  return left.length === 0
    ? undefined
    : `Some programs the tests need are missing. Install: ${left.join(' ')}`;
}
