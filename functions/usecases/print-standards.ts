import { localDay } from '../../domain/calendar.ts';
import { isArchived, isOpen } from '../../domain/lifecycle.ts';
import type { Office } from '../../domain/office.ts';
import { servicePoster, standardsBooklet } from '../../domain/standard-print.ts';
import { freshForMs, getDecree, listCatalogue, readStandard } from './browse.ts';
import { inTurn } from './in-turn.ts';
import type { LetterDeps } from './ports.ts';
import { remembered } from './remembered.ts';

/** Standards on paper for the service room, from the same data as the pages and with the same words left out. */

/** @returns undefined for a service or version nobody may read */
export async function printPoster(
  deps: LetterDeps,
  office: Office,
  serviceId: string,
): Promise<Uint8Array | undefined> {
  const read = await readStandard(deps, office.id, serviceId);
  if (!read) return undefined;
  const { standard, entry } = read;
  const today = localDay(deps.now(), office.hours.zone);
  const open = isOpen(entry, today);
  const key = `poster ${office.id}/${serviceId}/${String(standard.version)}/${open ? 'open' : 'closed'}`;
  return remembered(deps, key, freshForMs, async () =>
    deps.letters.print(
      servicePoster({
        office,
        standard,
        decree: await getDecree(deps, office.id, standard.source.decree),
        url: `${deps.settings.publicUrl}/${office.id}/layanan/${serviceId}`,
        open,
        today,
      }),
    ),
  );
}

/** Every standard in force, in the order of the decree. Made at most once in five minutes by an instance: it is the costliest page there is. */
export async function printBooklet(deps: LetterDeps, office: Office): Promise<Uint8Array> {
  const key = `booklet ${office.id}`;
  const make = async (): Promise<Uint8Array> => {
    const today = localDay(deps.now(), office.hours.zone);
    const entries = (await listCatalogue(deps, office.id)).filter((entry) => !isArchived(entry, today));
    const read = await Promise.all(entries.map(({ serviceId }) => readStandard(deps, office.id, serviceId)));
    return deps.letters.print(
      standardsBooklet({
        office,
        decree: await getDecree(deps, office.id),
        standards: read.flatMap((each) => each?.standard ?? []),
        url: `${deps.settings.publicUrl}/${office.id}`,
        today,
      }),
    );
  };
  // Who asks while it is being made waits for that one.
  return inTurn(deps, key, () => remembered(deps, key, freshForMs, make));
}
