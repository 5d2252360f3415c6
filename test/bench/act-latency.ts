import { call, demoAccount, granted, signIn, suiteWorld, unsignedAppCheck } from '../fixtures/emulator.ts';
import { allInOrder, officeId, submitted } from '../fixtures/skck.ts';

const warmUps = 5;
const rounds = 30;

/** Milliseconds from sending to the answer of one act (a check) over HTTP, each on a case of its own. Sorted. */
export async function measureActs(): Promise<number[]> {
  const world = suiteWorld();
  const { email, password } = demoAccount('loket@kejayan.example');
  const { idToken } = await signIn(email, password);
  const times: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const { applicationId } = await submitted(world.deps);
    const input = { officeId, applicationId, revision: 1, actId: world.deps.newId(), acts: [allInOrder] };
    const start = performance.now();
    const { result } = await call('staff', 'actOnApplication', input, {
      idToken,
      appCheck: unsignedAppCheck,
    });
    const took = performance.now() - start;
    if (!result) throw new Error('The act was not answered');
    granted(result);
    if (round >= warmUps) times.push(took);
  }
  await world.close();
  return times.sort((a, b) => a - b);
}
