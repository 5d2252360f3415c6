import { crc32 } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';

/**
 * A jar without code that names the Cloud CLI's Firestore emulator as its class path: that jar has no main class of
 * its own, and firebase-tools changes the mode of whatever jar it is pointed at, so it must be a file of ours.
 * @param emulatorJar absolute path of cloud-firestore-emulator.jar
 * @returns the bytes of a zip file with META-INF/MANIFEST.MF, stored without compression
 */
export function launcherJar(emulatorJar: string): Buffer {
  return zipOf('META-INF/MANIFEST.MF', Buffer.from(manifest(emulatorJar), 'latin1'));
}

/** Manifest lines hold at most 72 bytes; a continuation begins with one space. Source: the JAR file specification. */
export function manifest(emulatorJar: string): string {
  return (
    [
      'Manifest-Version: 1.0',
      `Main-Class: ${mainClass}`,
      // An encoded URL is pure ASCII, so characters are bytes here whatever the folder is called.
      `Class-Path: ${pathToFileURL(emulatorJar).href}`,
    ]
      .map(folded)
      .join('\r\n') + '\r\n\r\n'
  );
}

function folded(line: string): string {
  const head = line.slice(0, 72);
  const tail = line.slice(72).match(/.{1,71}/g) ?? [];
  return [head, ...tail.map((part) => ` ${part}`)].join('\r\n');
}

function zipOf(name: string, content: Buffer): Buffer {
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed
  common.writeUInt16LE(0x21, 8); // 1980-01-01, the earliest day the format can say
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.concat([signature(0x04034b50), common, nameBytes, content]);
  const central = Buffer.concat([
    signature(0x02014b50),
    Buffer.from([20, 0]), // made by
    common,
    Buffer.alloc(14), // comment length, disk, attributes, offset 0
    nameBytes,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
