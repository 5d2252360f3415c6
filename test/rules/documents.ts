import { ours } from './actors.ts';

/**
 * The permission table: every kind of document, who reads it, who lists its whole collection. Expectations are those of
 * design §4, by hand; whoever is not named is denied.
 */
export interface Row {
  /** Path of the `match` in firestore.rules this row proves. */
  match: string;
  path: string;
  data: Record<string, unknown>;
  readers: Readers;
  /** Who may list the collection without any filter; the same people unless said otherwise. */
  listers?: Readers;
  /** Where nobody reads: the document that differs in one fact and is read. Without one, the control is a read past the rules. */
  twin?: string;
}
/** Names of `actors.ts`. */
export type Readers = 'anyone' | readonly string[];

const nobody: readonly string[] = [];
const wholeOffice = ['counter', 'operator', 'secretary', 'camat', 'admin'];
const whoSeesTheCase = [...wholeOffice, 'section-head', 'village'];
const staffOfTheOffice = [
  ...whoSeesTheCase,
  'complaints',
  'survey',
  'section-head of another section',
  'village of another village',
];

const office = `offices/${ours.office}`;
/** What every paper of a case carries. */
export const ofCase = { sections: [ours.section], villageCodes: [ours.village] };
export const application = `${office}/applications/a1`;

/** Read by anyone once published, by nobody before; a list must ask for the published ones. */
function published(match: string, path: string): Row[] {
  const row = { match, path, data: { published: true }, readers: 'anyone', listers: nobody } as const;
  const hidden = (name: string, data: Row['data']): Row => ({
    match,
    path: `${path}-${name}`,
    data,
    readers: nobody,
    twin: path,
  });
  return [
    row,
    hidden('withheld', { published: false }),
    hidden('unsaid', { name: 'x' }),
    hidden('in-words', { published: 'true' }),
  ];
}

const closed = (match: string, path: string, data: Row['data'] = { v: 1 }): Row => ({
  match,
  path,
  data,
  readers: nobody,
});

