import { queueApi } from '../../domain/queue-api.ts';
import { actOnTicket, callNext } from '../usecases/call-ticket.ts';
import { addGuest, guestBook, listGuests } from '../usecases/guest-book.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { giveTicket, makeQueueKiosk } from '../usecases/take-ticket.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Queue numbers at the counter and the guest book: name → endpoint, a part of `staffEndpoints`. */
export function queueEndpoints(deps: ReportDeps): { [K in keyof typeof queueApi]: Endpoint } {
  return {
    makeQueueKiosk: endpoint(queueApi.makeQueueKiosk, (uid, input) => makeQueueKiosk(deps, uid, input)),
    giveTicket: endpoint(queueApi.giveTicket, (uid, input) => giveTicket(deps, uid, input)),
    callNext: endpoint(queueApi.callNext, (uid, input) => callNext(deps, uid, input)),
    actOnTicket: endpoint(queueApi.actOnTicket, (uid, input) => actOnTicket(deps, uid, input)),
    addGuest: endpoint(queueApi.addGuest, (uid, input) => addGuest(deps, uid, input)),
    listGuests: endpoint(queueApi.listGuests, (uid, input) => listGuests(deps, uid, input)),
    guestBook: endpoint(queueApi.guestBook, (uid, input) => guestBook(deps, uid, input)),
  };
}
