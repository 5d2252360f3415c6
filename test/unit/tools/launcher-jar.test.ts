import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { launcherJar, manifest } from '../../../tools/java/launcher-jar.ts';

const jar = '/opt/sebuah folder yang panjang sekali/dengan spasi/dan é/cloud-firestore-emulator.jar';

describe('the jar that starts the Cloud CLI emulator', () => {
  it('keeps every manifest line within the 72 bytes of the JAR specification', () => {
    const lines = manifest(jar).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(72);
    expect(lines.at(-1)).toBe('');
    expect(lines.at(-2)).toBe('');
  });

  it('names the emulator by an address that survives spaces and accents', () => {
    const unfolded = manifest(jar).replaceAll('\r\n ', '');
    expect(unfolded).toContain(
      'Class-Path: file:///opt/sebuah%20folder%20yang%20panjang%20sekali/dengan%20spasi/dan%20%C3%A9/cloud-firestore-emulator.jar\r\n',
    );
    expect(unfolded).toContain(
      'Main-Class: com.google.cloud.datastore.emulator.firestore.CloudFirestore\r\n',
    );
  });

  it('is a zip whose directory, sizes and checksum agree with its one entry', () => {
    const bytes = launcherJar(jar);
    const text = manifest(jar);
    const end = bytes.subarray(bytes.length - 22);
    expect(end.readUInt32LE(0)).toBe(0x06054b50);
    expect(end.readUInt16LE(10)).toBe(1);
    const central = bytes.subarray(end.readUInt32LE(16));
    expect(central.readUInt32LE(0)).toBe(0x02014b50);
    expect(central.readUInt32LE(16)).toBe(crc32(text));
    expect(central.readUInt32LE(24)).toBe(text.length);
    expect(end.readUInt32LE(12)).toBe(bytes.length - 22 - end.readUInt32LE(16));
    expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
    const nameLength = bytes.readUInt16LE(26);
    expect(bytes.subarray(30, 30 + nameLength).toString()).toBe('META-INF/MANIFEST.MF');
    expect(bytes.subarray(30 + nameLength, 30 + nameLength + text.length).toString()).toBe(text);
  });
});
