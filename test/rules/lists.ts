import { orderBy, type QueryConstraint, where } from 'firebase/firestore';
import { constraintsOf, type QueryId } from '../../web/console/live.ts';
import { ours, theirs } from './actors.ts';
import { application, type Readers } from './documents.ts';

/** A list with a filter. Rules are no filter: whoever asks for more than he sees is denied all of it. */
export interface Listing {
  name: string;
  path: string;
  /** The query as the console makes it, by its id in `web/console/live.ts`. */
  id?: QueryId;
  constraints: readonly QueryConstraint[];
  readers: Readers;
  /** Ids of what it finds past the rules, in order. */
  finds: readonly string[];
}

const wholeOffice = ['counter', 'operator', 'secretary', 'camat', 'admin'];
const office = `offices/${ours.office}`;

type Expected = Pick<Listing, 'readers' | 'finds'>;

const byConsole = (
  id: QueryId,
  values: readonly unknown[],
  name: string,
  path: string,
  expected: Expected,
): Listing => ({ name, path, id, constraints: constraintsOf(id, values), ...expected });

const cardsByConsole = (id: QueryId, values: readonly unknown[], name: string, expected: Expected) =>
  byConsole(id, values, `cards ${name}`, `${office}/cards`, expected);

const ofConsole: readonly Listing[] = [
  cardsByConsole(
    'turn',
    [['counter', 'operator']],
    'whose turn a role is, by those who see the whole office',
    {
      readers: wholeOffice,
      finds: ['a1'],
    },
  ),
  cardsByConsole('turn', [[`section-head:${ours.section}`]], 'whose turn a section head is, not by himself', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole('office', [], 'of the office, by those who see the whole office', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole('status', ['open'], 'of one status, by those who see the whole office', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole(
    'recap',
    ['recap', 'open'],
    'that wait for a recapitulation, by those who see the whole office',
    {
      readers: wholeOffice,
      finds: ['a1'],
    },
  ),
  cardsByConsole('reference', ['23456789AB'], 'of one reference, by those who see the whole office', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole('awaiting', [['applicant', 'agency']], 'that wait for somebody outside', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole('promised', ['open', 0], 'by their warning, by those who see the whole office', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole(
    'promised-sections',
    ['open', [ours.section], 0],
    'by their warning, by the section’s head',
    {
      readers: [...wholeOffice, 'section-head'],
      finds: ['a1'],
    },
  ),
  cardsByConsole(
    'promised-villages',
    ['open', [ours.village], 0],
    'by their warning, by the village’s officer',
    {
      readers: [...wholeOffice, 'village'],
      finds: ['a1'],
    },
  ),
  cardsByConsole('sections', [[ours.section]], 'of a section, by its head', {
    readers: [...wholeOffice, 'section-head'],
    finds: ['a1'],
  }),
  cardsByConsole('sections', [[theirs.section]], 'of another section, by that one’s head', {
    readers: [...wholeOffice, 'section-head of another section'],
    finds: [],
  }),
  cardsByConsole('sections', [[ours.section, theirs.section]], 'of two sections, by no head of one alone', {
    readers: wholeOffice,
    finds: ['a1'],
  }),
  cardsByConsole('villages', [[ours.village]], 'of a village, by its officer', {
    readers: [...wholeOffice, 'village'],
    finds: ['a1'],
  }),
  cardsByConsole('villages', [[theirs.village]], 'of another village, by that one’s officer', {
    readers: [...wholeOffice, 'village of another village'],
    finds: [],
  }),
  cardsByConsole(
    'villages',
    [[ours.village, theirs.village]],
    'of two villages, by no officer of one alone',
    {
      readers: wholeOffice,
      finds: ['a1'],
    },
  ),
  byConsole('events', [], 'what happened to a case, by those who see it', `${application}/events`, {
    readers: [...wholeOffice, 'section-head', 'village'],
    finds: ['00001'],
  }),
  byConsole('staff', [], 'colleagues, by whoever works for the office', `${office}/staff`, {
    readers: [
      ...wholeOffice,
      'section-head',
      'section-head of another section',
      'village',
      'village of another village',
      'complaints',
      'survey',
    ],
    finds: ['u1'],
  }),
  byConsole(
    'tickets',
    [],
    'numbers of a day, by whoever works for the office',
    `${office}/queues/2026-11-24/tickets`,
    {
      readers: [
        ...wholeOffice,
        'section-head',
        'section-head of another section',
        'village',
        'village of another village',
        'complaints',
        'survey',
      ],
      finds: ['A007'],
    },
  ),
  byConsole('calendars', [true], 'days off, as anyone reads them', `${office}/calendar`, {
    readers: 'anyone',
    finds: ['2026'],
  }),
];

/** Papers that carry sections and village codes, asked for as no screen does yet. */
const ofCases = [
  ['applications', 'a1'],
  ['letters', 'l1'],
].flatMap(([kind = '', id = '']): Listing[] => {
  const path = `${office}/${kind}`;
  return [
    {
      name: `${kind} of a section, by its head`,
      path,
      constraints: [where('sections', 'array-contains', ours.section)],
      readers: [...wholeOffice, 'section-head'],
      finds: [id],
    },
    {
      name: `${kind} of a village, by its officer`,
      path,
      constraints: [where('villageCodes', 'array-contains', ours.village)],
      readers: [...wholeOffice, 'village'],
      finds: [id],
    },
  ];
});

const ofPublished = [
  ['standards', 'layang-layang'],
  ['decrees', 'd1'],
  ['calendar', '2026'],
  ['surveyPeriods', '2026-T3'],
].map(([path = '', id = '']): Listing => ({
  name: `published ${path}, by anyone`,
  path: `${office}/${path}`,
  constraints: [where('published', '==', true)],
  readers: 'anyone',
  finds: [id],
}));

export const listings: readonly Listing[] = [
  ...ofConsole,
  ...ofCases,
  ...ofPublished,
  {
    name: 'withheld periods of the survey, by the survey officer',
    path: `${office}/surveyPeriods`,
    constraints: [where('published', '==', false)],
    readers: ['survey'],
    finds: ['2026-T4'],
  },
  {
    name: 'complaints of a section, by its head',
    path: `${office}/complaints`,
    constraints: [where('distributedTo', 'array-contains-any', [ours.section])],
    readers: ['complaints', 'section-head'],
    finds: ['c3'],
  },
  {
    name: 'complaints not yet distributed, by the complaint officer alone',
    path: `${office}/complaints`,
    constraints: [where('status', '==', 'received'), orderBy('__name__')],
    readers: ['complaints'],
    finds: ['c1', 'c2'],
  },
];
