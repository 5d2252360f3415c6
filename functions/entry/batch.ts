import { batchApi } from '../../domain/batch-api.ts';
import { setRecurring, villageDuties } from '../usecases/batch-duties.ts';
import { continueBatch, makeBatch, sendBatch, signBatch, takeOutOfBatch } from '../usecases/batch-make.ts';
import { listBatches, openBatch } from '../usecases/batch-open.ts';
import { batchFile, closeBatch } from '../usecases/batch-papers.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Lists made of many cases (recapitulations) and what villages owe each month. Name → endpoint, a part of `staffEndpoints`. */
export function batchEndpoints(deps: ReportDeps): { [K in keyof typeof batchApi]: Endpoint } {
  return {
    listBatches: endpoint(batchApi.listBatches, (uid, input) => listBatches(deps, uid, input)),
    openBatch: endpoint(batchApi.openBatch, (uid, input) => openBatch(deps, uid, input)),
    makeBatch: endpoint(batchApi.makeBatch, (uid, input) => makeBatch(deps, uid, input)),
    continueBatch: endpoint(batchApi.continueBatch, (uid, input) => continueBatch(deps, uid, input)),
    takeOutOfBatch: endpoint(batchApi.takeOutOfBatch, (uid, input) => takeOutOfBatch(deps, uid, input)),
    closeBatch: endpoint(batchApi.closeBatch, (uid, input) => closeBatch(deps, uid, input)),
    signBatch: endpoint(batchApi.signBatch, (uid, input) => signBatch(deps, uid, input)),
    sendBatch: endpoint(batchApi.sendBatch, (uid, input) => sendBatch(deps, uid, input)),
    batchFile: endpoint(batchApi.batchFile, (uid, input) => batchFile(deps, uid, input)),
    villageDuties: endpoint(batchApi.villageDuties, (uid, input) => villageDuties(deps, uid, input)),
    setRecurring: endpoint(batchApi.setRecurring, (uid, input) => setRecurring(deps, uid, input)),
  };
}
