import { registersApi as api } from '../../domain/registers-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { releaseBlock, reserveNumbers, useBlockNumber } from '../usecases/register-block.ts';
import { exportHandOvers, exportRegister } from '../usecases/register-export.ts';
import { readHandOvers } from '../usecases/register-hand-overs.ts';
import { insertBookNumber } from '../usecases/register-insert.ts';
import { openRegisters, readRegister } from '../usecases/register-read.ts';
import { startBook } from '../usecases/register-start.ts';
import { takeBookNumber } from '../usecases/register-take.ts';
import { voidBookNumber } from '../usecases/register-void.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Register books: read, print, export, and numbers beside Loket. Name → endpoint, a part of `staffEndpoints`. */
export function registersEndpoints(deps: ReportDeps): { [K in keyof typeof api]: Endpoint } {
  return {
    openRegisters: endpoint(api.openRegisters, (uid, input) => openRegisters(deps, uid, input)),
    readRegister: endpoint(api.readRegister, (uid, input) => readRegister(deps, uid, input)),
    exportRegister: endpoint(api.exportRegister, (uid, input) => exportRegister(deps, uid, input)),
    takeBookNumber: endpoint(api.takeBookNumber, (uid, input) => takeBookNumber(deps, uid, input)),
    insertBookNumber: endpoint(api.insertBookNumber, (uid, input) => insertBookNumber(deps, uid, input)),
    voidBookNumber: endpoint(api.voidBookNumber, (uid, input) => voidBookNumber(deps, uid, input)),
    reserveNumbers: endpoint(api.reserveNumbers, (uid, input) => reserveNumbers(deps, uid, input)),
    useBlockNumber: endpoint(api.useBlockNumber, (uid, input) => useBlockNumber(deps, uid, input)),
    releaseBlock: endpoint(api.releaseBlock, (uid, input) => releaseBlock(deps, uid, input)),
    startBook: endpoint(api.startBook, (uid, input) => startBook(deps, uid, input)),
    readHandOvers: endpoint(api.readHandOvers, (uid, input) => readHandOvers(deps, uid, input)),
    exportHandOvers: endpoint(api.exportHandOvers, (uid, input) => exportHandOvers(deps, uid, input)),
  };
}
