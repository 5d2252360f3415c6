import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../domain/application.ts';
import type { Act } from '../../domain/application.ts';
import { offers } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { stepOf, stepsOf } from '../../domain/route.ts';
import { requirementsFor } from '../../domain/standard.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import type { Performer } from '../../domain/roles.ts';
import { root } from '../../tools/bootstrap.mjs';
import { demoStaff } from '../../tools/demo-data.ts';
import { readOffices } from '../../tools/standards-files.ts';
import { filledForm } from '../fixtures/cases.ts';
import {
  call,
  demoAccount,
  granted,
  signIn,
  suiteWorld,
  unsignedAppCheck,
  untilDocument,
  type World,
} from '../fixtures/emulator.ts';
import { fitting } from '../fixtures/engine-case.ts';

/**
 * One service of each shape of `facts/workflows.md` §2, taken in and carried to its end over HTTP by the people whose turn it is, letters
 * prepared and issued by the real triggers. Numbers are those of the decrees' own lists (§1).
 */
const shapes: readonly (readonly [shape: string, office: string, order: number])[] = [
  ['W1 check, then sign what was brought', 'juai', 2],
  ['W2 second desk before the signer', 'lekok', 7],
  ['W3 number before signature', 'perak', 1],
  ['W4 the office drafts', 'juai', 7],
  ['W5 village file analysed', 'kejayan', 17],
  ['W6 one paraf', 'kejayan', 6],
  ['W7 two gates, two parafs', 'kejayan', 15],
  ['W8 field survey', 'lekok', 9],
  ['W9 consult, minute, recommend', 'kejayan', 13],
  ['W10 selection run by the village', 'lekok', 16],
  ['W11 outcomes only', 'lekok', 17],
  ['W12 batch', 'juai', 1],
  ['W13 register and forward', 'juai', 5],
  ['W14 periodic village report', 'juai', 6],
  ['W15 KK by three channels', 'balongbendo', 2],
  ['W16 with biometric capture', 'balongbendo', 5],
  ['W17 card without capture', 'balongbendo', 8],
  ['W18 print at the counter', 'perak', 7],
  ['W19 scan, outside TTE, local print', 'perak', 8],
  ['W20 assisted activation', 'balongbendo', 9],
  ['W21 online only, in a system run by others', 'balongbendo', 10],
  ['W22 counter or online letter', 'balongbendo', 11],
  ['W23 legalisation', 'balongbendo', 14],
  ['W24 given at the desk', 'lekok', 1],
  ['W25 escalating consultation', 'kejayan', 1],
  ['W26 session on request', 'kejayan', 2],
  ['W27 information, or a reasoned refusal', 'kejayan', 3],
  ['W28 complaint', 'balongbendo', 17],
  ['W29 programme and coaching', 'juai', 12],
  ['W30 data collection', 'juai', 13],
  ['W31 payment', 'kejayan', 16],
  ['W32 steps not in the text', 'perak', 4],
];

const offices = readOffices(root);

let world: World;
beforeAll(() => {
  world = suiteWorld();
});
afterAll(() => world.close());

const tokens = new Map<string, Promise<{ uid: string; idToken: string }>>();

/** The demo account that holds a post; asked for once. */
function signedIn(officeId: string, { role, section }: Performer) {
  const member = demoStaff[officeId]?.find(
    ({ roles, sections }) => roles.includes(role) && (section === undefined || sections.includes(section)),
  );
  if (!member) throw new Error(`${officeId} has nobody as ${role} ${section ?? ''}`);
  const email = `${member.account}@${officeId}.example`;
  const known = tokens.get(email);
  if (known) return known;
  const { password } = demoAccount(email);
  const fresh = signIn(email, password);
  tokens.set(email, fresh);
  return fresh;
}

async function ask(by: Performer, officeId: string, callable: 'staff' | 'desk', name: string, input: object) {
  const { idToken } = await signedIn(officeId, by);
  const { status, result } = await call(
    callable,
    name,
    { officeId, ...input },
    { idToken, appCheck: unsignedAppCheck },
  );
  expect(status).toBe(200);
  if (!result) throw new Error(`${name} did not answer`);
  return granted(result) as Record<string, unknown>;
}

