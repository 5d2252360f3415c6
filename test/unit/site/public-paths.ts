import type { OfficeMaterial } from '../../../functions/usecases/import-standards.ts';

/** Every public page there is of these offices, in each state it can be in without anybody acting. */
export function publicPaths(offices: readonly OfficeMaterial[]): string[] {
  const [first] = offices;
  return [
    '/',
    '/?cari=perak',
    '/?cari=ktp',
    '/?cari=xyzzy',
    ...offices.flatMap(({ office: { id }, services, decrees, consultations }) => [
      `/${id}`,
      `/${id}?cari=nikah`,
      `/${id}?cari=xyzzy`,
      `/${id}/lacak`,
      `/${id}/ikm`,
      `/${id}/keputusan`,
      `/${id}/konsultasi`,
      ...decrees.map((decree) => `/${id}/keputusan/${decree.id}`),
      ...consultations.map((consultation) => `/${id}/konsultasi/${consultation.id}`),
      ...services.flatMap(({ serviceId, version }) => [
        `/${id}/layanan/${serviceId}`,
        `/${id}/layanan/${serviceId}/versi/${String(version)}`,
        `/${id}/layanan/${serviceId}/banding`,
      ]),
      // The longest comparison: everything differs.
      `/${id}/layanan/${services[0]?.serviceId ?? ''}/banding?dengan=${first?.office.id ?? ''}/${first?.services.at(-1)?.serviceId ?? ''}`,
    ]),
  ];
}