export const rows: readonly Row[] = [
  { match: '/offices/{office}', path: office, data: { name: 'Kecamatan Contoh' }, readers: 'anyone' },
  ...published('/offices/{office}/standards/{standard}', `${office}/standards/layang-layang`),
  {
    match: '/offices/{office}/standards/{standard}/versions/{version}',
    path: `${office}/standards/layang-layang/versions/1`,
    data: { version: 1 },
    readers: staffOfTheOffice,
  },
  // Not even where somebody marks one as published.
  {
    match: '/offices/{office}/standards/{standard}/versions/{version}',
    path: `${office}/standards/layang-layang/versions/2`,
    data: { version: 2, published: true },
    readers: staffOfTheOffice,
  },
  closed('/offices/{office}/standardDrafts/{draft}', `${office}/standardDrafts/r1`, { published: true }),
  ...published('/offices/{office}/decrees/{decree}', `${office}/decrees/d1`),
  {
    match: '/offices/{office}/consultations/{consultation}',
    path: `${office}/consultations/k1`,
    data: { state: 'closed', published: true },
    readers: staffOfTheOffice,
  },
  closed(
    '/offices/{office}/consultations/{consultation}/comments/{comment}',
    `${office}/consultations/k1/comments/u1`,
  ),
  ...published('/offices/{office}/calendar/{year}', `${office}/calendar/2026`),
  closed('/offices/{office}/calendarChanges/{change}', `${office}/calendarChanges/p1`),
  closed('/offices/{office}/staff/{uid}/private/{document}', `${office}/staff/camat/private/signing`),
  {
    match: '/offices/{office}/staff/{uid}',
    path: `${office}/staff/u1`,
    data: { name: 'Budi Contoh' },
    readers: staffOfTheOffice,
  },

  {
    match: '/offices/{office}/applications/{application}',
    path: application,
    data: { ...ofCase, status: 'open' },
    readers: whoSeesTheCase,
    listers: wholeOffice,
  },
  {
    match: '/offices/{office}/applications/{application}/events/{revision}',
    path: `${application}/events/00001`,
    data: { revision: 1 },
    readers: whoSeesTheCase,
  },
  {
    match: '/offices/{office}/applications/{application}/items/{requirement}',
    path: `${application}/items/kartu-keluarga`,
    data: { verdict: 'waiting' },
    readers: whoSeesTheCase,
  },
  closed(
    '/offices/{office}/applications/{application}/private/{document}',
    `${application}/private/applicant`,
    { officeId: ours.office, search: ['h1'] },
  ),
  {
    match: '/offices/{office}/cards/{application}',
    path: `${office}/cards/a1`,
    data: {
      ...ofCase,
      reference: '23456789AB',
      status: 'open',
      stepKind: 'recap',
      waitingFor: ['counter', `section-head:${ours.section}`],
      submittedAt: 1,
      changedAt: 2,
      awaits: 'agency',
      warnAt: 3,
    },
    readers: whoSeesTheCase,
    listers: wholeOffice,
  },
  {
    match: '/offices/{office}/letters/{letter}',
    path: `${office}/letters/l1`,
    data: { ...ofCase, status: 'issued' },
    readers: whoSeesTheCase,
    listers: wholeOffice,
  },
  closed('/offices/{office}/letters/{letter}/private/{document}', `${office}/letters/l1/private/content`),

  {
    match: '/offices/{office}/bundles/{bundle}',
    path: `${office}/bundles/b1`,
    data: { villageCodes: [ours.village], state: 'sent', files: [] },
    readers: [...wholeOffice, 'village'],
    listers: wholeOffice,
  },
  closed('/offices/{office}/printJobs/{application}', `${office}/printJobs/a1`, {
    officeId: ours.office,
    spoiled: [],
  }),
  {
    match: '/offices/{office}/registers/{register}',
    path: `${office}/registers/umum-2026`,
    data: { next: 2 },
    readers: staffOfTheOffice,
  },
  {
    match: '/offices/{office}/registers/{register}/entries/{entry}',
    path: `${office}/registers/umum-2026/entries/00001`,
    data: { status: 'booked' },
    readers: staffOfTheOffice,
  },
  closed('/offices/{office}/registerNames/{path=**}', `${office}/registerNames/umum-2026`),
  closed('/offices/{office}/registerNames/{path=**}', `${office}/registerNames/umum-2026/names/000001`, {
    v: 1,
    subject: 'Undangan Budi',
  }),
  closed('/offices/{office}/registerNames/{path=**}', `${office}/registerNames/umum-2026/blocks/b1`, {
    v: 1,
    purpose: 'Loket satu',
  }),
  {
    match: '/offices/{office}/outages/{outage}',
    path: `${office}/outages/g1`,
    data: { cause: 'power', pending: false },
    readers: staffOfTheOffice,
  },
  {
    match: '/offices/{office}/emergencySets/{set}',
    path: `${office}/emergencySets/s1`,
    data: { slips: ['7K2Q-01'] },
    readers: staffOfTheOffice,
  },
  closed('/offices/{office}/usedSlips/{code}', `${office}/usedSlips/7K2Q-01`),
  {
    match: '/offices/{office}/appointments/{day}',
    path: `${office}/appointments/ktp-el-baru-2026-11-24`,
    data: { booked: {} },
    readers: staffOfTheOffice,
  },
  closed('/offices/{office}/guestbook/{guest}', `${office}/guestbook/t1`),
  {
    match: '/offices/{office}/queues/{date}',
    path: `${office}/queues/2026-11-24`,
    data: { last: 7 },
    readers: staffOfTheOffice,
  },
  {
    match: '/offices/{office}/queues/{date}/tickets/{ticket}',
    path: `${office}/queues/2026-11-24/tickets/A007`,
    data: { state: 'waiting', takenAt: 1 },
    readers: staffOfTheOffice,
  },

  {
    match: '/offices/{office}/complaints/{complaint}',
    path: `${office}/complaints/c1`,
    data: { status: 'received', distributedTo: [] },
    readers: ['complaints'],
  },
  {
    match: '/offices/{office}/complaints/{complaint}',
    path: `${office}/complaints/c2`,
    data: { status: 'received' },
    readers: ['complaints'],
  },
  {
    match: '/offices/{office}/complaints/{complaint}',
    path: `${office}/complaints/c3`,
    data: { status: 'distributed', distributedTo: [ours.section] },
    readers: ['complaints', 'section-head'],
    listers: ['complaints'],
  },
  closed(
    '/offices/{office}/complaints/{complaint}/private/{document}',
    `${office}/complaints/c3/private/reporter`,
  ),

  closed('/offices/{office}/surveyInvitations/{hash}', `${office}/surveyInvitations/h1`),
  closed('/offices/{office}/surveyInbox/{answer}', `${office}/surveyInbox/i1`),
  closed('/offices/{office}/surveyRunning/{period}', `${office}/surveyRunning/2026-T4`),
  closed('/offices/{office}/surveyPlans/{period}', `${office}/surveyPlans/2026-T3`),
  // Not even where somebody marks one as published.
  closed('/offices/{office}/surveyPublications/{period}', `${office}/surveyPublications/2026-T3`, {
    published: true,
  }),
  {
    match: '/offices/{office}/surveyResponses/{response}',
    path: `${office}/surveyResponses/r1`,
    data: { period: '2026-T4' },
    readers: ['survey'],
  },
  {
    match: '/offices/{office}/surveyPeriods/{period}',
    path: `${office}/surveyPeriods/2026-T3`,
    data: { published: true },
    readers: 'anyone',
    listers: ['survey'],
  },
  {
    match: '/offices/{office}/surveyPeriods/{period}',
    path: `${office}/surveyPeriods/2026-T4`,
    data: { published: false },
    readers: ['survey'],
  },

  {
    match: '/offices/{office}/outbox/{message}',
    path: `${office}/outbox/m1`,
    data: { state: 'due', dueAt: 1 },
    readers: ['admin'],
  },
  {
    match: '/offices/{office}/accessLog/{entry}',
    path: `${office}/accessLog/o1`,
    data: { what: 'case' },
    readers: ['admin'],
  },
  closed('/offices/{office}/batches/{batch}', `${office}/batches/b1`, { state: 'open' }),
  closed('/offices/{office}/batches/{batch}/private/{document}', `${office}/batches/b1/private/dispatch`),
  closed('/offices/{office}/references/{code}', `${office}/references/23456789AB`),
  closed('/offices/{office}/keys/{key}', `${office}/keys/search`),
  closed('/offices/{office}/keys/{key}', `${office}/keys/withheld`),
  closed('/offices/{office}/drafts/{draft}', `${office}/drafts/d1`),
  closed('/offices/{office}/limits/{key}', `${office}/limits/h1`),
  closed('/offices/{office}/jobs/{job}', `${office}/jobs/survey-move`),
  closed('/verifications/{token}', 'verifications/t1'),
];
