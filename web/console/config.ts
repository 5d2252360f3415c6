/** `/konsol/config.json`: which project this console talks to. Nothing secret: a browser sees it all. */
export interface ConsoleConfig {
  projectId: string;
  apiKey: string;
  authDomain: string;
  appId: string | undefined;
  region: string;
  appCheckSiteKey: string | undefined;
  /** Only in development and evaluation. */
  emulators: Emulators | undefined;
}

export interface Emulators {
  /** With scheme, as the Auth SDK takes it. */
  auth: string;
  firestore: Address;
  functions: Address;
}

export interface Address {
  host: string;
  port: number;
}

/** @throws when the file is not what set-up writes: a half-configured console must not start */
export function parseConfig(data: unknown): ConsoleConfig {
  const config = objectOf(data, 'config');
  const emulators = config['emulators'];
  const parsed = {
    projectId: textOf(config, 'projectId'),
    apiKey: textOf(config, 'apiKey'),
    authDomain: textOf(config, 'authDomain'),
    appId: optionalText(config, 'appId'),
    region: textOf(config, 'region'),
    appCheckSiteKey: optionalText(config, 'appCheckSiteKey'),
    emulators: emulators === undefined ? undefined : parseEmulators(emulators),
  };
  if (!parsed.emulators && !parsed.appCheckSiteKey)
    throw new Error('config.json names neither emulators nor an appCheckSiteKey');
  return parsed;
}

function parseEmulators(data: unknown): Emulators {
  const emulators = objectOf(data, 'emulators');
  return {
    auth: textOf(emulators, 'auth'),
    firestore: addressOf(emulators['firestore'], 'firestore'),
    functions: addressOf(emulators['functions'], 'functions'),
  };
}

function addressOf(data: unknown, name: string): Address {
  const address = objectOf(data, name);
  const port = address['port'];
  if (typeof port !== 'number') throw new Error(`config.json: ${name}.port is no number`);
  return { host: textOf(address, 'host'), port };
}

function objectOf(data: unknown, name: string): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Error(`config.json: ${name} is no object`);
  return Object.fromEntries(Object.entries(data));
}

function textOf(data: Record<string, unknown>, name: string): string {
  const value = data[name];
  if (typeof value !== 'string' || value === '') throw new Error(`config.json: ${name} is missing`);
  return value;
}

function optionalText(data: Record<string, unknown>, name: string): string | undefined {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
