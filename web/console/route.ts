import type { ListId } from './work-lists.ts';
import { listIds } from './work-lists.ts';

/**
 * Addresses inside the console: `#/<office>/<place>/<id>`. They hold office and document ids only, never a name or a number
 * of a person, since addresses end in histories and logs.
 */
export type Route =
  | { place: 'start' }
  | { place: 'work'; officeId: string; list: ListId }
  | { place: 'case'; officeId: string; applicationId: string }
  | { place: 'desk'; officeId: string; applicationId: string | undefined }
  | { place: 'search'; officeId: string }
  | { place: 'staff'; officeId: string; uid: string | undefined };

export function parseRoute(hash: string): Route {
  const [officeId, place, id] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (!officeId || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(officeId)) return { place: 'start' };
  switch (place) {
    case 'kasus':
      return isId(id)
        ? { place: 'case', officeId, applicationId: id }
        : { place: 'work', officeId, list: 'giliran' };
    case 'meja-tanda-tangan':
      return { place: 'desk', officeId, applicationId: isId(id) ? id : undefined };
    case 'cari':
      return { place: 'search', officeId };
    case 'petugas':
      return { place: 'staff', officeId, uid: id };
    default:
      return { place: 'work', officeId, list: listIds.find((each) => each === id) ?? 'giliran' };
  }
}

export const href = {
  work: (officeId: string, list: ListId = 'giliran') =>
    list === 'giliran' ? `#/${officeId}/antrean` : `#/${officeId}/antrean/${list}`,
  case: (officeId: string, applicationId: string) => `#/${officeId}/kasus/${applicationId}`,
  desk: (officeId: string, applicationId?: string) =>
    `#/${officeId}/meja-tanda-tangan${applicationId ? `/${applicationId}` : ''}`,
  search: (officeId: string) => `#/${officeId}/cari`,
  staff: (officeId: string, uid?: string) =>
    `#/${officeId}/petugas${uid ? `/${encodeURIComponent(uid)}` : ''}`,
};

function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{32}$/.test(text);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Half an escape sequence typed by hand: no such place, and no reason to break.
    return '';
  }
}
