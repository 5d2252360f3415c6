import { localDay } from '../domain/calendar.ts';
import { formOf } from '../domain/form.ts';
import { paths } from '../domain/paths.ts';
import { isRunnable } from '../domain/standard-problems.ts';
import { getService } from '../functions/usecases/browse.ts';
import { draftRequirements, saveDraftFields, setBringsPaper } from '../functions/usecases/edit-draft.ts';
import type { LetterDeps } from '../functions/usecases/ports.ts';
import { switchOwnIntake } from '../functions/usecases/set-own-intake.ts';
import { switchService } from '../functions/usecases/set-service-open.ts';
import { appoint } from '../functions/usecases/set-staff.ts';
import { startDraft } from '../functions/usecases/start-draft.ts';
import { submitDraft } from '../functions/usecases/submit-application.ts';
import { accountOf, connect, granted, importAll } from './connect.ts';
import type { OfficeFolder } from './standards-files.ts';
import { demoApplications, demoOwnIntake, demoPassword, demoStaff } from './demo-data.ts';
import { seedSurvey } from './demo-survey.ts';

/**
 * Demo data for the emulators: offices and standards from `standards/`, one account per role, two cases, survey answers.
 * Runs at every start and adds only what is missing. Prints the accounts as JSON lines.
 */

const demoMark = (officeId: string) => paths.job(officeId, 'demo-data');

async function seedStaff(deps: LetterDeps, officeId: string): Promise<void> {
  for (const { account, ...member } of demoStaff[officeId] ?? []) {
    const email = `${account}@${officeId}.example`;
    const uid = await accountOf(email, member.name, demoPassword);
    if (!(await deps.documents.get(paths.staff(officeId, uid)))) {
      granted(
        await appoint(deps, {
          v: 1,
          uid,
          officeId,
          email,
          active: true,
          deputies: [],
          nip: '19800101 200501 1 001',
          ...member,
        }),
        `Appointing ${email}`,
      );
    }
    console.log(JSON.stringify({ office: officeId, role: member.post, email, password: demoPassword }));
  }
}

/** Opens what Loket can carry out, through the same guard as an administrator's switch. */
async function openServices(deps: LetterDeps, { office, services }: OfficeFolder): Promise<void> {
  const today = localDay(deps.now(), office.hours.zone);
  for (const { serviceId } of services.filter(isRunnable)) {
    granted(
      await switchService(deps, { office, today }, serviceId, true),
      `Opening ${office.id}/${serviceId}`,
    );
  }
}

/** Where the standard leads to a system run by others, the demonstration takes these in by itself all the same. */
async function openOwnIntake(deps: LetterDeps, officeId: string): Promise<void> {
  for (const serviceId of demoOwnIntake[officeId] ?? [])
    granted(await switchOwnIntake(deps, officeId, serviceId, true), `Own intake of ${officeId}/${serviceId}`);
}

async function seedCases(deps: LetterDeps, officeId: string, village: string): Promise<void> {
  for (const { serviceId, input } of demoApplications.filter((demo) => demo.officeId === officeId)) {
    const { draftId, secret } = granted(await startDraft(deps, { officeId, serviceId }), serviceId);
    const access = { officeId, draftId, secret };
    const standard = await getService(deps, officeId, serviceId);
    if (!standard) throw new Error(`${serviceId} was not imported`);
    const fields = new Set(
      formOf(standard.definition).flatMap((group) => group.fields.map((field) => field.id)),
    );
    const typed = Object.fromEntries(Object.entries({ ...input, village }).filter(([id]) => fields.has(id)));
    const { draft } = granted(await saveDraftFields(deps, access, typed), 'Filling a demo form');
    for (const { id } of draftRequirements(draft, standard)) {
      granted(await setBringsPaper(deps, access, id, true), `Demo requirement ${id}`);
    }
    granted(await submitDraft(deps, access), `Sending the demo case ${serviceId}`);
  }
}

// These accounts have a published password: they must never reach a real project.
if (!process.env['FIRESTORE_EMULATOR_HOST'] || !process.env['FIREBASE_AUTH_EMULATOR_HOST']) {
  throw new Error(
    'Demo data goes into emulators only: FIRESTORE_EMULATOR_HOST or FIREBASE_AUTH_EMULATOR_HOST is not set.',
  );
}
const deps = connect();
for (const folder of await importAll(deps)) {
  const { office, services } = folder;
  await seedStaff(deps, office.id);
  if (await deps.documents.get(demoMark(office.id))) continue;
  await openServices(deps, folder);
  await openOwnIntake(deps, office.id);
  await seedCases(deps, office.id, office.villages[0]?.code ?? '');
  await seedSurvey(
    deps,
    office,
    services.map(({ serviceId }) => serviceId),
  );
  await deps.documents.commit([{ do: 'set', path: demoMark(office.id), data: { v: 1, at: deps.now() } }]);
}
