import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort, freePorts, portBlock, takenPorts } from '../../../tools/ports.ts';

describe('ports', () => {
  it('follow the public one in a block', () => {
    expect(portBlock(8080)).toMatchObject({ public: 8080, auth: 8081, firestore: 8082, mail: 8090 });
  });

  it('are all different when chosen freely', async () => {
    const chosen = Object.values(await freePorts());
    expect(new Set(chosen).size).toBe(chosen.length);
    expect(chosen.every((port) => port > 0)).toBe(true);
  });

  it('are reported by name when another program listens, and free again afterwards', async () => {
    const ports = { ...(await freePorts()), auth: await freePort() };
    expect(await takenPorts(ports)).toEqual([]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(ports.auth, '127.0.0.1', resolve));
    expect(await takenPorts(ports)).toEqual([{ name: 'auth', port: ports.auth }]);
    await new Promise((resolve) => server.close(resolve));
    expect(await takenPorts(ports)).toEqual([]);
  });
});
