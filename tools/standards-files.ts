import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { calendarProblems } from '../domain/calendar-change.ts';
import { OfficeCalendar } from '../domain/calendar.ts';
import { Consultation, Withheld } from '../domain/consultation.ts';
import { ServiceState } from '../domain/lifecycle.ts';
import { Decree, Office } from '../domain/office.ts';
import { ServiceStandard } from '../domain/standard.ts';
import type { OfficeMaterial } from '../functions/usecases/import-standards.ts';

/**
 * The import material of an office, `standards/<office>/`:
 *
 *   office.json                     profile and settings
 *   calendar-<year>.json            days off
 *   decrees/<id>.json               each Keputusan with its pledge
 *   consultations/<id>.json         minutes (optional)
 *   services/<id>.v<version>.json   each version of each standard
 *   withheld.json                   printed words not shown to the public (optional)
 *   in-force.json                   which version is in force and open (optional: the highest, not yet open)
 */

export interface OfficeFolder {
  readonly office: Office;
  readonly calendars: readonly OfficeCalendar[];
  readonly decrees: readonly Decree[];
  readonly consultations: readonly Consultation[];
  /** All versions, by place in the office's list, then version. */
  readonly services: readonly ServiceStandard[];
  readonly withheld: Withheld | undefined;
  readonly states: readonly ServiceState[] | undefined;
}

/** Parses every office folder below `standards/`; a file that does not fit its schema throws, naming the file. */
export function readOffices(root: string): OfficeFolder[] {
  const standards = join(root, 'standards');
  return readdirSync(standards, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readOffice(join(standards, entry.name), entry.name));
}

/** One office's folder. */
export function readOffice(folder: string, officeId: string): OfficeFolder {
  const parse = <T>(schema: z.ZodType<T>, file: string): T => {
    try {
      return schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    } catch (error) {
      throw new Error(`standards/${officeId}/${file} does not fit its schema`, { cause: error });
    }
  };
  const filesOf = (sub: string): string[] => {
    const at = join(folder, sub);
    return existsSync(at) ? readdirSync(at).sort() : [];
  };
  const named = <T extends { officeId: string }>(
    sub: string,
    schema: z.ZodType<T>,
    nameOf: (value: T) => string,
  ): T[] =>
    filesOf(sub).map((file) => {
      const value = parse(schema, join(sub, file));
      if (file !== `${nameOf(value)}.json` || value.officeId !== officeId)
        throw new Error(`standards/${officeId}/${sub}/${file} holds ${value.officeId}/${nameOf(value)}`);
      return value;
    });
  const optional = <T>(schema: z.ZodType<T>, file: string): T | undefined =>
    existsSync(join(folder, file)) ? parse(schema, file) : undefined;

  return {
    office: parse(Office, 'office.json'),
    calendars: filesOf('.')
      .filter((file) => /^calendar-\d{4}\.json$/.test(file))
      .map((file) => {
        const calendar = parse(OfficeCalendar, file);
        const [problem] = calendarProblems(calendar);
        if (problem) throw new Error(`standards/${officeId}/${file}: ${problem.part} ${problem.problem}`);
        return calendar;
      }),
    decrees: named('decrees', Decree, ({ id }) => id),
    consultations: named('consultations', Consultation, ({ id }) => id),
    services: named('services', ServiceStandard, serviceFile).sort(
      (a, b) => a.source.order - b.source.order || a.version - b.version,
    ),
    withheld: optional(Withheld, 'withheld.json'),
    states: optional(z.array(ServiceState), 'in-force.json'),
  };
}

/** Name of a version's file, without its ending. */
export function serviceFile({ serviceId, version }: Pick<ServiceStandard, 'serviceId' | 'version'>): string {
  return `${serviceId}.v${String(version)}`;
}

/** The files of an office's folder by their path in it: what {@link readOffice} reads, ready to be written. */
export function officeFiles(material: OfficeMaterial): Map<string, string> {
  const { office, calendars, decrees, consultations, services, withheld, states } = material;
  const files: [string, unknown][] = [
    ['office.json', office],
    ...calendars.map((each): [string, unknown] => [`calendar-${String(each.year)}.json`, each]),
    ...decrees.map((each): [string, unknown] => [`decrees/${each.id}.json`, each]),
    ...consultations.map((each): [string, unknown] => [`consultations/${each.id}.json`, each]),
    ...services.map((each): [string, unknown] => [`services/${serviceFile(each)}.json`, each]),
    ...(withheld ? [['withheld.json', withheld] as [string, unknown]] : []),
    ...(states ? [['in-force.json', states] as [string, unknown]] : []),
  ];
  return new Map(files.map(([path, content]) => [path, `${JSON.stringify(content, null, 2)}\n`]));
}

/** Writes an office's folder. Files of the same names are replaced; others are left, so the folder had better be empty. */
export function writeOffice(folder: string, material: OfficeMaterial): string[] {
  const files = officeFiles(material);
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return [...files.keys()];
}
