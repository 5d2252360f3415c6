import { readdirSync, readFileSync } from 'node:fs';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { OfficeCalendar } from '../domain/calendar.ts';
import { formOf } from '../domain/form.ts';
import { paths } from '../domain/paths.ts';
import type { Result } from '../domain/result.ts';
import { letters } from '../functions/letters/letters.ts';
import { firebaseAccounts } from '../functions/store/accounts.ts';
import { storageFiles } from '../functions/store/files.ts';
import { firestoreDocuments } from '../functions/store/firestore.ts';
import { surroundings } from '../functions/surroundings.ts';
import { answerWrites } from '../functions/usecases/answer-survey.ts';
import { draftRequirements, saveDraftFields, setBringsPaper } from '../functions/usecases/edit-draft.ts';
import { importStandards } from '../functions/usecases/import-standards.ts';
import type { LetterDeps } from '../functions/usecases/ports.ts';
import { appoint } from '../functions/usecases/set-staff.ts';
import { startDraft } from '../functions/usecases/start-draft.ts';
import { submitDraft } from '../functions/usecases/submit-application.ts';
import { getService } from '../functions/usecases/browse.ts';
import { readOffices } from './check-standards.ts';
import { demoAnswers, demoApplications, demoPassword, demoStaff } from './demo-data.ts';

/**
 * Demo data for the emulators: offices and standards from `standards/`, one account per role, two cases, four survey answers.
 * Runs at every start and adds only what is missing. Prints the accounts as JSON lines.
 */

const root = new URL('..', import.meta.url);
const demoMark = (officeId: string) => paths.job(officeId, 'demo-data');

function granted<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function accountOf(email: string, name: string): Promise<string> {
  const auth = getAuth();
  const known = await auth.getUserByEmail(email).catch(() => undefined);
  return (
    known ??
    (await auth.createUser({ email, password: demoPassword, displayName: name, emailVerified: true }))
  ).uid;
}

async function seedOffice(deps: LetterDeps, folder: ReturnType<typeof readOffices>[number]): Promise<void> {
  const { office, decree, services } = folder;
  const calendarsAt = new URL(`standards/${office.id}/`, root);
  const calendars = readdirSync(calendarsAt)
    .filter((file) => file.startsWith('calendar-'))
    .map((file) => OfficeCalendar.parse(JSON.parse(readFileSync(new URL(file, calendarsAt), 'utf8'))));
  granted(
    await importStandards(deps, { office, decree, calendars, services: [...services] }),
    `Importing ${office.id}`,
  );
}

async function seedStaff(deps: LetterDeps, officeId: string): Promise<void> {
  for (const { account, ...member } of demoStaff[officeId] ?? []) {
    const email = `${account}@${officeId}.example`;
    const uid = await accountOf(email, member.name);
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

async function seedCases(deps: LetterDeps, officeId: string): Promise<void> {
  for (const { serviceId, input } of demoApplications.filter((demo) => demo.officeId === officeId)) {
    const { draftId, secret } = granted(await startDraft(deps, { officeId, serviceId }), serviceId);
    const access = { officeId, draftId, secret };
    const standard = await getService(deps, officeId, serviceId);
    if (!standard) throw new Error(`${serviceId} was not imported`);
    const village = demoVillages.get(officeId) ?? '';
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

async function seedSurvey(deps: LetterDeps, officeId: string, serviceId: string): Promise<void> {
  for (const answer of demoAnswers) {
    await deps.documents.commit(
      await answerWrites(deps, officeId, { serviceId, channel: 'counter-qr', answer }),
    );
  }
}

const demoVillages = new Map<string, string>();

async function seed(): Promise<void> {
  const projectId = process.env['GCLOUD_PROJECT'] ?? 'demo-loket';
  initializeApp({ projectId, storageBucket: process.env['STORAGE_BUCKET'] ?? `${projectId}.appspot.com` });
  const firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  const deps: LetterDeps = {
    ...surroundings,
    documents: firestoreDocuments(firestore),
    files: storageFiles(getStorage().bucket()),
    accounts: firebaseAccounts(getAuth()),
    mailer: { send: () => Promise.reject(new Error('Demo data sends no mail')) },
    letters: letters(),
    settings: { publicUrl: '' },
  };
  const folders = readOffices(new URL('.', root).pathname);
  for (const folder of folders) await seedOffice(deps, folder);
  for (const { office, services } of folders) {
    demoVillages.set(office.id, office.villages[0]?.code ?? '');
    await seedStaff(deps, office.id);
    if (await deps.documents.get(demoMark(office.id))) continue;
    await seedCases(deps, office.id);
    await seedSurvey(deps, office.id, services[0]?.serviceId ?? '');
    await deps.documents.commit([{ do: 'set', path: demoMark(office.id), data: { v: 1, at: deps.now() } }]);
  }
}

await seed();