/** Taken in at the counter; where that is no door of it, noted down from the system through which it came. */
async function takenIn(standard: ServiceStandard): Promise<string> {
  const { officeId, serviceId, definition } = standard;
  const office = offices.find((folder) => folder.office.id === officeId)?.office;
  if (!office) throw new Error(`no office ${officeId}`);
  if (!definition.doors.includes('counter')) return recorded(standard, filledForm(definition, office));
  const door = 'counter';
  const input = filledForm(definition, office);
  const facts = { door, variant: input['variant'], answers: input } as const;
  const taken = await ask({ role: door }, officeId, 'staff', 'takeIn', {
    applicationId: world.deps.newId(),
    secret: world.deps.newSecret(),
    serviceId,
    door,
    input,
    brought: requirementsFor(definition, facts).map(({ id }) => id),
  });
  return String(taken['applicationId']);
}

async function recorded(
  { officeId, serviceId, definition }: ServiceStandard,
  input: Record<string, string>,
): Promise<string> {
  const applicationId = world.deps.newId();
  await ask({ role: 'operator' }, officeId, 'staff', 'recordOutside', {
    applicationId,
    secret: world.deps.newSecret(),
    serviceId,
    door: definition.doors[0],
    input,
    outsideReference: 'SPRJ-0001',
    receivedAt: world.deps.now() - 60_000,
  });
  return applicationId;
}

async function stateOf(officeId: string, id: string): Promise<Application> {
  const stored = await world.deps.documents.get(paths.application(officeId, id));
  return Application.parse(stored?.data);
}

/** What comes next on the straight way: of an appointment or a hearing the second act follows the first. */
function nextOf({ definition }: ServiceStandard, application: Application) {
  const open = offers(definition, application);
  return open.find(({ act }) => act === 'hear' || act === 'attend') ?? open[0];
}

async function oneStep(standard: ServiceStandard, application: Application): Promise<void> {
  const { officeId, definition } = standard;
  const { id: applicationId, revision } = application;
  const offer = nextOf(standard, application);
  if (!offer) throw new Error(`nothing is offered at ${application.step}`);
  const path = paths.application(officeId, applicationId);
  if (offer.act === 'prepare') {
    await untilDocument(world, path, ({ letter }) => letter?.status === 'prepared');
    return;
  }
  if (offer.act === 'issue') {
    await untilDocument(world, path, ({ letter }) => letter?.status === 'issued');
    return;
  }
  const [by] = offer.by;
  if (!by) throw new Error(`nobody does ${offer.act} at ${application.step}`);
  const actId = world.deps.newId();
  if (offer.act === 'approve') {
    const { sha256 } = await ask(by, officeId, 'desk', 'openLetter', { applicationId });
    await ask(by, officeId, 'desk', 'approveLetter', { applicationId, revision, actId, sha256 });
    return;
  }
  const now = world.deps.now();
  const here = { definition, birth: application, events: [], state: application, now };
  const acts = [await filledIn(standard, application, fitting(here, offer.act))];
  await ask(by, officeId, 'staff', 'actOnApplication', { applicationId, revision, actId, acts });
}

/** What only this office knows: who signs, which slots are free. */
async function filledIn(standard: ServiceStandard, application: Application, act: Act): Promise<Act> {
  const { officeId, definition } = standard;
  if (act.act === 'sign-on-paper') {
    const step = stepOf(definition, application);
    const [signer] = step?.by ?? [];
    if (!signer) throw new Error('nobody signs');
    return { ...act, signerUid: (await signedIn(officeId, signer)).uid };
  }
  if (act.act === 'book') {
    const { slots } = await ask({ role: 'counter' }, officeId, 'staff', 'freeSlots', {
      applicationId: application.id,
    });
    return { ...act, at: (slots as { at: number }[])[0]?.at ?? 0 };
  }
  return act;
}

describe('one service of each shape, over HTTP', () => {
  it.each(shapes)('%s (%s %i)', { timeout: 120_000 }, async (_shape, officeId, order) => {
    const standard = offices
      .find(({ office }) => office.id === officeId)
      ?.services.find(({ source }) => source.order === order);
    if (!standard) throw new Error(`${officeId} has no service ${String(order)}`);
    const id = await takenIn(standard);
    let application = await stateOf(officeId, id);
    for (let steps = 0; application.status !== 'closed'; steps += 1) {
      expect(steps).toBeLessThan(40);
      await oneStep(standard, application);
      application = await stateOf(officeId, id);
    }
    expect(application).toMatchObject({ status: 'closed', step: 'done' });
    expect(application.done).toEqual(stepsOf(standard.definition, application).map((step) => step.id));
  });
});
