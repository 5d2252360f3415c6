import type { OutputOf, StaffApi } from '../../domain/api.ts';

/** How the administrator's list of standards is laid out. */

type Entry = OutputOf<StaffApi['listStandards']>['entries'][number];

/** Services under their printed section, sections and services in printed order; those without a section come first. */
export function bySection(entries: readonly Entry[]): { section: string | undefined; entries: Entry[] }[] {
  const groups: { section: string | undefined; entries: Entry[] }[] = [];
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    const group = groups.find(({ section }) => section === entry.section);
    if (group) group.entries.push(entry);
    else groups.push({ section: entry.section, entries: [entry] });
  }
  return groups.sort((a, b) => Number(a.section !== undefined) - Number(b.section !== undefined));
}

/** What should have been looked at by now, longest overdue first. */
export function overdueOf(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ overdue }) => overdue)
    .sort((a, b) => a.reviewDue.localeCompare(b.reviewDue) || a.order - b.order);
}
