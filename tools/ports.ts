import { createServer } from 'node:net';

const host = '127.0.0.1';

/** Every port a run of the emulators needs, in the order they follow the public one in a fixed block. */
export const portNames = [
  'public',
  'auth',
  'firestore',
  'firestoreWebsocket',
  'functions',
  'storage',
  'eventarc',
  'tasks',
  'hub',
  'logging',
  'mail',
] as const;

export type Ports = Record<(typeof portNames)[number], number>;

/** A block of neighbouring ports that begins with the public site's. */
export function portBlock(first: number): Ports {
  return fromList((_, index) => first + index);
}

/** @returns the ports of the block that something already listens on, with what they are needed for */
export async function takenPorts(ports: Ports): Promise<{ name: string; port: number }[]> {
  const taken: { name: string; port: number }[] = [];
  for (const name of portNames) {
    const port = ports[name];
    if (!(await isFree(port))) taken.push({ name, port });
  }
  return taken;
}

/** As many free ports as a run needs. All are held at once while choosing, so they differ. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(portNames.map(() => listenOn(0)));
  const numbers = held.map((server) => server.port);
  await Promise.all(held.map((server) => server.close()));
  return fromList((_, index) => numbers[index] ?? 0);
}

/** One free port. */
export async function freePort(): Promise<number> {
  const server = await listenOn(0);
  await server.close();
  return server.port;
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await (await listenOn(port)).close();
    return true;
  } catch {
    return false;
  }
}

function fromList(portOf: (name: string, index: number) => number): Ports {
  const entries = portNames.map((name, index) => [name, portOf(name, index)]);
  return Object.fromEntries(entries) as Ports;
}

function listenOn(port: number): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve({
        port: address.port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}
