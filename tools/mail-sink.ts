import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  /** For the functions' SMTP_URL. */
  url: string;
  stop: () => Promise<void>;
}

let sequence = 0;

/**
 * An SMTP server that keeps every mail as a file instead of sending it, one file per addressee:
 * `<time>-<order>-<address>.eml`.
 * @param folder made if it is missing
 * @param port of 127.0.0.1
 */
export async function startMailSink(folder: string, port: number): Promise<MailSink> {
  mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Looking up the name of 127.0.0.1 can take seconds on a machine without a network.
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      buffer(stream)
        .then((mail) => {
          const at = new Date();
          for (const { address } of session.envelope.rcptTo)
            keep(folder, mailName(at, sequence++, address), mail);
          done();
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  // A client that hangs up half way must not take the launcher down.
  server.on('error', () => undefined);
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Whoever watches the folder must never read half a mail, so it gets its name when it is whole. */
function keep(folder: string, name: string, mail: Buffer): void {
  const part = join(folder, `${name}.part`);
  writeFileSync(part, mail);
  renameSync(part, join(folder, name));
}

/**
 * `<time>-<order>-<address>.eml`: sorts by time, two mails of one millisecond differ by their order, and the address is
 * reduced to characters every file system takes.
 */
export function mailName(at: Date, order: number, address: string): string {
  const time = at.toISOString().replace(/[:.]/g, '-');
  const tail = String(order % 1000).padStart(3, '0');
  return `${time}-${tail}-${address.toLowerCase().replace(/[^a-z0-9@._+-]/g, '_')}.eml`;
}
